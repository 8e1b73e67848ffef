import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressProblem, isPublic, postOutside } from './outside.ts';

test.each([
  ['8.8.8.8', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['224.0.0.1', false],
  ['0.0.0.0', false],
  ['2606:4700::1111', true],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['2002:7f00:1::', false],
  ['2001:db8::1', false],
])('%s is public: %s', (address, is) => {
  expect(isPublic(address)).toBe(is);
});

test.each([
  ['https://example.com/hook', undefined],
  ['http://example.com/hook', 'not_https'],
  ['https://user:word@example.com/', 'not_url'],
  ['https://10.0.0.1/', 'not_public'],
  ['https://[::1]/', 'not_public'],
  ['https://0x7f000001/', 'not_public'],
  ['https://2130706433/', 'not_public'],
  ['https://localhost/', 'not_public'],
  ['https://printer.local/', 'not_public'],
  ['ftp://example.com/', 'not_https'],
  ['nothing', 'not_url'],
])('%s as an address: %s', (url, problem) => {
  expect(addressProblem(url, false)).toBe(problem);
});

let server: Server;
let seen: string[];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url === '/hang') return;
    response.writeHead(request.url === '/away' ? 302 : 200, { location: '/other' }).end('x'.repeat(1_000_000));
  });
  server.listen(22_101, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = (path: string, allowLoopback = true, host = 'localhost') => {
  seen = [];
  const { port } = server.address() as AddressInfo;
  return postOutside({ url: `http://${host}:${port}${path}`, headers: {}, body: '{}', within: 400, allowLoopback });
};

test('the status counts; redirects are not followed; a hang is cut off', async () => {
  expect(await call('/')).toEqual({ status: 200 });
  expect(await call('/away')).toEqual({ status: 302 });
  expect(seen).toEqual(['/away']);
  expect(await call('/hang')).toEqual({ problem: 'timeout' });
  expect(await postOutside({ url: 'http://127.0.0.1:1/', headers: {}, body: '', within: 400, allowLoopback: true })).toEqual({
    problem: 'unreachable',
  });
});

test('outside a demonstration nothing on this machine is called, by no name', async () => {
  expect(await call('/', false)).toEqual({ problem: 'not_https' });
  expect(await call('/', false, '127.0.0.1')).toEqual({ problem: 'not_https' });
  expect(seen).toEqual([]);
});

test('a name is called only when all that it stands for is public, and at the address that was looked at', async () => {
  const asked = (...addresses: string[]) =>
    postOutside({
      url: 'https://hooks.example/',
      headers: {},
      body: '',
      within: 300,
      allowLoopback: false,
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    });
  expect(await asked('10.0.0.5')).toEqual({ problem: 'not_public' });
  expect(await asked('8.8.8.8', '169.254.169.254')).toEqual({ problem: 'not_public' });
  expect(await asked('::ffff:10.0.0.5')).toEqual({ problem: 'not_public' });
  expect(await asked()).toEqual({ problem: 'not_public' });

  const { port } = server.address() as AddressInfo;
  seen = [];
  const elsewhere = { url: `http://localhost:${port}/pinned`, headers: {}, body: '', within: 400, allowLoopback: true };
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  expect(await postOutside({ ...elsewhere, resolve })).toEqual({ status: 200 });
  expect(await postOutside({ ...elsewhere, resolve: async () => [{ address: '127.0.0.9', family: 4 }] })).toEqual({
    problem: 'unreachable',
  });
  expect(seen).toEqual(['/pinned']);
});
