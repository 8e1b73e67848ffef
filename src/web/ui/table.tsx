import type { ReactNode } from 'react';
import { withQuery } from './addresses.ts';
import { useReading, useT } from './reading.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right, under each other. */
  readonly numeric?: boolean;
  /** The name this column sorts by in the address (`?sort=price`, `?sort=-price`). */
  readonly sort?: string;
  /** On a narrow screen rows are stacked: 1 is the row's heading, 2 stands beside it, the others follow with their names. */
  readonly lead?: 1 | 2;
  /** Kept on one line. */
  readonly tight?: boolean;
}

interface TableProps<Row> {
  /** Names the table; out of sight unless `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The office's density. */
  readonly dense?: boolean;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly foot?: ReactNode;
}

/**
 * A table that becomes stacked rows on a narrow screen. The roles are written out because changing how rows are laid out
 * makes some browsers forget that they are rows.
 */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  dense = false,
  rowClass,
  foot,
}: TableProps<Row>) {
  return (
    <div className="table-box">
      <table className={dense ? 'table table-dense' : 'table'} role="table">
        <caption className={showCaption ? 'table-caption' : 'hidden-visually'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map((column) => (
                <td key={column.key} role="cell" data-label={column.head} data-lead={column.lead} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot role="rowgroup">{foot}</tfoot>}
      </table>
    </div>
  );
}

function classOf<Row>({ numeric, tight }: Column<Row>): string | undefined {
  return [numeric && 'table-number', tight && 'table-tight'].filter(Boolean).join(' ') || undefined;
}

function Head<Row>({ column }: { readonly column: Column<Row> }) {
  const { here, Anchor } = useReading();
  const t = useT();
  const className = classOf(column);
  if (!column.sort) {
    return (
      <th scope="col" role="columnheader" className={className}>
        {column.head}
      </th>
    );
  }
  const current = new URL(here, 'http://hub.invalid').searchParams.get('sort');
  const order = current === column.sort ? 'ascending' : current === `-${column.sort}` ? 'descending' : undefined;
  const next = order === 'ascending' ? `-${column.sort}` : column.sort;
  return (
    <th scope="col" role="columnheader" className={className} aria-sort={order}>
      <Anchor href={withQuery(here, { sort: next })} className="table-sort">
        {column.head}
        {order && <span aria-hidden="true">{order === 'ascending' ? ' ↑' : ' ↓'}</span>}
        {order && (
          <span className="hidden-visually"> ({t(order === 'ascending' ? 'common.sorted_up' : 'common.sorted_down')})</span>
        )}
      </Anchor>
    </th>
  );
}
