import type { Answer, TestHub } from './hub.ts';

/** A browser: it keeps its cookies. */
export function browser(hub: TestHub, peer = '192.0.2.1') {
  const cookies = new Map<string, string>();
  async function send(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = { origin: 'http://hub.test', 'user-agent': 'Test browser' };
    if (cookies.size > 0) headers['cookie'] = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await hub.fetch(
      new Request(`http://hub.test/api${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      { peer },
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const answered = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.status, headers: response.headers, body: answered };
  }
  return {
    cookies,
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    delete: (path: string) => send('DELETE', path),
  };
}

/** The newest code in a mailbox. */
export async function codeFor(hub: TestHub, email: string): Promise<string> {
  await hub.jobs.drain();
  const mail = await hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? 'no code';
}

/** What the browser sends to say who it is. */
export function headersOf(visitor: ReturnType<typeof browser>): Headers {
  return new Headers({ cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
}
