/*
 * Every scheme file that ships, played. For each rule there is an applicant for whom it holds and one for whom it does not,
 * and what either is told is there in three languages. A rule without both cases fails here, and so does a case without a rule.
 * The cases are in test/schemes/NAME.ts.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OtherCase, SchemeCases } from '../../../test/schemes/cases.ts';
import { formsIn, type Found, rulesOf, textsOf } from '../../../test/schemes/parts.ts';
import type { Other } from '../exclusivity/others.ts';
import { inTheWay, judgement } from '../exclusivity/rules.ts';
import { awardLines, claimAmount } from './award.ts';
import { addMonths } from './calendar.ts';
import { laneFor } from './course.ts';
import type { Facts } from './facts.ts';
import { fieldsOf, readSubmission, shownFields } from './form.ts';
import { readSchemes } from './load.ts';
import { problemText } from './problems.ts';
import { evaluate, explain } from './rules.ts';
import { LANGUAGES, type LocalText } from './shape-text.ts';
import type { Exclusivity } from './shape-exclusivity.ts';
import type { Rule } from './shape-rules.ts';
import type { Form, Scheme } from './shape.ts';
import { eachLanguage, fillText } from './texts.ts';

const root = join(import.meta.dirname, '../../..');
const { files, problems } = readSchemes(join(root, 'schemes'));

const casesOf = async (name: string): Promise<SchemeCases> =>
  ((await import(join(root, `test/schemes/${name}.ts`))) as { cases: SchemeCases }).cases;

/** What people are told has words in every language, with every value written out, and each language has its own. */
function expectToBeSaid(text: LocalText, at: string) {
  for (const language of LANGUAGES) {
    expect(text[language].trim(), `${at} in ${language}`).not.toBe('');
    expect(text[language], `${at} in ${language}`).not.toMatch(/[{}]/);
  }
  expect(new Set(LANGUAGES.map((language) => text[language])).size, `${at} in each language: ${text.en}`).toBe(LANGUAGES.length);
}

