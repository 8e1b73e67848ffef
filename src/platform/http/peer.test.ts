import { expect, test } from 'vitest';
import { peerOf } from './peer.ts';

test.each([
  ['without a proxy, the header is not believed', '203.0.113.9', 0, '192.0.2.1'],
  ['behind one proxy, its own word counts', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
  ['behind two, the word of the outer one', 'made up, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
  ['a header that is too short is taken as far as it goes', '198.51.100.7', 2, '198.51.100.7'],
  ['a proxy that adds nothing', null, 1, '192.0.2.1'],
])('%s', (_name, forwarded, proxies, peer) => {
  expect(peerOf(forwarded, '192.0.2.1', proxies)).toBe(peer);
});
