import { createHmac, timingSafeEqual } from 'node:crypto';

/** The name of the session's cookie, as the sign-in library writes it. */
export function cookieName(address: string): string {
  return `${address.startsWith('https:') ? '__Secure-' : ''}causeway.session_token`;
}

/** The session token of a request, when the cookie carries our signature. */
export function sessionToken(headers: Headers, name: string, secret: string): string | undefined {
  const value = cookieValue(headers.get('cookie') ?? '', name);
  if (value === undefined) return undefined;
  const cut = value.lastIndexOf('.');
  if (cut < 1) return undefined;
  const token = value.slice(0, cut);
  const given = Buffer.from(value.slice(cut + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const cut = part.indexOf('=');
    if (cut === -1 || part.slice(0, cut).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(cut + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
