// The lives of shops: they ask a provider, apply, answer, accept, put to use, claim and are paid; or are refused, change
// their minds or let an offer lapse. Each goes only as far as there has been time for.

import { later, dayOf } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Life } from './lives.ts';
import type { OnSale } from './market.ts';
import { paper } from './paper.ts';
import type { Firm, Population } from './population.ts';
import type { Walk } from './walk.ts';

/** What the people of the example hub look up besides what the API shows them. */
export interface Lookup {
  officerOf(applicationId: string): Promise<string | undefined>;
  awardOf(applicationId: string): Promise<string | undefined>;
  claimOfficerOf(claimId: string): Promise<string | undefined>;
  /** The token of the last link that the hub mailed to an address. */
  linkTo(email: string): Promise<string | undefined>;
}

export interface Town {
  readonly walk: Walk;
  readonly lookup: Lookup;
  readonly people: Population;
  readonly shelf: readonly OnSale[];
  readonly callId: string;
}

const needs = [
  'At noon we write orders on paper, and at night the till and the paper disagree. We lose about an hour a day over it. (Example)',
  'Customers ask to pay by phone and we cannot take it; they go next door. (Example)',
  'Our regulars get a stamp card they lose. We do not know who comes back. (Example)',
];

/** What a shop does from its first enquiry, beginning at `start`. */
export async function* shopLife(town: Town, firm: Firm, chance: Chance, start: Date): Life {
  const { walk, lookup, people } = town;
  const owner = firm.owner.id;
  let at = start;
  yield at;
  const onSale = town.shelf.filter((one) => one.sector === firm.sector);
  if (onSale.length === 0) return;
  const wanted = chance.one(onSale);
  const options = wanted.options.filter(() => chance.happens(0.5));
  const asked = await walk.call(owner, 'POST /enquiries', {
    body: { packageId: wanted.id, organisationId: firm.id, options, note: 'We would like to start before the holidays.' },
  });

  yield (at = later(at, chance.between(1, 4), chance));
  const seller = wanted.provider.owner.id;
  if (chance.happens(0.04)) return;
  if (chance.happens(0.04)) {
    await walk.call(seller, 'POST /enquiries/:id/decline', {
      params: { id: asked.id },
      body: { reply: 'We cannot install this month, sorry.' },
    });
    return;
  }
  await walk.call(seller, 'POST /enquiries/:id/confirm', {
    params: { id: asked.id },
    body: { reply: 'We can have it running within a month.' },
  });

  yield (at = later(at, chance.between(1, 6), chance));
  const begun = await walk.call(owner, 'POST /applications', {
    body: { callId: town.callId, organisationId: firm.id, basisId: asked.id, answers: answersOf(firm, chance) },
  });
  const application = { id: begun.id };
  for (const field of ['registrationCopy', 'staffProof', 'operationProof', 'quotation']) {
    await walk.upload(
      owner,
      `/applications/${begun.id}/documents/${field}`,
      `${field}.pdf`,
      paper(field, [firm.name[0]]),
      'application/pdf',
    );
  }
  if (chance.happens(0.06)) return;
  yield (at = later(at, chance.between(0, 3), chance));
  await walk.call(owner, 'POST /applications/:id/submit', { params: application });
  if (chance.happens(0.03)) {
    yield (at = later(at, 2, chance));
    await walk.call(owner, 'POST /applications/:id/withdraw', {
      params: application,
      body: { reason: 'We are moving to another place.' },
    });
    return;
  }

  yield (at = later(at, chance.between(2, 7), chance));
  const officer = await lookup.officerOf(begun.id);
  if (officer === undefined) return;
  if (chance.happens(0.2)) {
    const question = 'The lease you sent ends next month. Please send the renewal or tell us the new address.';
    const { questionId } = await walk.call(officer, 'POST /cases/:id/questions', { params: application, body: { question } });
    yield (at = later(at, chance.between(2, 12), chance));
    await walk.call(owner, 'POST /questions/:id/answer', {
      params: { id: questionId },
      body: { answer: 'The lease was renewed for two years; the new first page is the same shop.' },
    });
    yield (at = later(at, chance.between(1, 3), chance));
  }
  const isRefused = chance.happens(0.1);
  const outcome = isRefused ? ('refuse' as const) : ('approve' as const);
  await walk.call(officer, 'POST /cases/:id/recommend', {
    params: application,
    body: {
      outcome,
      reason: isRefused
        ? 'No business was found at the address on two visits.'
        : 'Every rule holds, the documents agree with each other, and the shop was visited.',
    },
  });
  yield (at = later(at, chance.between(1, 5), chance));
  const approver = chance.one(people.staff.approver).id;
  await walk.call(approver, 'POST /cases/:id/decide', {
    params: application,
    body: { outcome, reason: isRefused ? 'I agree: there is no business at the address.' : 'I agree with the recommendation.' },
  });
  if (isRefused) return;
  const award = await lookup.awardOf(begun.id);
  if (award !== undefined) yield* awarded(town, firm, chance, { award, wanted, at });
}

