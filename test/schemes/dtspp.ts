import { rightAnswers } from '../given-application.ts';
import type { SchemeCases } from './cases.ts';

const shop = {
  sector: 'retail',
  operating: true,
  fullTimeStaff: 49,
  registration: 'business-registration',
  listed: false,
  statutory: false,
  subvented: false,
  otherFunding: false,
  basisConfirmed: true,
  basisSector: 'retail',
  basisCost: 40_000_00n,
  awardedBefore: 0n,
  applicantName: 'Harbour Noodles Limited',
};

const provider = {
  providerRegistered: true,
  providerTrackRecord: 12,
  providerAssets: 200_000_00n,
  providerLiabilities: 100_000_00n,
  packageSector: 'retail',
  packageCategory: 'payment-sales',
  packagePricing: 'one-off',
  packagePrice: 100_000_00n,
  packagesListed: 0,
};

const claim = {
  invoiceAmount: 40_000_00n,
  paidAmount: 40_000_00n,
  payerName: 'HARBOUR NOODLES LIMITED',
  merchantApplied: true,
  merchantUses: true,
  merchantPaid: true,
  merchantRefunded: false,
};

/** The voucher round of 2023: a noodle shop, a provider with a package at the ceiling, a claim paid from its own account. */
export const cases: SchemeCases = {
  today: '2026-03-02',
  eligible: { 'a shop': { ...shop, ...provider, ...claim } },
  ineligible: {
    'eligibility.sector': { sector: 'none' },
    'eligibility.operating': { operating: false },
    'eligibility.staff': { fullTimeStaff: 50 },
    'eligibility.registered': { registration: 'none' },
    'eligibility.notListed': { listed: true },
    'eligibility.notStatutory': { statutory: true },
    'eligibility.notSubvented': { subvented: true },
    'eligibility.enquiryConfirmed': { basisConfirmed: false },
    'eligibility.sameSector': { basisSector: 'tourism' },
    'eligibility.capLeft': { awardedBefore: 50_000_00n },
    'eligibility.noOtherFunding': { otherFunding: true },
    'provider.providerRegistered': { providerRegistered: false },
    'provider.trackRecord': { providerTrackRecord: 11 },
    'provider.positiveEquity': { providerLiabilities: 200_000_00n },
    'packages.packageSector': { packageSector: 'none' },
    'packages.packageCategory': { packageCategory: 'none' },
    'packages.packagePrice': { packagePrice: 100_000_01n },
    'packages.onePerSlot': { packagesListed: 1 },
    'claim.paidInFull': { paidAmount: 39_999_99n },
    'claim.withinApprovedCost': { invoiceAmount: 40_000_01n },
    'claim.paidByApplicant': { payerName: 'Somebody Else Limited' },
    'confirmation.merchantApplied': { merchantApplied: false },
    'confirmation.merchantUses': { merchantUses: false },
    'confirmation.merchantPaid': { merchantPaid: false },
    'confirmation.nothingReturned': { merchantRefunded: true },
  },
  gives: { 'a shop': { lines: { grant: 20_000_00n }, claimed: 20_000_00n } },
  answers: {
    form: rightAnswers,
    provider: {
      providerRegistered: true,
      providerBr: '12345678',
      providerTrackRecord: 36,
      providerCases: 'Twelve shops in Kowloon use our till.',
      providerAssets: '200,000.00',
      providerLiabilities: '100,000.00',
    },
    claim: {
      inUseSince: '2026-02-20',
      invoiceNumber: 'INV-1',
      invoiceDate: '2026-02-20',
      invoiceAmount: '40,000.00',
      paymentDate: '2026-02-21',
      paidAmount: '40,000.00',
      paymentMethod: 'fps',
      payerName: 'Harbour Noodles Limited',
      declareDelivered: true,
      declareNoRefund: true,
    },
    confirmation: { merchantApplied: true, merchantUses: true, merchantPaid: true, merchantRefunded: false },
  },
  clashes: { 'claim.paidAfterInvoice': { paymentDate: '2026-02-19' } },
};
