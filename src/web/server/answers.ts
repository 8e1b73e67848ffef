import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { BuiltFile } from './files.ts';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

type Packing = 'br' | 'gzip' | undefined;

/** The packing a browser takes, the smaller first. */
function packingFor(request: Request): Packing {
  const accepted = (request.headers.get('accept-encoding') ?? '').toLowerCase();
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : undefined;
}

function isUnchanged(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match');
  return known !== null && known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

/** A built file, packed as the browser takes it; hashed ones are kept for ever. */
export function answerFile(request: Request, file: BuiltFile): Response {
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    etag: file.etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (isUnchanged(request, file.etag)) return new Response(null, { status: 304, headers });
  const wanted = packingFor(request);
  const packing = wanted && file[wanted] ? wanted : undefined;
  if (packing) headers.set('content-encoding', packing);
  const body = packing ? file[packing]! : file.plain;
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** A page. Packed when that pays; a page that did not change since the reader's copy is not sent again. */
export async function answerPage(request: Request, status: number, html: string, headers: Headers): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8');
  const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 20)}"`;
  if (status === 200) headers.set('etag', etag);
  headers.append('vary', 'accept-encoding, cookie');
  if (status === 200 && isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
  const plain = Buffer.from(html);
  const packing = plain.byteLength > 1000 ? packingFor(request) : undefined;
  const body = await pack(plain, packing);
  if (packing) headers.set('content-encoding', packing);
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}

function pack(plain: Buffer<ArrayBuffer>, packing: Packing): Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> {
  if (packing === 'br') {
    return packBrotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
    });
  }
  return packing === 'gzip' ? packGzip(plain, { level: 6 }) : plain;
}
