// CommonGrants names things by UUID, this hub by ids of its own (`cal_` and 25 digits of 5 bits). One is written as the other
// without a table: the three highest bits of an id's time are nothing until the year 2109, and the other 122 are what a UUID of
// version 8 holds beside its version and variant.

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The UUID of an id. Fails for what is no id of this hub. */
export function uuidOf(id: string): string {
  let bits = 0n;
  for (const digit of id.slice(id.indexOf('_') + 1)) {
    const value = alphabet.indexOf(digit);
    if (value < 0) throw new Error(`${id} is no id of this hub`);
    bits = (bits << 5n) | BigInt(value);
  }
  if (bits >> 122n !== 0n) throw new Error(`${id} is too long for a UUID`);
  const high = bits >> 74n;
  const middle = (bits >> 62n) & 0xfffn;
  const low = bits & ((1n << 62n) - 1n);
  const hex = ((high << 80n) | (0x8n << 76n) | (middle << 64n) | (0b10n << 62n) | low).toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The id of a kind that a UUID stands for; nothing when it stands for none. */
export function idOf(kind: string, uuid: string): string | undefined {
  if (!/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid)) return undefined;
  const whole = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let bits = ((whole >> 80n) << 74n) | (((whole >> 64n) & 0xfffn) << 62n) | (whole & ((1n << 62n) - 1n));
  let digits = '';
  for (let place = 0; place < 25; place += 1) {
    digits = alphabet[Number(bits & 31n)] + digits;
    bits >>= 5n;
  }
  return `${kind}_${digits}`;
}
