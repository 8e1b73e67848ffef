import { Go } from './reading.tsx';
import { Instant } from './values.tsx';

interface Link {
  readonly key: string;
  readonly at: string;
  readonly text: string;
  readonly more: readonly string[];
  readonly to: string | null;
}

/** The chain behind a decision, top to bottom, each link where it can be looked at. */
export function Why({ links }: { readonly links: readonly Link[] }) {
  return (
    <ol className="why">
      {links.map((link, at) => (
        // The chain is fixed once it is read, and one kind of link may stand in it twice.
        <li key={at} className="why-link">
          <p className="why-text">{link.to === null ? link.text : <Go to={link.to}>{link.text}</Go>}</p>
          {link.more.map((line) => (
            <p key={line} className="why-more">
              {line}
            </p>
          ))}
          <p className="small muted">
            <Instant at={link.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
