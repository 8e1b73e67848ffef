// Starts every command of the project on a Node that can run it, with the packages it needs in place.
//
// This file is plain JavaScript without dependencies because it is the one file that the host's Node runs, and that may
// be years old. It brings a newer Node from the npm package `node-<platform>-<arch>` into .runtime/ when the host's is
// too old, installs what package-lock.json names when node_modules holds something else, and hands over. Both happen
// only when needed, so a second start costs some milliseconds. All it says goes to stderr: stdout belongs to the command.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 24;
const OWN_NODE = '26.10.0';

/** What each command runs, one step after the other; the arguments go to the last step. */
const commands = {
  start: [['scripts/build.ts'], ['src/main.ts', 'start']],
  causeway: [['src/main.ts']],
  test: [['scripts/test.ts']],
  check: [['scripts/test.ts', 'types', 'lint', 'format']],
  format: [['node_modules/oxfmt/bin/oxfmt']],
  types: [['scripts/types.ts']],
  bench: [['scripts/bench.ts']],
  build: [['scripts/build.ts']],
  shots: [['scripts/build.ts'], ['e2e/shots.ts']],
};

class Stop extends Error {}

main().catch((error) => {
  console.error(error instanceof Stop ? error.message : error);
  process.exit(1);
});

async function main() {
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name ?? '')) {
    throw new Stop(`Say one of: ${Object.keys(commands).join(', ')}. For example: npm run ${name ? 'check' : 'start'}`);
  }
  const node = await ensureNode();
  const env = withNodeFirst(node);
  await ensurePackages();

  const steps = commands[name];
  for (const [at, step] of steps.entries()) {
    const last = at === steps.length - 1;
    const end = await run(node, [...step, ...(last ? args : [])], { env, cwd: root, stdio: 'inherit' });
    if (last || end.code !== 0) leaveAs(end);
  }
}

/** The path of a Node that is new enough: the one running this, or our own, installed at the first need. */
async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath;

  const place = path.join(root, '.runtime');
  const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const node = path.join(place, 'node_modules', packageName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // Written only after the new Node has run once, so an interrupted install is never taken for a whole one.
  const ready = path.join(place, `ready-${OWN_NODE}`);
  const isReady = () => fs.existsSync(ready) && fs.existsSync(node);
  if (isReady()) return node;

  await withLock(path.join(place, 'lock'), 'another start to finish installing', async () => {
    if (isReady()) return;
    say(
      `This is Node ${process.versions.node}; Causeway needs ${OLDEST_NODE} or newer. Bringing Node ${OWN_NODE} into .runtime (once, about 60 MB) …`,
    );
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code } = await npm(['install', '--prefix', place, ...flags, `${packageName}@${OWN_NODE}`]);
    if (code !== 0)
      throw new Stop(
        `npm could not bring Node ${OWN_NODE} (its reason is above). Check the network, or install Node ${OLDEST_NODE} or newer yourself and run this again.`,
      );
    const check = await run(node, ['--version'], { stdio: 'ignore' });
    if (check.code !== 0)
      throw new Stop(
        `The Node that npm brought does not run on this machine. Install Node ${OLDEST_NODE} or newer yourself and run this again.`,
      );
    fs.writeFileSync(ready, '');
  });
  return node;
}

/** Makes node_modules what package-lock.json says, if it is not. */
async function ensurePackages() {
  if (packagesMatch()) return;
  await withLock(path.join(root, '.runtime', 'lock'), 'another start to finish installing', async () => {
    if (packagesMatch()) return;
    const started = Date.now();
    say('Installing the packages that package-lock.json names …');
    // No install script of any package runs: the only ones we have (links for PostgreSQL's libraries) test/postgres.ts makes itself.
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code } = await npm(['ci', ...flags]);
    if (code !== 0)
      throw new Stop('npm could not install the packages (its reason is above). Check the network and run this again.');
    if (!packagesMatch())
      throw new Stop('npm installed something else than package-lock.json names. Remove node_modules and run this again.');
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  });
}

/**
 * Whether the last install finished with exactly the versions of package-lock.json. npm keeps its own record in
 * node_modules/.package-lock.json and writes it last, so a half-finished install does not match. Optional packages may
 * be missing: they are the other platforms' binaries.
 */
function packagesMatch() {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Stop('package-lock.json is missing or broken: take it from the repository again.');
  if (!installed) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || (installed[place] ? installed[place].version === version : optional === true),
  );
}

function lockedPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The environment with this Node first on PATH, so that everything started from here uses it too. */
function withNodeFirst(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [name]: [path.dirname(node), process.env[name]].filter(Boolean).join(path.delimiter) };
}

/**
 * Runs npm: the one that started us, or else the one on PATH, on the host's own Node, because beside that lies the host's
 * npm configuration (registry, proxy, certificates). What it prints goes to stderr.
 */
async function npm(args) {
  const own = process.env.npm_execpath;
  const options = { cwd: root, env: { ...process.env, npm_config_update_notifier: 'false' }, stdio: ['ignore', 2, 2] };
  const how = own && /npm-cli\.[cm]?js$/.test(own) && fs.existsSync(own) ? [process.execPath, [own, ...args]] : ['npm', args];
  if (os.platform() === 'win32' && how[0] === 'npm') options.shell = true;
  try {
    return await run(how[0], how[1], options);
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Stop(
        'npm was not found on PATH, and Causeway needs it once to install its packages. Install Node with npm and run this again.',
      );
    throw error;
  }
}

/** Runs a program, passes signals on to it and tells how it ended. */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const pass = (signal) => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would tell it to hurry.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const orphaned = whenOrphaned(() => child.kill('SIGTERM'));
    const done = (settle) => {
      clearInterval(orphaned);
      for (const signal of signals) process.off(signal, pass);
      settle();
    };
    child.once('error', (error) => done(() => reject(error)));
    child.once('exit', (code, signal) => done(() => resolve({ code, signal })));
  });
}

/**
 * Calls back when the npm that started us is gone. A signal to npm alone does not get here: it dies, or passes the signal
 * to the shell between us, which dies without passing it on; and the command would go on unseen.
 */
function whenOrphaned(then) {
  const started = process.env.npm_lifecycle_event ? [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1) : [];
  const watch = setInterval(() => {
    if (started.every(isRunning)) return;
    clearInterval(watch);
    then();
  }, 500);
  return watch.unref();
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The parent of another process, where the system tells (Linux); else 0. */
function parentOf(pid) {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ')[1]);
  } catch {
    return 0;
  }
}

/** Ends this process the way the child ended. */
function leaveAs({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
}

function say(text) {
  console.error(text);
}
