/** What may be given, as people look for it: the units of the ledger. */
export const LedgerUnits = ['HKD.cent', 'GPU.second', 'token', 'sqft.day', 'desk.day', 'slot'] as const;
export type LedgerUnitName = (typeof LedgerUnits)[number];
