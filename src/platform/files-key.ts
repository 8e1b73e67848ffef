/** Keys of the file store are ours, so a strange one is a bug; it must never lead out of the store. */
export function checkedKey(key: string): string {
  if (!/^[a-z0-9_]+(\/[a-z0-9_]+)*$/.test(key)) throw new Error(`Not a key of the file store: ${key}`);
  return key;
}
