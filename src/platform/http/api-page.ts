import { html } from 'hono/html';
import { accessWords } from './openapi.ts';
import type { Routes } from './route.ts';
import { scopeOf } from './scopes.ts';

const style = `
  :root { color-scheme: light dark; --ink: light-dark(#10222E, #E8EEF1); --muted: light-dark(#55626B, #A3B3BC);
    --line: light-dark(#DDD9D0, #2A3D48); --link: light-dark(#0B4F6C, #7CC0DE); }
  body { margin: 0 auto; padding: 24px 16px 64px; max-width: 1040px; background: light-dark(#FBFAF7, #0E1A21); color: var(--ink);
    font: 16px/1.6 system-ui, sans-serif; }
  a { color: var(--link); }
  h1 { font-size: 28px; line-height: 1.25; } h2 { font-size: 22px; margin-top: 48px; }
  dl { margin: 0; } dt { padding-top: 12px; border-top: 1px solid var(--line); margin-top: 12px; overflow-wrap: anywhere; }
  dd { margin: 0 0 4px; color: var(--muted); }
  code { font: 14px/1.5 ui-monospace, monospace; } b { display: inline-block; min-width: 64px; }
  :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }`;

/** What a token needs there, after who may. */
function scopeWords(key: string, route: Routes[string]) {
  if (route.sessionOnly === true) return ' Not with a token.';
  const scope = scopeOf(key, route);
  return scope === undefined ? '' : html` Scope <code>${scope}</code>.`;
}

/** The API as a page a person can read: every route, what it does and who may. The same table serves and documents it. */
export function apiPage(routes: Routes, version: string) {
  const lines = Object.entries(routes).map(([key, route]) => {
    const [method = '', path = ''] = key.split(' ');
    return { group: path.split('/')[1] ?? '', key, method, path, route };
  });
  const groups = [...Map.groupBy(lines, (line) => line.group)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The API of this hub</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>The API of this hub</h1>
          <p>
            Everything the pages do, they do through these addresses, and so can you. Version ${version}. For programs:
            <a href="/api/openapi.json">OpenAPI 3.1</a>. What is refused comes as problem details (RFC 9457) with a code and, for
            a form, its fields. Amounts are whole numbers of the smallest part of a unit, as text. Instants are ISO 8601 in UTC.
          </p>
          <p>
            Programs sign in with a personal token, made on the <a href="/en/portal/account">account page</a>:
            <code>Authorization: Bearer cw_…</code>. A token has the scopes it was given and never more than its person may do.
          </p>
          ${groups.map(
            ([group, own]) =>
              html`<h2 id="${group}">${group}</h2>
                <dl>
                  ${own.map(
                    ({ key, method, path, route }) =>
                      html`<dt>
                          <code><b>${method}</b> /api${path}</code>
                        </dt>
                        <dd>${route.summary}. ${accessWords(route.access)}.${scopeWords(key, route)}</dd>`,
                  )}
                </dl>`,
          )}
        </main>
      </body>
    </html>`;
}
