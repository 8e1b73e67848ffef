/** Places (without the language) that the portal's and office's app draws; the server answers them with its shell. */
const rooms = ['/portal', '/office', '/sign-in', '/sign-up', '/reset-password', '/verify-email'];

export function isAppPlace(place: string): boolean {
  const path = place.split(/[?#]/)[0]!;
  return rooms.some((room) => path === room || path.startsWith(`${room}/`));
}
