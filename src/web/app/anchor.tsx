import { Link } from 'react-router';
import { readAddress } from '../ui/addresses.ts';
import type { AnchorProps } from '../ui/reading.tsx';
import { isAppPlace } from './places.ts';

/** A link from within the app: to its own pages without a page load, to all others (public room, other languages) with one. */
export function Anchor({ href, children, ...rest }: AnchorProps) {
  const place = readAddress(href)?.place;
  const isOwn = place !== undefined && isAppPlace(place) && samePrefix(href);
  if (isOwn) {
    return (
      <Link to={place} {...rest}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}

function samePrefix(href: string): boolean {
  return href.split('/')[1] === location.pathname.split('/')[1];
}
