import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** The built files that browsers load, read once at the start: a few megabytes, held with their packed forms. */
export interface BuiltFile {
  readonly type: string;
  readonly etag: string;
  /** Named after its content, so it may be kept for ever. */
  readonly isHashed: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Every built file by the path browsers ask for (`/assets/app-x.js`). The manifest stays inside. */
export function readBuiltFiles(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type || entry.name === 'manifest.json') continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    const plain = readFileSync(path);
    const br = readOptional(`${path}.br`);
    const gzip = readOptional(`${path}.gz`);
    files.set(address, {
      type,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`,
      isHashed: address.startsWith('/assets/'),
      plain,
      ...(br && { br }),
      ...(gzip && { gzip }),
    });
  }
  return files;
}

function readOptional(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

export interface EntryAssets {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Files the script will ask for at once, to be fetched with it. */
  readonly preloads: readonly string[];
}

/** The files of one entry of the build, from Vite's manifest. */
export function entryAssets(dist: string, entry: string): EntryAssets {
  const manifest = JSON.parse(readFileSync(join(dist, 'client', 'manifest.json'), 'utf8')) as Record<string, ManifestEntry>;
  const root = manifest[entry];
  if (!root) throw new Error(`The build in ${dist} has no ${entry}: build the web again`);
  const seen = new Map<string, ManifestEntry>();
  const visit = (name: string) => {
    const found = manifest[name];
    if (!found || seen.has(name)) return;
    seen.set(name, found);
    found.imports?.forEach(visit);
  };
  visit(entry);
  const all = [...seen.values()];
  return {
    styles: [...new Set(all.flatMap((one) => one.css ?? []))].map((file) => `/${file}`),
    scripts: [`/${root.file}`],
    preloads: all.filter((one) => one !== root).map((one) => `/${one.file}`),
  };
}
