import { z } from 'zod';
import { Amount, Instant, LocalTextShape as Text } from '../../platform/http/route.ts';
import { FormShape } from '../schemes/form-view.ts';
import { ExplainedShape, HoldsShape, RulebookShape } from '../schemes/page-shape.ts';
import { rulebookParts } from '../schemes/rulebook.ts';
import { FactKind } from '../schemes/shape-terms.ts';
import { Path, SchemeName } from './shapes.ts';

/* What the API takes and promises where a scheme is read and tried. */

export const Which = z.object({
  scheme: SchemeName.optional(),
  version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  draft: z.string().max(64).optional(),
});
export const WhichOne = Which.extend({ failing: z.string().max(60).optional() });
export const TryBody = Which.extend({ facts: z.record(z.string().max(40), z.string().max(2000)) });
export const TypedExpression = z.object({ path: Path, expression: z.string().max(2000) });

const Line = z.discriminatedUnion('is', [
  z.object({ is: z.literal('text'), name: z.string(), text: Text }),
  z.object({ is: z.literal('expression'), name: z.string(), when: z.string() }),
  z.object({ is: z.literal('value'), name: z.string(), value: Text, isAssumed: z.boolean() }),
]);
const List = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const Step = z.union([z.string(), z.number()]);
const entry = { what: z.string(), name: z.string(), label: Text.optional(), path: List(Step), lines: List(Line) };
/** As deep as the language goes: a rubric's criteria, a report's rules, a term's choices. */
const Leaf = z.object({ ...entry, entries: List(z.unknown()) });
const Entry = z.object({ ...entry, entries: List(z.object({ ...entry, entries: List(Leaf) })) });

export const ReadingShape = RulebookShape.pick({ name: true, parts: true, terms: true }).extend({
  scheme: z.string(),
  sheet: z.array(z.object({ part: z.string(), lines: List(Line), entries: List(Entry) })),
  forms: z.array(z.object({ path: z.array(Step), from: z.string(), form: FormShape })),
  facts: z.array(
    z.object({
      name: z.string(),
      kind: FactKind,
      from: z.string(),
      label: Text,
      options: z.array(z.object({ value: z.string(), label: Text })),
    }),
  ),
});

export const WhatIfShape = z.object({
  parts: List(z.object({ part: z.enum(rulebookParts), holds: HoldsShape, rules: List(ExplainedShape) })),
  lane: z.object({ id: z.string(), title: Text, automatic: z.boolean() }).optional(),
  stages: List(z.object({ id: z.string(), title: Text, role: z.string(), due: Instant })),
  lines: List(
    z.object({
      line: z.string(),
      unit: z.string(),
      amount: Amount,
      steps: List(z.object({ key: z.string(), facts: z.record(z.string(), z.string()) })),
    }),
  ),
  instalments: List(z.object({ id: z.string(), title: Text, gate: z.string(), amount: Amount })),
  obligations: List(z.object({ id: z.string(), title: Text, text: Text, after: z.string().optional(), due: Instant.optional() })),
});

export const ExampleShape = z.object({ fits: z.boolean(), facts: z.record(z.string(), z.string()) });
