/**
 * The address a request came from. Behind reverse proxies it stands in X-Forwarded-For, which each proxy adds to at the end;
 * what stands before the part that our own proxies wrote was written by whoever asks, and is not believed.
 */
export function peerOf(forwarded: string | null, socket: string, proxies: number): string {
  if (proxies === 0) return socket;
  const hops = (forwarded ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  return hops.at(-proxies) ?? hops[0] ?? socket;
}
