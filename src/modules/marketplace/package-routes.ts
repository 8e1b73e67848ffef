import { z } from 'zod';
import { LocalTextShape, route } from '../../platform/http/route.ts';
import { Happened, Judged } from '../../core/cases/shapes.ts';
import { RuleLine } from '../../core/decisions/explained.ts';
import { decidePackage } from './decide-package.ts';
import { myPackage, myPackages } from './mine.ts';
import { packageCase } from './office.ts';
import { checkPackage, createPackage, revisePackage, savePackage, submitPackage, withdrawPackage } from './packages.ts';
import { PackageStatusShape, ProviderHead, ProviderStatusShape } from './provider-routes.ts';
import { packageQueue, packageViews } from './queues.ts';
import {
  Amount,
  ById,
  Counts,
  Decide,
  Id,
  Labelled,
  Maybe,
  Named,
  OptionOut,
  PackageContent,
  Pricing,
  QueueQuery,
  Taken,
} from './shapes.ts';

const Content = z.object({
  sector: z.string(),
  category: z.string(),
  name: LocalTextShape,
  summary: LocalTextShape,
  includes: z.array(LocalTextShape),
  pricing: Pricing,
  amount: Amount,
  price: Amount,
  months: z.int().nullable(),
  options: z.array(OptionOut),
});

const MyPackages = z.object({
  provider: ProviderHead,
  sectors: z.array(Labelled),
  categories: z.array(Labelled),
  places: z.int(),
  packages: z.array(
    z.object({
      id: z.string(),
      name: LocalTextShape,
      sector: Labelled,
      category: Labelled,
      pricing: Pricing,
      amount: Amount,
      price: Amount,
      status: PackageStatusShape,
      isListed: z.boolean(),
      replaces: z.string().nullable(),
      submittedAt: Maybe,
      decidedAt: Maybe,
      reason: z.string().nullable(),
    }),
  ),
});

const MyPackage = z.object({
  id: z.string(),
  provider: Named.extend({ status: ProviderStatusShape }),
  scheme: Named,
  status: PackageStatusShape,
  isListed: z.boolean(),
  revision: z.int(),
  replaces: z.string().nullable(),
  newVersion: z.string().nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), withdraw: z.boolean(), revise: z.boolean() }),
  reason: z.string().nullable(),
  submittedAt: Maybe,
  decidedAt: Maybe,
  content: Content,
  missing: z.array(z.string()),
  rules: z.array(RuleLine),
  sectors: z.array(Labelled),
  categories: z.array(Labelled),
});

const PackageCase = z.object({
  id: z.string(),
  status: PackageStatusShape,
  scheme: z.object({ id: z.string(), name: z.string() }),
  provider: Named.extend({ status: ProviderStatusShape }),
  name: LocalTextShape,
  sector: z.string(),
  category: z.string(),
  submittedAt: Maybe,
  decidedAt: Maybe,
  actions: z.array(z.object({ act: z.enum(['decide']), why: z.string().nullable() })),
  inside: z
    .object({
      content: Content,
      given: Amount,
      others: z.int().describe('Other packages of the provider in the same category and sector'),
      before: z.object({ id: z.string(), content: Content }).nullable().describe('The version it would replace'),
      evaluations: z.array(Judged),
      decisions: z.array(Taken),
      history: z.array(Happened),
    })
    .nullable(),
});

const PackageRow = z.object({
  id: z.string(),
  scheme: z.string(),
  name: LocalTextShape,
  provider: LocalTextShape,
  providerId: z.string(),
  sector: LocalTextShape,
  category: LocalTextShape,
  price: Amount,
  pricing: Pricing,
  status: PackageStatusShape,
  isRevision: z.boolean(),
  submittedAt: Maybe,
  decidedAt: Maybe,
});

const officer = { role: 'officer' } as const;

