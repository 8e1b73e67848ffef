import { expect, test } from 'vitest';
import fc from 'fast-check';
import { downloadResponse, fileName } from './download.ts';

const disposition = (name: string, more: { type?: string; inline?: boolean } = {}) =>
  downloadResponse({ type: 'application/pdf', name, body: 'x', ...more }).headers.get('content-disposition') ?? '';

test('a name goes out as it is and in ASCII', () => {
  expect(fileName('quote 1.pdf')).toBe(`filename="quote 1.pdf"; filename*=UTF-8''quote%201.pdf`);
  expect(fileName('報價單 (1).pdf')).toBe(`filename="___ (1).pdf"; filename*=UTF-8''%E5%A0%B1%E5%83%B9%E5%96%AE%20%281%29.pdf`);
  expect(fileName(`it's "50%" *.pdf`)).toBe(`filename="it's _50__ *.pdf"; filename*=UTF-8''it%27s%20%2250%25%22%20%2A.pdf`);
});

test('no name breaks out of the header, hides its ending or names a folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const value = disposition(name);
      expect(value).toMatch(/^attachment; filename="[^"\\%/\r\n]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/);
    }),
  );
  expect(fileName('report\u202Efdp.exe')).toContain("UTF-8''report_fdp.exe");
  expect(fileName('../../etc/passwd')).toContain('filename=".._.._etc_passwd"');
  expect(fileName('half \uD800 pair')).toContain('%EF%BF%BD');
});

test('only pictures and papers may be shown in the page; everything is kept from running', () => {
  expect(disposition('a.pdf', { inline: true })).toMatch(/^inline;/);
  expect(disposition('a.svg', { inline: true, type: 'image/svg+xml' })).toMatch(/^attachment;/);
  expect(disposition('a.html', { inline: true, type: 'text/html' })).toMatch(/^attachment;/);
  const { headers } = downloadResponse({ type: 'text/html', name: 'a.html', body: '<script>' });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
});
