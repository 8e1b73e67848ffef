import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { addFunctions } from './cel-functions.ts';
import { moneyTerm } from './terms.ts';
import type { FactKind, Fact, Term } from './shape-terms.ts';
import { fieldsOf, groupsOf } from './form-fields.ts';
import type { FieldKind, Form, GroupField } from './shape-form.ts';
import type { Scheme } from './shape.ts';

/*
 * CEL over the names of one scheme: its terms as constants, its facts and (in forms) its fields as variables. Money is an
 * int of cents, a day is a string. Expressions are parsed once for each scheme version, which never changes.
 */

export type CelType =
  | 'bool'
  | 'int'
  | 'double'
  | 'string'
  | 'dyn'
  | 'list<string>'
  | 'list<int>'
  | 'map<string, dyn>'
  | 'list<map<string, dyn>>';

const typeOfFact: Record<FactKind, CelType> = {
  'yes-no': 'bool',
  choice: 'string',
  choices: 'list<string>',
  whole: 'int',
  money: 'int',
  date: 'string',
  text: 'string',
  wholes: 'list<int>',
  amounts: 'list<int>',
  dates: 'list<string>',
  texts: 'list<string>',
};

const typeOfField: Record<FieldKind, CelType> = {
  text: 'string',
  'long-text': 'string',
  bilingual: 'map<string, dyn>',
  choice: 'string',
  'multi-choice': 'list<string>',
  'yes-no': 'bool',
  country: 'string',
  whole: 'int',
  decimal: 'int',
  months: 'int',
  money: 'int',
  date: 'string',
  'cost-table': 'int',
  email: 'string',
  phone: 'string',
  url: 'string',
  'br-number': 'string',
  'cr-number': 'string',
  hkid: 'string',
  address: 'map<string, dyn>',
  person: 'map<string, dyn>',
  organisation: 'map<string, dyn>',
  file: 'list<string>',
  'map-point': 'dyn',
  'map-route': 'dyn',
  'map-area': 'dyn',
  consent: 'bool',
  signature: 'string',
  group: 'list<map<string, dyn>>',
};

export type CelValue = string | bigint | number | boolean | readonly CelValue[] | { readonly [part: string]: CelValue };

/** An expression ready to run: which declared variables it names, and what it says of their values. */
export interface Compiled {
  readonly names: readonly string[];
  run(values: Readonly<Record<string, CelValue>>): unknown;
}

/** The variables an expression may name, with their types in CEL. */
export type Names = Readonly<Record<string, CelType>>;

export function factNames(facts: Readonly<Record<string, Fact>>): Names {
  return { today: 'string', ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeOfFact[fact.kind]])) };
}

/** The fields that an expression of a form may name: those of the form, and where it stands in a group those of an item. */
export function fieldNames(form: Form, ...groups: readonly GroupField[]): Names {
  const fields = [...fieldsOf(form), ...groups.flatMap((group) => group.fields)];
  return Object.fromEntries(fields.map((field) => [field.id, typeOfField[field.kind]]));
}

/** An environment in which the scheme's terms are constants and the names are variables. */
export function environment(scheme: Pick<Scheme, 'scheme' | 'terms'>, names: Names): Environment {
  const env = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40 } });
  addFunctions(env);
  for (const [name, term] of Object.entries(scheme.terms)) {
    const { type, value } = constantOf(scheme as Scheme, name, term);
    env.registerConstant(name, type, value);
  }
  for (const [name, type] of Object.entries(names)) env.registerVariable(name, type);
  return env;
}

function constantOf(scheme: Scheme, name: string, term: Term): { type: CelType; value: CelValue } {
  switch (term.kind) {
    case 'money':
      return { type: 'int', value: moneyTerm(scheme, name) };
    case 'whole':
      return { type: 'int', value: BigInt(term.value) };
    case 'percent':
      return { type: 'double', value: term.value };
    case 'choices':
      return { type: 'list<string>', value: term.options.map((option) => option.value) };
    case 'period':
      return { type: 'int', value: BigInt(term.value) };
    case 'day':
      return { type: 'string', value: term.value };
  }
}

/** Parses an expression. Throws what the library throws when it is not CEL. */
export function compile(env: Environment, names: Names, expression: string): Compiled {
  const parsed = env.parse(expression);
  return { names: namesIn(parsed.ast, names), run: (values) => parsed(values) as unknown };
}

/** The declared variables that an expression names, in the order of their names. */
function namesIn(ast: ASTNode, names: Names): string[] {
  const found = new Set<string>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const item of part) walk(item);
    else if (typeof part === 'object' && part !== null && 'op' in part) {
      const node = part as ASTNode;
      if (node.op === 'id' && Object.hasOwn(names, node.args)) found.add(node.args);
      walk(node.args);
    }
  };
  walk(ast);
  return [...found].toSorted();
}

interface Desk {
  readonly names: Names;
  readonly env: Environment;
  readonly compiled: Map<string, Compiled>;
}

const ruleDesks = new WeakMap<Scheme, Desk>();
const formDesks = new WeakMap<Scheme, Map<string, Desk>>();

const newDesk = (scheme: Scheme, names: Names): Desk => ({ names, env: environment(scheme, names), compiled: new Map() });

function compiledAt(desk: Desk, expression: string): Compiled {
  let compiled = desk.compiled.get(expression);
  if (!compiled) desk.compiled.set(expression, (compiled = compile(desk.env, desk.names, expression)));
  return compiled;
}

/** An expression of a scheme's rules: facts and terms. */
export function ruleExpression(scheme: Scheme, expression: string): Compiled {
  let desk = ruleDesks.get(scheme);
  if (!desk) ruleDesks.set(scheme, (desk = newDesk(scheme, factNames(scheme.facts))));
  return compiledAt(desk, expression);
}

/** An expression of one of a scheme's forms: fields, facts and terms. */
export function formExpression(scheme: Scheme, form: Form, expression: string): Compiled {
  let desks = formDesks.get(scheme);
  if (!desks) formDesks.set(scheme, (desks = new Map<string, Desk>()));
  let desk = desks.get(form.id);
  if (!desk) desks.set(form.id, (desk = newDesk(scheme, { ...factNames(scheme.facts), ...fieldNames(form, ...groupsOf(form)) })));
  return compiledAt(desk, expression);
}
