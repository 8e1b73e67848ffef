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
