/** Answers to the voucher's form as a busy shop owner would give them: some 30 fields, about 4 KB. */
export function answersOf(piece: number): Record<string, string | number | boolean> {
  const words = 'We sell to people who walk past, and we write every order on paper, which is slow at noon and wrong at night. ';
  return {
    nameEn: `Bench Noodle House ${piece} Limited`,
    nameZh: '長凳麵家有限公司',
    registration: 'business-registration',
    brNumber: String(10_000_000 + piece),
    startedOn: '2015-04-01',
    sector: 'food-beverage',
    operating: true,
    nature: words.repeat(5),
    address: 'Shop 3, ground floor, 1 Example Street, Example District, Hong Kong',
    website: 'https://noodles.example',
    fullTimeStaff: 12,
    partTimeStaff: 4,
    listed: false,
    statutory: false,
    subvented: false,
    contactName: 'Owner Example',
    contactPost: 'Owner',
    contactEmail: `owner${piece}@noodles.example`,
    contactPhone: '21234567',
    helped: 'nobody',
    need: words.repeat(12),
    plan: words.repeat(12),
    outlets: 1,
    otherFunding: false,
    declareTrue: true,
    declareOwnShare: true,
    declareChecks: true,
    consentData: true,
  };
}
