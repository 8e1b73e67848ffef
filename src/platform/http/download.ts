import type { Download } from './route.ts';

/** What may be shown in the page rather than saved: pictures and papers. Nothing that a browser would run. */
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * Bytes on their way out. Whatever they are, a browser saves them or shows them without letting them run, guess their type or
 * reach anything: they came from people.
 */
export function downloadResponse({ type, name, body, inline }: Download): Response {
  const way = inline === true && shown.has(type) ? 'inline' : 'attachment';
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `${way}; ${fileName(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}

/** A name in both ways of RFC 6266: in ASCII for what is old, and as it is (RFC 8187). Neither can break out of the header. */
export function fileName(name: string): string {
  const whole = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_');
  const plain = whole.replaceAll(/[^\x20-\x7E]|["%]/g, '_');
  const encoded = encodeURIComponent(whole).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
