// Calls an address that somebody else chose, safely: the name is resolved here, every address it stands for must be public,
// and the connection goes to exactly the one that was looked at, so that a name cannot point inside between the look and the
// call. Redirects are not followed, and of the answer only its status counts.

import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Why a call was not made, or brought no status. */
export type OutsideProblem = 'not_https' | 'not_public' | 'no_such_host' | 'timeout' | 'not_secure' | 'unreachable';
export type OutsideAnswer = { readonly status: number } | { readonly problem: OutsideProblem };

export interface OutsideCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds for all of it. */
  readonly within: number;
  /** Also this machine itself, by http: for demonstrations and tests. */
  readonly allowLoopback: boolean;
  /** How a name is looked up; the system’s way where left out. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
}

interface Address {
  readonly address: string;
  readonly family: number;
}

const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
const outsideV6 = new BlockList();
outsideV6.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  inside.addSubnet(network, bits, 'ipv6');
}
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is one of the public internet. IPv6 addresses that carry an IPv4 one inside are not. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !inside.check(address, 'ipv4');
  return isIP(address) === 6 && outsideV6.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

const isLoopback = (address: string) => loopback.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
const bareHost = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

/** What is wrong with an address before anything is looked up, or nothing. */
export function addressProblem(text: string, allowLoopback: boolean): 'not_url' | 'not_https' | 'not_public' | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || url.hostname === '') return 'not_url';
  const host = bareHost(url);
  const isHere = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isLoopback(host));
  if (isHere && allowLoopback) return ['http:', 'https:'].includes(url.protocol) ? undefined : 'not_url';
  if (url.protocol !== 'https:') return 'not_https';
  if (isHere || (isIP(host) !== 0 && !isPublic(host)) || /\.(local|internal|lan|home\.arpa)$/i.test(host)) return 'not_public';
  return undefined;
}

/** Sends a body by POST. Never throws for what the other side does. */
export async function postOutside(call: OutsideCall): Promise<OutsideAnswer> {
  const wrong = addressProblem(call.url, call.allowLoopback);
  if (wrong !== undefined) return { problem: wrong === 'not_https' ? 'not_https' : 'not_public' };
  const url = new URL(call.url);
  const signal = AbortSignal.timeout(call.within);
  const address = await addressOf(call, bareHost(url), signal);
  if (typeof address === 'string') return { problem: address };
  return send(call, url, address, signal);
}

const allOf = (host: string) => lookup(host, { all: true });

/** The address to connect to: none when any of those that the name stands for is not public. */
async function addressOf(
  { allowLoopback, resolve = allOf }: OutsideCall,
  host: string,
  signal: AbortSignal,
): Promise<Address | OutsideProblem> {
  const late = once(signal, 'abort').then((): 'timeout' => 'timeout');
  const found = await Promise.race([resolve(host).catch(() => 'no_such_host' as const), late]);
  if (typeof found === 'string') return found;
  const isFine = (one: Address) => isPublic(one.address) || (allowLoopback && isLoopback(one.address));
  return found[0] !== undefined && found.every(isFine) ? found[0] : 'not_public';
}

function send(
  { headers, body }: OutsideCall,
  url: URL,
  { address, family }: Address,
  signal: AbortSignal,
): Promise<OutsideAnswer> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((done) => {
    const asked = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        agent: false,
        signal,
        // Whatever is asked, the answer is the address that was looked at.
        lookup: (_host, options, tell) =>
          options.all === true ? tell(null, [{ address, family }]) : tell(null, address, family),
      },
      (response) => {
        done({ status: response.statusCode ?? 0 });
        response.on('error', () => {});
        response.destroy();
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => done({ problem: problemOf(error) }));
    asked.end(body);
  });
}

function problemOf(error: NodeJS.ErrnoException): OutsideProblem {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  const code = error.code ?? '';
  return /^(ERR_TLS|CERT_|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code) ? 'not_secure' : 'unreachable';
}
