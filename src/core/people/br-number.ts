const whole = /^(\d{8})(-\d{3}-\d{2}-\d{2}-[\dA-Z])?$/i;

/**
 * The business registration number in what somebody typed: 8 digits, or the whole certificate number with branch, month, year
 * and check character (`12345678-000-03-26-A`). Spaces do not matter. Nothing when it is neither.
 */
export function brNumberOf(text: string): string | undefined {
  return whole.exec(text.replaceAll(/\s/g, '').replaceAll(/[–—−]/g, '-'))?.[1];
}
