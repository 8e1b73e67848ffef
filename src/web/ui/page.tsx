import type { ReactNode } from 'react';
import { Breadcrumbs } from './blocks.tsx';
import type { Crumb } from './blocks.tsx';
import { useT } from './reading.tsx';

interface PageProps {
  /** The heading, and the window's title. */
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** One or two sentences under the heading. */
  readonly lede?: ReactNode;
  /** Beside the heading: the state of the thing, or what can be done with it. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** A page of the portal or the office: title, way up, heading, content. */
export function Page({ title, crumbs = [], lede, aside, children }: PageProps) {
  const t = useT();
  return (
    <div className="wide page">
      <title>{t('common.page_title', { page: title, hub: t('common.hub') })}</title>
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <div className="page-top">
        <div className="page-head">
          <h1>{title}</h1>
          {lede && <div className="lede">{lede}</div>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </div>
      {children}
    </div>
  );
}