async function* awarded(town: Town, firm: Firm, chance: Chance, given: { award: string; wanted: OnSale; at: Date }): Life {
  const { walk } = town;
  const owner = firm.owner.id;
  const params = { id: given.award };
  let { at } = given;
  if (chance.happens(0.03)) return;
  yield (at = later(at, chance.between(1, 9), chance));
  if (chance.happens(0.03)) {
    await walk.call(owner, 'POST /awards/:id/decline', { params });
    return;
  }
  await walk.call(owner, 'POST /awards/:id/accept', { params });

  yield (at = later(at, chance.between(20, 110), chance));
  const inUse = dayOf(at);
  await walk.call(owner, 'POST /awards/:id/obligations/:duty/met', {
    params: { ...params, duty: 'deploy' },
    body: { day: inUse },
  });
  yield (at = later(at, chance.between(3, 40), chance));
  const claim = await walk.call(owner, 'POST /awards/:id/claims', { params });
  const { award } = await walk.call(owner, 'GET /claims/:id', { params: { id: claim.id } });
  yield* claimed(town, firm, chance, { claim: claim.id, cost: BigInt(award.cost ?? 0), inUse, at });
}

async function* claimed(
  town: Town,
  firm: Firm,
  chance: Chance,
  given: { claim: string; cost: bigint; inUse: string; at: Date },
): Life {
  const { walk, lookup, people } = town;
  const owner = firm.owner.id;
  const params = { id: given.claim };
  let { at } = given;
  const dollars = `${given.cost / 100n}.${String(given.cost % 100n).padStart(2, '0')}`;
  const answers = {
    inUseSince: given.inUse,
    invoiceNumber: `INV-${chance.between(10_000, 99_999)}`,
    invoiceDate: given.inUse,
    invoiceAmount: dollars,
    paymentDate: dayOf(at),
    paidAmount: dollars,
    paymentMethod: chance.one(['bank-transfer', 'fps', 'cheque']),
    payerName: firm.name[0],
    declareDelivered: true,
    declareNoRefund: true,
  };
  const own = await walk.call(owner, 'GET /claims/:id', { params });
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, base: own.revisions[field] ?? 0 }));
  await walk.call(owner, 'PATCH /claims/:id/answers', { params, body: { changes } });
  for (const field of ['invoiceCopy', 'paymentProof', 'bankRecord']) {
    await walk.upload(
      owner,
      `/claims/${given.claim}/documents/${field}`,
      `${field}.pdf`,
      paper(field, [firm.name[0], `HK$${dollars}`]),
      'application/pdf',
    );
  }
  await walk.call(owner, 'POST /claims/:id/submit', { params });

  yield (at = later(at, chance.between(1, 6), chance));
  const token = await lookup.linkTo(firm.owner.email);
  if (token === undefined || chance.happens(0.05)) return;
  const isTrue = chance.happens(0.97);
  await walk.call('', 'POST /confirmations/:token', {
    params: { token },
    body: { answers: { merchantApplied: true, merchantUses: true, merchantPaid: true, merchantRefunded: !isTrue } },
  });

  yield (at = later(at, chance.between(1, 7), chance));
  const officer = await lookup.claimOfficerOf(given.claim);
  if (officer === undefined) return;
  const reason = isTrue
    ? 'Invoice, payment and bank record agree, and the merchant confirms.'
    : 'The merchant says that money was given back.';
  await walk.call(officer, 'POST /claims/:id/check', { params, body: { outcome: isTrue ? 'approve' : 'refuse', reason } });
  yield (at = later(at, chance.between(1, 4), chance));
  const finance = chance.one(people.staff.finance).id;
  if (!isTrue) {
    await walk.call(finance, 'POST /claims/:id/refuse', { params, body: { reason: 'The cost was not borne by the merchant.' } });
    return;
  }
  await walk.call(finance, 'POST /claims/:id/approve', {
    params,
    body: { reason: 'The bank record shows the payment in full.' },
  });
}

function answersOf(firm: Firm, chance: Chance) {
  return {
    nameEn: firm.name[0],
    nameZh: firm.name[1],
    registration: 'business-registration',
    brNumber: firm.brNumber,
    startedOn: `20${String(chance.between(10, 22))}-0${chance.between(1, 9)}-1${chance.between(0, 9)}`,
    sector: firm.sector,
    operating: true,
    nature: 'A small shop open six days a week, with regular customers from the neighbourhood. (Example)',
    address: `Shop ${chance.between(1, 40)}, ground floor, ${chance.between(1, 99)} Example Street, Example District`,
    fullTimeStaff: chance.between(1, 42),
    partTimeStaff: chance.between(0, 12),
    listed: false,
    statutory: false,
    subvented: false,
    contactName: firm.owner.name,
    contactPost: 'Owner',
    contactEmail: firm.owner.email,
    contactPhone: `2${chance.between(1_000_000, 9_999_999)}`,
    helped: 'nobody',
    need: chance.one(needs),
    plan: 'Install it at the counter, train two people, and run paper beside it for a week. (Example)',
    outlets: chance.between(1, 3),
    otherFunding: false,
    declareTrue: true,
    declareOwnShare: true,
    declareChecks: true,
    consentData: true,
  };
}

/** Every second week finance pays what is due: one proposes the run, another posts it. */
export async function* payingLife({ walk, people }: Pick<Town, 'walk' | 'people'>, chance: Chance, start: Date): Life {
  const [first, second] = people.staff.finance;
  if (first === undefined || second === undefined) return;
  for (let at = start; ;) {
    yield (at = later(at, 14, chance));
    const due = await walk.call(first.id, 'GET /office/payments', { query: { state: 'due' } });
    if (due.total === 0) continue;
    const run = await walk.call(first.id, 'POST /payment-runs', { body: {} });
    yield (at = later(at, 1, chance));
    await walk.call(second.id, 'POST /payment-runs/:id/post', { params: { id: run.id } });
  }
}
