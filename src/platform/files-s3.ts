import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../config.ts';
import { checkedKey } from './files-key.ts';
import type { FileStore } from './files.ts';

/** How long the store may take to begin its answer, in milliseconds. */
const patience = 60_000;

/** Files in a bucket of anything that speaks S3, by path-style addresses. A put is whole or not there at all. */
export function s3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3, initRetryMs: 200 });
  const addressOf = (key: string) => `${endpoint}/${bucket}/${checkedKey(key)}`;

  async function ask(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(new Error(`The file store did not answer ${method} ${key}`)), patience);
    const response = await client
      .fetch(addressOf(key), { ...init, method, signal: giveUp.signal })
      .finally(() => clearTimeout(timer));
    if (response.ok || response.status === 404) return response;
    throw new Error(`The file store answered ${response.status} to ${method} ${key}: ${(await response.text()).slice(0, 300)}`);
  }

  return {
    async put(key, file, sha256) {
      // The hash is signed with the request: what arrives otherwise is refused by the store.
      const response = await ask('PUT', key, { body: file, headers: { 'x-amz-content-sha256': sha256 } });
      await response.body?.cancel();
      if (response.status === 404) throw new Error(`The file store has no bucket ${bucket}`);
    },
    async open(key) {
      const response = await ask('GET', key);
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      return response.body ?? undefined;
    },
    async remove(key) {
      const response = await ask('DELETE', key);
      await response.body?.cancel();
    },
  };
}
