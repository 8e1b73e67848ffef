import { LiveChart } from '../ui/chart/live-chart.tsx';
import type { ChartSpec } from '../ui/chart/draw.ts';
import { Facet, FilterForm, SearchBox } from '../ui/facets.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Stat } from '../ui/stat.tsx';
import { Table } from '../ui/table.tsx';
import { Clock, Money, Status } from '../ui/values.tsx';

const rows = [
  { id: 'DTSPP-2026-004217-K', name: 'Tai Ping Noodle House', cost: '4000000', state: 'Checking', until: '2026-03-02T02:00:00Z' },
  { id: 'DTSPP-2026-004218-M', name: 'Lucky Star Florist', cost: '12000000', state: 'Approval', until: '2026-03-20T02:00:00Z' },
  { id: 'DTSPP-2026-004219-P', name: 'Harbour View Travel', cost: '980050', state: 'Checking', until: '2026-02-20T02:00:00Z' },
];

const months = Array.from({ length: 18 }, (_, at) => new Date(Date.UTC(2024, 8 + at, 1)));
const growth: ChartSpec = {
  kind: 'line',
  series: [
    { label: 'Applications', points: months.map((at, n) => ({ at, value: Math.round(14_322 * (1 - Math.exp(-n / 6))) })) },
  ],
};
const several: ChartSpec = {
  kind: 'line',
  steps: true,
  series: ['Retail', 'Catering', 'Tourism'].map((label, which) => ({
    label,
    points: months.map((at, n) => ({ at, value: n * (30 - which * 9) })),
  })),
};
const sectors: ChartSpec = {
  kind: 'bar',
  bars: [
    { label: 'Retail', value: 4839 },
    { label: 'Food and beverage', value: 2992 },
    { label: 'Personal services', value: 968 },
    { label: 'Tourism', value: 120 },
  ],
};

export function Lists() {
  return (
    <section className="stack">
      <h2>Lists and numbers</h2>
      <div className="sidebar-layout sidebar-layout-start">
        <FilterForm action="/en/gallery">
          <SearchBox label="Search packages" value="till" />
          <Facet
            name="sector"
            title="Sector"
            chosen={['retail']}
            options={[
              { value: 'retail', label: 'Retail', count: 412 },
              { value: 'catering', label: 'Food and beverage', count: 1208 },
            ]}
          />
          <Facet
            name="provider"
            title="Provider"
            folded
            chosen={[]}
            options={[{ value: 'a', label: 'Bright Till Limited', count: 4 }]}
          />
        </FilterForm>
        <div>
          <Table
            caption="Applications"
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: 'id', head: 'Reference', cell: ({ id }) => <a href="#main">{id}</a>, lead: 1, tight: true },
              { key: 'name', head: 'Applicant', cell: ({ name }) => name, sort: 'name' },
              { key: 'cost', head: 'Cost', cell: ({ cost }) => <Money cents={cost} />, numeric: true, sort: 'price' },
              { key: 'state', head: 'State', cell: ({ state }) => <Status tone="harbour">{state}</Status> },
              { key: 'until', head: 'Due', cell: ({ until }) => <Clock until={until} />, lead: 2 },
            ]}
          />
          <Pagination page={3} size={20} total={1212} />
        </div>
      </div>
      <div className="stats">
        <Stat
          title="applications received"
          value={14322}
          asOf="2026-03-01T00:00:00Z"
          to="/figures/dtspp.applications"
          series={months.map((at, n) => ({ at: at.toISOString(), value: n * n }))}
        />
        <Stat title="sectors of successful cases" value={['Retail', 'Tourism']} asOf="2026-03-01T00:00:00Z" />
      </div>
      <LiveChart
        spec={growth}
        title="Applications received since September 2024"
        source="Counted from the hub’s records on 1 March 2026."
      />
      <LiveChart spec={several} title="Enterprises supported by sector" />
      <LiveChart spec={sectors} title="Enterprises supported by sector, in all" />
    </section>
  );
}
