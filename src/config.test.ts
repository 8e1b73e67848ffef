import { expect, test } from 'vitest';
import { ConfigProblem, readConfig } from './config.ts';

test('with nothing set it is the demonstration on its own database', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, address: 'http://127.0.0.1:8080', demo: true, database: undefined });
});

test('a server database ends the demonstration unless it is asked for', () => {
  const real = {
    DATABASE_URL: 'postgres://u:p@db/c',
    CAUSEWAY_SECRET: 'x'.repeat(32),
    CAUSEWAY_URL: 'https://hub.example/',
    SMTP_URL: 'smtp://mail',
    MAIL_FROM: 'hub@hub.example',
  };
  expect(readConfig(real)).toMatchObject({ demo: false, address: 'https://hub.example' });
  expect(readConfig({ ...real, CAUSEWAY_DEMO: '1' }).demo).toBe(true);
});

test.each([
  [{ PORT: 'eighty' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
  [{ SMTP_URL: 'smtp://mail' }, /MAIL_FROM/],
  [{ S3_ENDPOINT: 'http://s3', S3_BUCKET: 'b' }, /S3_REGION/],
  [{ CAUSEWAY_SECRET: 'short' }, /CAUSEWAY_SECRET/],
  [{ CAUSEWAY_CLAMD: 'localhost' }, /CAUSEWAY_CLAMD/],
  [{ CAUSEWAY_CLAMD: 'localhost:99999' }, /CAUSEWAY_CLAMD/],
  [{ DATABASE_URL: 'postgres://u:p@db/c' }, /CAUSEWAY_SECRET, CAUSEWAY_URL, SMTP_URL/],
])('%o is refused in one line that names the setting', (environment, words) => {
  let said = '';
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem);
    said = (error as Error).message;
  }
  expect(said).toMatch(words);
  expect(said).not.toContain('\n');
});

test('the virus scanner listens at an address or a socket', () => {
  expect(readConfig({}).clamd).toBeUndefined();
  expect(readConfig({ CAUSEWAY_CLAMD: 'av.internal:3310' }).clamd).toEqual({ host: 'av.internal', port: 3310 });
  expect(readConfig({ CAUSEWAY_CLAMD: '[::1]:3310' }).clamd).toEqual({ host: '::1', port: 3310 });
  expect(readConfig({ CAUSEWAY_CLAMD: '/run/clamav/clamd.ctl' }).clamd).toEqual({ path: '/run/clamav/clamd.ctl' });
});
