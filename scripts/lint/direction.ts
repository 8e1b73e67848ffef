// A rule for oxlint: who may import whom. platform ← core ← modules ← hub; a module does not know another; pages take from
// the server only types, and values from the few files that run in both.
//
// Paths are resolved before they are judged, so it does not matter how an import is written.

import path from 'node:path';

/** Server files that run in a browser too. They import nothing that does not. */
const shared = [
  'platform/messages.ts',
  'platform/formats.ts',
  'platform/measure.ts',
  'platform/countries.ts',
  'platform/units.ts',
];

interface Place {
  /** `pages` runs in the browser (and is drawn on the server); `web` is the server's side of the web. */
  readonly layer: 'platform' | 'core' | 'module' | 'web' | 'pages' | 'hub';
  readonly module?: string;
}

/** Where a file belongs. `file` is relative to src/, with `/`. */
function placeOf(file: string): Place {
  const [first = '', second = '', third] = file.split('/');
  if (first === 'platform' || first === 'messages') return { layer: 'platform' };
  if (first === 'core') return { layer: 'core' };
  if (first === 'web') return { layer: second === 'server' || second === 'serve.ts' ? 'web' : 'pages' };
  if (first !== 'modules' || third === undefined) return { layer: 'hub' };
  return { layer: third === 'pages' ? 'pages' : 'module', module: second };
}

/** The layers that a layer may take values from. */
const reaches: Readonly<Record<Place['layer'], readonly Place['layer'][]>> = {
  platform: ['platform'],
  core: ['platform', 'core'],
  module: ['platform', 'core', 'module'],
  web: ['platform', 'web', 'pages'],
  pages: ['pages'],
  hub: ['platform', 'core', 'module', 'web', 'pages', 'hub'],
};

const because: Readonly<Record<Place['layer'], string>> = {
  platform: 'The platform knows nothing of hubs: it imports only itself.',
  core: 'Core imports only platform and core: what a module brings enters through core/module.ts.',
  module: 'A module imports only platform, core and itself: what else it needs is an argument.',
  web: "The web's server imports only platform and web: what else it needs is an argument.",
  pages: 'The web imports server code as types only: write `import type`.',
  hub: '',
};

/** Why `from` may not import `to`, both relative to src/, or nothing if it may. */
export function obstacleToImporting(from: string, to: string, asType: boolean): string | undefined {
  if (to.startsWith('..')) return 'src/ imports nothing from outside src/.';
  // Anyone may say in its types which settings it wants; only the hub has their values.
  if (to === 'config.ts' && asType) return undefined;
  const here = placeOf(from);
  const there = placeOf(to);
  if (here.module && there.module && here.module !== there.module) return 'A module does not import another module.';
  const isWeb = here.layer === 'web' || here.layer === 'pages';
  if (isWeb && (asType || shared.includes(to))) return undefined;
  return reaches[here.layer].includes(there.layer) ? undefined : because[here.layer];
}

interface Node {
  readonly type: string;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly source?: { readonly value?: unknown } | null;
}

interface Context {
  readonly cwd: string;
  readonly filename: string;
  report(what: { node: Node; message: string }): void;
}

function create(context: Context) {
  const inSrc = (file: string) => path.relative(path.join(context.cwd, 'src'), file).split(path.sep).join('/');
  const from = inSrc(context.filename);
  // Tests enter by the front door and set up whatever they need.
  if (from.startsWith('..') || /\.test\.tsx?$/.test(from)) return {};

  const judge = (node: Node, asType: boolean) => {
    const source = node.source?.value;
    if (typeof source !== 'string' || !source.startsWith('.')) return;
    const message = obstacleToImporting(from, inSrc(path.resolve(path.dirname(context.filename), source)), asType);
    if (message) context.report({ node, message });
  };
  return {
    ImportDeclaration: (node: Node) => judge(node, node.importKind === 'type'),
    ExportNamedDeclaration: (node: Node) => judge(node, node.exportKind === 'type'),
    ExportAllDeclaration: (node: Node) => judge(node, node.exportKind === 'type'),
    TSImportType: (node: Node) => judge(node, true),
    ImportExpression: (node: Node) => judge(node, false),
  };
}

export default { meta: { name: 'causeway' }, rules: { direction: { create } } };
