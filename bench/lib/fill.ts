// So many applications already stored, as years of use would leave them: each with its shop, owner, enquiry, events, judgement
// and two documents. Written by SQL in bulk, past the checks that use makes one by one.

import pg from 'pg';
import { answersOf } from './answers.ts';

/** Fills a database that `prepareIntake` has made, in the same call, and has the planner know of it. */
export async function fill(database: string, callId: string, applications: number): Promise<void> {
  const one = new pg.Client(database);
  await one.connect();
  try {
    await one.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
    const { rows } = await one.query<{ package: string; provider: string }>(
      'select id as package, provider_id as provider from marketplace_package limit 1',
    );
    const sold = rows[0];
    if (sold === undefined) throw new Error('There is no package to enquire about');
    const answers = JSON.stringify(answersOf(0));
    for (let from = 1; from <= applications; from += inBulk) {
      const until = Math.min(applications, from + inBulk - 1);
      for (const [statement, values] of statements(callId, sold, answers)) await one.query(statement, [from, until, ...values]);
    }
    await one.query('vacuum (analyze)');
    await one.query('checkpoint');
  } finally {
    await one.end();
  }
}

const inBulk = 100_000;

function statements(
  callId: string,
  sold: { package: string; provider: string },
  answers: string,
): readonly (readonly [text: string, values: readonly string[]])[] {
  const each = `generate_series($1::int, $2::int) as n`;
  const sent = `timestamptz '2020-01-01' + n * interval '90 seconds'`;
  return [
    [
      `insert into person (id, email, name, email_verified) select 'per_f' || n, 'f' || n || '@fill.example', 'Owner ' || n, true from ${each}`,
      [],
    ],
    [`insert into organisation (id, kind, name_en) select 'org_f' || n, 'company', 'Filled Shop ' || n from ${each}`, []],
    [`insert into membership (person_id, organisation_id, role) select 'per_f' || n, 'org_f' || n, 'owner' from ${each}`, []],
    [
      `insert into session (id, person_id, token, expires_at, proof)
       select 'ses_f' || n, 'per_f' || n, md5(n::text) || md5('s' || n), now() + interval '1 day', 'both' from ${each}`,
      [],
    ],
    [
      `insert into marketplace_enquiry (id, package_id, provider_id, organisation_id, status, price, asked_at, asked_by, answered_at, answered_by, expires_at)
       select 'enq_f' || n, $3, $4, 'org_f' || n, 'confirmed', 8000000, ${sent}, 'per_f' || n, ${sent}, 'per_f' || n, ${sent} + interval '90 days' from ${each}`,
      [sold.package, sold.provider],
    ],
    [
      `insert into application (id, reference, call_id, scheme, organisation_id, basis_id, status, answers, edition, cost, requested, submitted_answers,
         answers_hash, created_at, created_by, changed_at, submitted_at, submitted_by, submission_event, due_at)
       select 'app_f' || lpad(n::text, 9, '0'), 'FILL-' || n, $3, 'dtspp', 'org_f' || n, 'enq_f' || n, 'submitted',
         $4::jsonb || jsonb_build_object('nameEn', 'Filled Shop ' || n), 1, 8000000, 5000000, $4::jsonb || jsonb_build_object('nameEn', 'Filled Shop ' || n),
         md5(n::text) || md5('h' || n), ${sent}, 'per_f' || n, ${sent}, ${sent}, 'per_f' || n, 'evt_s' || n, ${sent} + interval '10 days' from ${each}`,
      [callId, answers],
    ],
    [
      `insert into event (id, at, kind, subject, actor, facts, block_no, position, leaf)
       select 'evt_' || part || n, ${sent}, kind, 'app_f' || lpad(n::text, 9, '0'), 'per_f' || n,
         jsonb_build_object('call', $3::text, 'scheme', 'dtspp', 'organisation', 'org_f' || n), n / 100, (n % 100) * 2 + place, md5(n::text) || md5(part)
       from ${each}, (values ('b', 'application.started', 0), ('s', 'application.submitted', 1)) as kinds (part, kind, place)`,
      [callId],
    ],
    [
      `insert into evaluation (id, subject_kind, subject_id, stage, scheme, version, facts, results, holds, evaluated_at)
       select 'evl_f' || n, 'application', 'app_f' || lpad(n::text, 9, '0'), 'submit', 'dtspp', 1,
         jsonb_build_object('applicantName', 'Filled Shop ' || n, 'today', '2020-01-01', 'basisCost', 8000000),
         (select jsonb_agg(jsonb_build_object('id', 'rule' || rule, 'holds', true, 'says', 'holds', 'weight', 'must', 'facts', jsonb_build_object('f', n), 'missing', '[]'::jsonb))
          from generate_series(1, 12) as rule), true, ${sent} from ${each}`,
      [],
    ],
    [
      `insert into document (id, owner_kind, owner_id, field, name, media_type, bytes, sha256, storage_key, uploaded_at, uploaded_by)
       select 'doc_' || field || n, 'application', 'app_f' || lpad(n::text, 9, '0'), field, 'certificate.pdf', 'application/pdf', 120000,
         md5(n::text) || md5(field), 'filled/' || field || n, ${sent}, 'per_f' || n
       from ${each}, (values ('registrationCopy'), ('staffProof')) as fields (field)`,
      [],
    ],
  ];
}
