import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';

export interface Visit {
  readonly status: number;
  /** Milliseconds from asking until the first byte of the answer. */
  readonly firstByte: number;
  /** Bytes of the body as sent. */
  readonly bytes: number;
  readonly body: Buffer;
  readonly text: string;
}

/** Asks for an address as a browser does, compressed, and times the first byte. */
export function visit(url: string): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asking = request(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const firstByte = performance.now() - started;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
        resolve({ status: response.statusCode ?? 0, firstByte, bytes: body.byteLength, body, text });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** What a page fetches besides itself, pictures left out: style sheets and scripts. */
export function partsOf(html: string): string[] {
  const links = [...html.matchAll(/<link[^>]+rel="(?:stylesheet|modulepreload)"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1],
  );
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source);
  return [...new Set([...links, ...scripts].filter((address) => address !== undefined))];
}
