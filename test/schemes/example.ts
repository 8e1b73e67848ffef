// For tests: parts of right answers that many forms ask for. Every name is invented.

/** A text in both languages. */
export const both = (en: string, zh: string) => ({ en, zh });

export const office = { floor: '12', building: 'Example Tower', street: '3 Sample Road', district: 'southern' };

export const lead = {
  name: 'Chan Tai Man',
  nameZh: '陳大文',
  title: 'Director',
  email: 'tai-man.chan@lantern.example',
  phone: '2345 6789',
};

/** What most schemes have their applicants declare. */
export const declared = {
  declareTrue: true,
  declareChecks: true,
  declareFunding: true,
  consentData: true,
  signature: 'Chan Tai Man',
};
