import type { PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import type { TermKind } from './shape-terms.ts';

/** A place that names a term, and of which kind the term must be. */
export type Use = readonly [path: PlacePath, name: string, kind: TermKind];

/** Amounts of money are money terms; those of any other unit are whole numbers. */
const quantity = (unit: string): TermKind => (unit === 'HKD.cent' ? 'money' : 'whole');

/** The terms that say what is given and what there is to give. */
export function givenUses({ gives, envelopes }: Scheme): Use[] {
  const uses: Use[] = envelopes.map(({ unit, amount }, at) => [['envelopes', at, 'amount'], amount, quantity(unit)]);
  for (const [at, { unit, share, exceptional, least, caps = [] }] of gives.entries()) {
    if (share !== undefined) uses.push([['gives', at, 'share'], share, 'percent']);
    if (exceptional) uses.push([['gives', at, 'exceptional', 'share'], exceptional.share, 'percent']);
    if (least !== undefined) uses.push([['gives', at, 'least'], least, quantity(unit)]);
    for (const [c, { most }] of caps.entries()) uses.push([['gives', at, 'caps', c, 'most'], most, quantity(unit)]);
  }
  return uses;
}

/** The terms that parties, lanes, rubrics, claims and rules across schemes name. */
export function courseUses({ parties = [], lanes = [], rubrics = [], exclusivity = [], claim }: Scheme): Use[] {
  const uses: Use[] = [];
  const named = (path: PlacePath, name: string | undefined, kind: TermKind) => {
    if (name !== undefined) uses.push([path, name, kind]);
  };
  named(['claim', 'most'], claim?.most, 'whole');
  for (const [at, party] of parties.entries()) named(['parties', at, 'validFor'], party.validFor, 'period');
  for (const [at, { targets = {} }] of lanes.entries())
    for (const [stage, target] of Object.entries(targets)) named(['lanes', at, 'targets', stage], target, 'period');
  for (const [at, { criteria, passMark }] of rubrics.entries()) {
    for (const [c, { weight }] of criteria.entries()) named(['rubrics', at, 'criteria', c, 'weight'], weight, 'percent');
    named(['rubrics', at, 'passMark'], passMark, 'percent');
  }
  for (const [at, { back, forward }] of exclusivity.entries()) {
    named(['exclusivity', at, 'back'], back, 'period');
    named(['exclusivity', at, 'forward'], forward, 'period');
  }
  return uses;
}
