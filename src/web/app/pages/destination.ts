/** Where to go after signing in: back to the page that sent us, if it is one of this hub, else to one's own room. */
export function destination(next: string | null, isStaff: boolean): string {
  if (next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-')) return next;
  return isStaff ? '/office' : '/portal';
}
