// Which events a webhook can be told of. An organisation is told what its own people can see on its pages; the office also
// what happens on its own side. An event of a kind that is not here is never sent anywhere.

export const ownKinds = [
  'call.opened',
  'application.submitted',
  'application.answered',
  'application.withdrawn',
  'case.asked',
  'case.decided',
  'award.offered',
  'award.accepted',
  'award.declined',
  'award.lapsed',
  'award.completed',
  'claim.submitted',
  'claim.refused',
  'claim.paid',
  'obligation.begun',
  'obligation.met',
  'obligation.extended',
  'obligation.reminded',
  'organisation.facts_recorded',
] as const;

export const officeKinds = [
  ...ownKinds,
  'organisation.registered',
  'case.assigned',
  'case.nobody_free',
  'case.checked',
  'case.recommended',
  'case.returned',
  'claim.assigned',
  'claim.nobody_free',
  'claim.checked',
  'claim.returned',
  'claim.approved',
  'provider.submitted',
  'package.submitted',
  'payment.run_posted',
  'scheme.published',
  'import.written',
  'import.undone',
] as const;

export type WebhookKind = (typeof officeKinds)[number];