test('there are scheme files, and each is right', () => {
  expect(problems.map((problem) => problemText(problem))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files.map(({ scheme }) => ({ name: scheme.scheme, scheme })))('$name', ({ name, scheme }) => {
  test('every rule has an applicant for whom it does not hold, and every such applicant a rule', async () => {
    const { ineligible, eligible } = await casesOf(name);
    expect(Object.keys(ineligible).toSorted()).toEqual(
      rulesOf(scheme)
        .map(({ at }) => at)
        .toSorted(),
    );
    expect(Object.keys(eligible).length).toBeGreaterThan(0);
  });

  test.each(rulesOf(scheme))(
    'the rule $at holds for who is eligible and fails for who is not, in three languages',
    async (one) => {
      const { eligible, ineligible, today } = await casesOf(name);
      for (const [who, facts] of Object.entries(eligible)) {
        expect(told(scheme, one, { today, ...facts }), `${one.at} for ${who}`).toMatchObject({ holds: true, says: 'holds' });
      }
      const [first = {}] = Object.values(eligible);
      const failing = { today, ...first, ...ineligible[one.at] };
      expect(told(scheme, one, failing), one.at).toMatchObject({ holds: false, says: 'fails' });
      expect(told(scheme, one, { today }).says, `${one.at} for who has said nothing`).toBe('unknown');
      for (const part of ['text', 'holds', 'fails', 'unknown'] as const) {
        expectToBeSaid(fillText(scheme, one.part[part]), `${one.at}.${part}`);
      }
      expect(one.part.fails, `${one.at}: what is said where it fails`).not.toEqual(one.part.holds);
    },
  );

  test.each(scheme.exclusivity ?? [])(
    'the rule across schemes $id meets the other application, and nothing else',
    async (rule) => {
      const { meets = {}, today } = await casesOf(name);
      const met = meets[rule.id];
      expect(met, `what ${rule.id} meets`).toBeDefined();
      const now = new Date(`${today}T04:00:00Z`);
      const said = (others: readonly Other[]) => judgedAcross(scheme, rule, others, now);
      for (const shared of rule.same) {
        const other = { ...anOther(met!, now), shares: [shared] };
        expect(said([other]), shared).toMatchObject({ holds: false, says: 'fails', effect: rule.effect });
        expect(said([{ ...other, shares: [] }]).holds, 'who shares nothing').toBe(true);
        const elsewhere = rule.schemes.includes('*') ? other : { ...other, scheme: 'another-scheme' };
        expect(said([elsewhere]).holds, 'in a scheme that is not named').toBe(!rule.schemes.includes('*'));
        if (rule.back !== undefined || rule.forward !== undefined) {
          const longAgo = addMonths(now, -240);
          expect(said([{ ...other, awardedAt: longAgo }]).holds, 'long ago').toBe(met!.standing === 'awarded');
        }
        if (rule.sameIntake === true) {
          const past = { opensAt: addMonths(now, -9), closesAt: addMonths(now, -6) };
          expect(said([{ ...other, ...past }]).holds, 'in another intake').toBe(true);
        }
      }
      expect(said([])).toMatchObject({ holds: true, says: 'holds' });
      for (const part of ['text', 'holds', 'fails'] as const) {
        const text = fillText(scheme, rule[part]);
        expectToBeSaid(
          eachLanguage((language) => text[language].replaceAll('{matches}', '…')),
          `${rule.id}.${part}`,
        );
      }
    },
  );

  test('every other application that is named is met by a rule', async () => {
    const { meets = {} } = await casesOf(name);
    expect(Object.keys(meets).toSorted()).toEqual((scheme.exclusivity ?? []).map(({ id }) => id).toSorted());
  });

  test('what each eligible applicant is given, in which lane, and what its claim is paid', async () => {
    const { gives = {}, eligible, today } = await casesOf(name);
    for (const [who, { lines, exceptionally, lane, claimed }] of Object.entries(gives)) {
      const facts = { today, ...eligible[who] };
      expect(amounts(scheme, facts), who).toEqual(lines);
      if (exceptionally) expect(amounts(scheme, facts, Object.keys(exceptionally)), who).toEqual({ ...lines, ...exceptionally });
      expect(laneFor(scheme, facts)?.id, who).toBe(lane);
      const spent = BigInt(String(eligible[who]?.['invoiceAmount'] ?? 0));
      if (claimed !== undefined) expect(claimAmount(scheme, { spent, facts }, 10n ** 12n).amount, who).toBe(claimed);
    }
  });

  test('every text is there in three languages, with its values written out', () => {
    for (const { at, part } of textsOf(scheme)) {
      const text = fillText(scheme, part);
      for (const language of LANGUAGES) {
        expect(text[language].trim(), `${at} in ${language}`).not.toBe('');
        expect(text[language].replaceAll('{matches}', ''), `${at} in ${language}`).not.toMatch(/[{}]/);
      }
    }
  });

  test.each(formsIn(scheme))('the form $at takes right answers, all of it', async ({ at, part: form }) => {
    const cases = await casesOf(name);
    const reading = asSent(scheme, form, cases, cases.answers[at] ?? {});
    expect(readSubmission(reading).problems, at).toEqual([]);
  });

  test('every check of a form has answers that do not agree, and says so', async () => {
    const cases = await casesOf(name);
    const checks = formsIn(scheme).flatMap(({ at, part: form }) =>
      (form.checks ?? []).map((check) => ({ at: `${at}.${check.id}`, form, check, right: cases.answers[at] })),
    );
    expect(Object.keys(cases.clashes ?? {}).toSorted()).toEqual(checks.map(({ at }) => at).toSorted());
    for (const { at, form, check, right } of checks) {
      const reading = asSent(scheme, form, cases, { ...right, ...cases.clashes?.[at] });
      expect(readSubmission(reading).problems, at).toContainEqual(
        expect.objectContaining({ field: check.field, key: 'forms.disagree', text: fillText(scheme, check.fails) }),
      );
      expectToBeSaid(fillText(scheme, check.fails), at);
    }
  });
});

/** What one rule says of facts. */
function told(scheme: Scheme, { part: rule }: Found<Rule>, facts: Facts) {
  const [said] = explain(scheme, [rule], evaluate(scheme, [rule], facts));
  expectToBeSaid(said!.message, rule.id);
  return said!;
}

/** Another application in a call that is open now. */
function anOther({ scheme, standing }: OtherCase, now: Date): Other {
  const times = { opensAt: addMonths(now, -1), closesAt: addMonths(now, 1), awardedAt: standing === 'awarded' ? now : null };
  return { id: 'app_other', reference: null, scheme, version: 1, organisationId: 'org_other', standing, shares: [], ...times };
}

function judgedAcross(scheme: Scheme, rule: Exclusivity, others: readonly Other[], now: Date) {
  const here = { scheme: scheme.scheme, opensAt: addMonths(now, -1), closesAt: addMonths(now, 1) };
  const name = { en: 'Another scheme', 'zh-Hant': '另一個計劃', 'zh-Hans': '另一个计划' };
  const found = inTheWay(scheme, rule, here, others, now);
  const judged = judgement(
    scheme,
    rule,
    found.map((other) => ({ application: other.id, scheme: other.scheme, name })),
  );
  expectToBeSaid(judged.said!.message, rule.id);
  return judged;
}

/** What each line of a scheme comes to, for a first-time applicant. */
function amounts(scheme: Scheme, facts: Facts, exceptional: readonly string[] = []) {
  const worked = awardLines(scheme, { facts, earlier: [], year: 2026, exceptional });
  return Object.fromEntries(worked.map(({ line, amount }) => [line, amount]));
}

/** The answers as they are sent: with a document wherever the form asks for one. */
function asSent(scheme: Scheme, form: Form, { today, eligible }: SchemeCases, answers: Readonly<Record<string, unknown>>) {
  const [facts = {}] = Object.values(eligible);
  const reading = { scheme, form, answers, facts, today };
  const shown = shownFields(reading);
  const documents = fieldsOf(form)
    .filter(({ kind, id }) => kind === 'file' && shown.has(id))
    .map(({ id }) => [id, ['doc_1']] as const);
  return { ...reading, answers: { ...answers, ...Object.fromEntries(documents) } };
}
