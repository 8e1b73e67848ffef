// What the example hub brought over from the system it had before, a file that is still to be mended, and another system that
// wants to be told: so that those pages have something to show.

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { csv } from '../platform/csv.ts';
import type { Walk } from './walk.ts';

type Table = readonly (readonly string[])[];

const merchants: Table = [
  ['kind', 'name_en', 'name_zh', 'br_number', 'sector', 'full_time_staff', 'as_of'],
  ['company', 'Lantau Tea House Limited (example)', '大嶼茶居有限公司（示例）', '91000001', 'food-beverage', '9', '2024-01-01'],
  ['company', 'Typhoon Shelter Tours Limited (example)', '避風塘旅遊有限公司（示例）', '91000002', 'tourism', '6', '2024-01-01'],
  ['sole_proprietorship', 'Ming Kee Stationery (example)', '明記文具（示例）', '91000003', 'retail', '2', '2024-01-01'],
];

const applications: Table = [
  ['reference', 'scheme', 'organisation', 'submitted_on', 'outcome', 'decided_on', 'requested'],
  ['OLD-0017', '', '91000001', '2024-03-04', 'approved', '2024-04-02', '40,000'],
  ['OLD-0021', '', '91000002', '2024-03-18', 'approved', '2024-05-06', '24,500.50'],
  ['OLD-0033', '', '91000003', '2024-06-11', 'refused', '2024-07-02', '50,000'],
];

const awards: Table = [
  ['reference', 'scheme', 'organisation', 'application', 'awarded_on', 'amount', 'paid', 'standing', 'ended_on'],
  ['OLD-A-0009', '', '91000001', 'OLD-0017', '2024-04-02', '40,000', '38,200', 'completed', '2024-10-30'],
  ['OLD-A-0012', '', '91000002', 'OLD-0021', '2024-05-06', '24,500.50', '24,500.50', 'completed', '2024-12-12'],
];

const toBeMended: Table = [
  ['Kind of organisation', 'Name in English', 'Business registration number', 'E-mail', 'Full-time staff'],
  ['Limited company', 'Peak Noodles Limited (example)', '91000001', 'hello@peak-noodles.example', '12'],
  ['Company with shares', 'Stanley Surf Limited (example)', '91000005', 'hello@stanley-surf.example', '4'],
  ['Limited company', 'Sai Kung Boats Limited (example)', '9100006', 'hello at sai-kung-boats', '4'],
  ['Limited company', 'Mui Wo Bikes Limited (example)', '91000007', 'hello@mui-wo-bikes.example', 'three'],
];

/** Brings everything over, as an administrator and the owner of a shop would. `scheme`: the one that the past belongs to. */
export async function bringOver(walk: Walk, db: Db, scheme: string): Promise<void> {
  const { rows } = await sql<{ admin: string; shop: string; owner: string }>`
    select (select person_id from role_grant where role = 'admin' and scheme is null order by person_id limit 1) as admin,
      organisation_id as shop, person_id as owner
    from membership where role = 'owner' order by organisation_id limit 1`.execute(db);
  const [town] = rows;
  if (town === undefined) return;
  await send(walk, town.admin, 'organisations', 'merchants-2024.csv', merchants);
  await send(walk, town.admin, 'applications', 'applications-2024.csv', under(scheme, applications));
  await send(walk, town.admin, 'awards', 'awards-2024.csv', under(scheme, awards));
  await send(walk, town.admin, 'organisations', 'merchants-2025.csv', toBeMended, false);
  const { id } = await walk.call(town.owner, 'POST /webhooks', {
    body: { organisationId: town.shop, url: 'https://accounts.example/causeway', kinds: ['award.offered', 'claim.paid'] },
  });
  // The address is made up, so nothing is to be sent there.
  await walk.call(town.owner, 'POST /webhooks/:id/pause', { params: { id } });
}

const under = (scheme: string, [head = [], ...rows]: Table): Table => [head, ...rows.map((row) => row.toSpliced(1, 1, scheme))];

async function send(
  walk: Walk,
  admin: string,
  kind: 'organisations' | 'applications' | 'awards',
  name: string,
  table: Table,
  isRight = true,
) {
  const { id } = await walk.call(admin, 'POST /imports', { body: { kind } });
  await walk.upload(admin, `/imports/${id}/file`, name, new TextEncoder().encode(csv(table)), 'text/csv');
  await walk.settle();
  if (!isRight) return;
  await walk.call(admin, 'POST /imports/:id/write', { params: { id } });
  await walk.settle();
}
