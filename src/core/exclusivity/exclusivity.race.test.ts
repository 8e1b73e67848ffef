import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import * as office from '../../../test/given-case.ts';
import { test } from '../../../test/hub.ts';

const oneForOneOwner = `exclusivity:
  - id: oneAward
    schemes: [dtspp]
    same: [owner]
    standing: [awarded]
    effect: must
    text: { en: One award for one owner., zh-Hant: 每名擁有人一項。, zh-Hans: 每名所有人一项。 }
    holds: { en: There is no other., zh-Hant: 沒有其他。, zh-Hans: 没有其他。 }
    fails: { en: "{matches} was awarded.", zh-Hant: "已獲{matches}資助。", zh-Hans: "已获{matches}资助。" }

gives:
`;

test('of two awards at once to two firms of one owner only one passes', async ({ hub }) => {
  const at = await office.office(hub, ['gives:\n  - id', `${oneForOneOwner}  - id`]);
  const other = await given.person(hub.db, 'approver:dtspp');
  for (let round = 0; round < 5; round += 1) {
    const first = await office.recommended(at);
    const by = await apply.applicant(hub);
    const owns = { person_id: first.owner.id, organisation_id: by.id, role: 'owner' as const, since: hub.now() };
    await hub.db.insertInto('membership').values(owns).execute();
    const second = await office.recommended(at, { by });
    const decide = (person: { id: string }, id: string) =>
      hub.as(person).post(`/cases/${id}/decide`, { outcome: 'approve', reason: office.reason });
    const answers = await Promise.all([decide(at.approver, first.id), decide(other, second.id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'case.rules_fail',
      facts: { rules: 'oneAward' },
    });
  }
});