/** Packages: their provider's side and the office's. What the public sees of them is in catalogue-routes.ts. */
export const packageRoutes = {
  'POST /packages': route({
    summary: 'Begin a package of a provider of mine',
    access: 'person',
    body: z.object({ providerId: Id, content: PackageContent }),
    returns: z.object({ id: z.string() }),
    handle: ({ db, actor, now }, { body }) => createPackage(db, actor, body.providerId, body.content, now),
  }),
  'POST /packages/check': route({
    summary: 'What the rules would say of a package as it stands on the screen. Nothing is kept',
    access: 'person',
    body: z.object({ providerId: Id, packageId: Id.optional(), content: PackageContent }),
    returns: z.object({
      price: Amount.nullable(),
      options: z.array(z.object({ id: z.string(), price: Amount })),
      rules: z.array(RuleLine),
      missing: z.array(z.string()),
    }),
    handle: ({ db, actor, now, locale }, { body }) => checkPackage(db, actor, body, locale, now),
  }),
  'GET /providers/:id/packages': route({
    summary: 'The packages of a provider of mine, in every state',
    access: 'person',
    params: ById,
    returns: MyPackages,
    handle: ({ db, actor, now }, { params }) => myPackages(db, actor, params.id, now),
  }),
  'GET /packages/:id/mine': route({
    summary: 'A package of mine, with what the rules say of it now',
    access: 'person',
    params: ById,
    returns: MyPackage,
    handle: ({ db, actor, now, locale }, { params }) => myPackage(db, actor, params.id, locale, now),
  }),
  'PUT /packages/:id': route({
    summary: 'Save a package that is a draft or was refused',
    access: 'person',
    params: ById,
    body: z.object({ revision: z.int().min(0), content: PackageContent }),
    returns: z.object({ revision: z.int() }),
    refusals: ['marketplace.stale', 'marketplace.package.wrong_status', 'marketplace.package.same_place'],
    handle: ({ db, actor, now }, { params, body }) => savePackage(db, actor, params.id, body.revision, body.content, now),
  }),
  'POST /packages/:id/submit': route({
    summary: 'Send a package to the office',
    access: 'person',
    params: ById,
    refusals: [
      'marketplace.provider.not_accepted',
      'marketplace.package.incomplete',
      'marketplace.rules_fail',
      'marketplace.package.slot_taken',
      'marketplace.package.wrong_status',
    ],
    handle: ({ db, actor, now, locale }, { params }) => submitPackage(db, actor, params.id, locale, now),
  }),
  'POST /packages/:id/withdraw': route({
    summary: 'Take a package back',
    access: 'person',
    params: ById,
    refusals: ['marketplace.package.wrong_status'],
    handle: ({ db, actor, now }, { params }) => withdrawPackage(db, actor, params.id, now),
  }),
  'POST /packages/:id/revise': route({
    summary: 'Begin a new version of a package that is in the catalogue',
    access: 'person',
    params: ById,
    returns: z.object({ id: z.string() }),
    refusals: ['marketplace.package.wrong_status'],
    handle: ({ db, actor, now }, { params }) => revisePackage(db, actor, params.id, now),
  }),
  'GET /office/packages': route({
    summary: 'The queue of packages: one page of a tab, and how many each tab has',
    access: officer,
    query: QueueQuery.extend({ status: z.enum(packageViews).default('submitted') }),
    returns: z.object({
      rows: z.array(PackageRow),
      counts: Counts(packageViews),
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
    }),
    handle: ({ db, actor, now }, { query }) => packageQueue(db, actor, query, now),
  }),
  'GET /office/packages/:id': route({
    summary: 'A package as the office decides on it',
    access: officer,
    params: ById,
    returns: PackageCase,
    refusals: ['http.not_found'],
    handle: ({ db, actor, now, locale }, { params }) => packageCase(db, actor, params.id, locale, now),
  }),
  'POST /packages/:id/decide': route({
    summary: 'Put a package into the catalogue or refuse it, with a reason that the provider is told',
    access: officer,
    params: ById,
    body: Decide,
    refusals: [
      'decision.conflict',
      'marketplace.package.wrong_status',
      'marketplace.provider.wrong_status',
      'marketplace.package.slot_taken',
    ],
    handle: ({ db, actor, now }, { params, body }) => decidePackage(db, actor, params.id, body.outcome, body.reason, now),
  }),
};
