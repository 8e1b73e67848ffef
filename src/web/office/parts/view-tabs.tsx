import { withQuery } from '../../ui/addresses.ts';
import { useFormat, useReading } from '../../ui/reading.tsx';

export interface ViewTab {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

interface ViewTabsProps {
  readonly label: string;
  readonly tabs: readonly ViewTab[];
  readonly open: string;
  /** The name in the address. */
  readonly name?: string;
}

/** Saved looks at a list, each an address of its own, with how much is in it. */
export function ViewTabs({ label, tabs, open, name = 'view' }: ViewTabsProps) {
  const { here, Anchor } = useReading();
  const format = useFormat();
  return (
    <nav className="view-tabs" aria-label={label}>
      <ul className="view-tabs-list">
        {tabs.map((tab) => (
          <li key={tab.id}>
            <Anchor
              href={withQuery(here, { [name]: tab.id, sort: null })}
              aria-current={tab.id === open ? 'page' : undefined}
              className="view-tab"
            >
              {tab.title} <span className="view-tab-count">{format.number(tab.count)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
