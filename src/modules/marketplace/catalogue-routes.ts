import { z } from 'zod';
import { LocalTextShape, route, Whole } from '../../platform/http/route.ts';
import { catalogue, comparePackages, estimate, listedPackage, publicProvider } from './catalogue.ts';
import { sorts } from './catalogue-query.ts';
import { Amount, ById, Code, Id, Instant, OptionOut, Plain, Pricing } from './shapes.ts';

/** One value or several: `?sector=a&sector=b`. */
const Several = (item: z.ZodType<string, string>, most: number) =>
  z
    .union([item, z.array(item)])
    .default([])
    .transform((given) => [given].flat())
    .pipe(z.array(z.string()).max(most));

const CatalogueQuery = z.object({
  scheme: Code.optional(),
  q: Plain(200).default(''),
  sector: Several(Code, 40),
  category: Several(Code, 40),
  provider: Several(Id, 40),
  pricing: Several(Pricing, 2),
  min: Whole.optional(),
  max: Whole.optional(),
  sort: z.enum(sorts).default('best'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

const Labelled = z.object({ value: z.string(), label: LocalTextShape });
const Counted = Labelled.extend({ count: z.int() });
const SchemeName = z.object({ scheme: z.string(), name: LocalTextShape });

export const Card = z.object({
  id: z.string(),
  scheme: z.string(),
  name: LocalTextShape,
  summary: LocalTextShape,
  sector: Labelled,
  category: Labelled,
  provider: z.object({ id: z.string(), name: LocalTextShape }),
  pricing: Pricing,
  amount: Amount.describe('The price, or the fee for a month'),
  price: Amount.describe('What it costs in all, as the scheme counts it'),
  months: z.int().nullable().describe('How many months of a fee are in the price'),
  given: Amount.describe('What the scheme would give a first-time applicant'),
  includes: z.array(LocalTextShape),
  more: z.int().describe('How many more things are included'),
  options: z.int(),
});

const Full = Card.extend({
  options: z.array(OptionOut),
  listedSince: Instant.nullable(),
  schemeName: LocalTextShape,
  basisText: LocalTextShape.nullable(),
  examples: z.array(
    z.object({
      cost: Amount,
      given: Amount,
      own: Amount,
      steps: z.array(z.object({ key: z.string(), facts: z.record(z.string(), z.string()) })),
    }),
  ),
});

const Catalogue = z.object({
  scheme: SchemeName,
  schemes: z.array(SchemeName),
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  packages: z.array(Card),
  facets: z.object({
    sector: z.array(Counted),
    category: z.array(Counted),
    provider: z.array(Counted),
    pricing: z.array(z.object({ value: z.string(), count: z.int() })),
    prices: z.object({ lowest: Amount, highest: Amount }).nullable(),
  }),
});

export const catalogueRoutes = {
  'GET /catalogue': route({
    summary: 'The catalogue: packages found, and how many each further choice leaves',
    access: 'public',
    query: CatalogueQuery,
    returns: Catalogue,
    refusals: ['marketplace.no_scheme'],
    handle: ({ db, locale, now }, { query }) => catalogue(db, query, locale, now),
  }),
  'GET /catalogue/compare': route({
    summary: 'Up to three packages side by side',
    access: 'public',
    query: z.object({ p: Several(Id, 3) }),
    returns: z.object({ packages: z.array(Full) }),
    handle: ({ db, now }, { query }) => comparePackages(db, query.p, now),
  }),
  'GET /packages/:id': route({
    summary: 'A package in the catalogue',
    access: 'public',
    params: ById,
    returns: Full,
    refusals: ['http.not_found', 'marketplace.package.unlisted', 'marketplace.package.replaced'],
    handle: ({ db, now }, { params }) => listedPackage(db, params.id, now),
  }),
  'GET /packages/:id/estimate': route({
    summary: 'What a package costs with some of its optional features, and what a first-time applicant would be given',
    access: 'public',
    params: ById,
    query: z.object({ option: Several(Id, 20) }),
    returns: z.object({ cost: Amount, given: Amount, own: Amount }),
    handle: ({ db, now }, { params, query }) => estimate(db, params.id, query.option, now),
  }),
  'GET /market/providers/:id': route({
    summary: 'An accepted provider and what it lists',
    access: 'public',
    params: ById,
    returns: z.object({
      id: z.string(),
      name: LocalTextShape,
      scheme: SchemeName,
      acceptedFrom: Instant.nullable(),
      packages: z.array(Card),
    }),
    handle: ({ db, now }, { params }) => publicProvider(db, params.id, now),
  }),
};
