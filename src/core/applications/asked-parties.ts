import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { partyState } from './party-rules.ts';

const size = 20;

/** What organisations of mine, or I by my e-mail address, were asked to take part in; the newest first. */
export async function askedParties(db: Db, actor: Actor, page: number, now: Date) {
  const asked = db
    .selectFrom('application_party')
    .innerJoin('application', 'application.id', 'application_party.application_id')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .where('application_party.status', '<>', 'removed')
    .where((eb) =>
      eb.or([
        ...(actor.organisations.length > 0 ? [eb('application_party.organisation_id', 'in', actor.organisations)] : []),
        eb.and([
          eb('application_party.organisation_id', 'is', null),
          sql<SqlBool>`application_party.email = (select lower(email) from person where id = ${actor.id})`,
        ]),
      ]),
    );
  const rows = await asked
    .select([
      'application_party.id',
      'application_party.party',
      'application_party.organisation_id',
      'application_party.name_en',
      'application_party.name_zh',
      'application_party.status',
      'application_party.asked_at',
      'application_party.answered_at',
      'application_party.valid_until',
      'application.scheme',
      'application.status as standing',
      'call.version',
      'call.title',
      'organisation.name_en as applicant',
      'organisation.name_zh as applicantZh',
    ])
    .orderBy('application_party.asked_at', 'desc')
    .orderBy('application_party.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await asked.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const parties = await Promise.all(
    rows.map(async (row) => {
      const scheme = await schemeVersion(db, row.scheme, row.version);
      const party = scheme.parties?.find(({ id }) => id === row.party);
      const state = partyState(row, now);
      return {
        id: row.id,
        scheme: fillText(scheme, scheme.texts.name),
        call: row.title as LocalText,
        applicant: { name: row.applicant, nameZh: row.applicantZh },
        title: party ? fillText(scheme, party.title) : null,
        text: party ? fillText(scheme, party.text) : null,
        organisation: { id: row.organisation_id, name: row.name_en, nameZh: row.name_zh },
        state,
        mayAnswer: row.standing === 'draft' && (state === 'asked' || state === 'expired'),
        askedAt: row.asked_at,
        answeredAt: row.answered_at,
        validUntil: row.valid_until,
      };
    }),
  );
  return { parties, page, total, pageSize: size };
}
