// Everything that can be set, read once from the environment. A wrong or half-set value stops the start with one line.

import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ClamdSettings } from './platform/clamd.ts';

const flag = z.enum(['0', '1']).transform((text) => text === '1');

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  CAUSEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  CAUSEWAY_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(16),
  CAUSEWAY_DEMO: flag.optional(),
  CAUSEWAY_SECRET: z.string().min(32).optional(),
  CAUSEWAY_KEY: z.string().optional(),
  CAUSEWAY_SCHEMES: z.string().optional(),
  CAUSEWAY_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SESSION_DAYS: z.coerce.number().int().min(1).max(90).default(7),
  SESSION_STAFF_HOURS: z.coerce.number().int().min(1).max(24).default(12),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CAUSEWAY_CLAMD: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address people use, without a slash at the end. */
  readonly address: string;
  readonly data: string;
  readonly database: { readonly url: string; readonly pool: number } | undefined;
  /** The demonstration: one-click sign-in, mailbox page, example hub. Never with a real database unless asked for. */
  readonly demo: boolean;
  /** Signs session cookies. Made and kept in the data folder when not set. */
  readonly secret: string | undefined;
  /** Where the hub's signing key is kept (Ed25519, PEM). */
  readonly keyFile: string;
  readonly schemes: string;
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  readonly s3: S3Settings | undefined;
  /** Where the virus scanner listens. Without it, files are not scanned. */
  readonly clamd: ClamdSettings | undefined;
  /** How many reverse proxies stand in front; what they say of a visitor's address is believed. */
  readonly proxies: number;
  /** How long people stay signed in: days since they last came, or hours since they signed in for whoever holds a role. */
  readonly sessions: { readonly days: number; readonly staffHours: number };
  readonly logLevel: string;
}

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A configuration that cannot be started with. The message is one clear line. */
export class ConfigProblem extends Error {}

type Given = z.output<typeof Environment>;

/** Reads the settings. Throws ConfigProblem naming the setting, what is wrong and what would be right. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ConfigProblem(`The setting ${String(issue?.path[0])} is not usable: ${issue?.message ?? 'unknown'}`);
  }
  const given = result.data;
  whole(given, ['SMTP_URL', 'MAIL_FROM']);
  whole(given, ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
  const demo = given.CAUSEWAY_DEMO ?? given.DATABASE_URL === undefined;
  if (!demo) need(given, ['CAUSEWAY_SECRET', 'CAUSEWAY_URL', 'SMTP_URL']);
  return {
    port: given.PORT,
    host: given.HOST,
    address: (given.CAUSEWAY_URL ?? `http://${given.HOST}:${given.PORT}`).replace(/\/$/, ''),
    data: given.CAUSEWAY_DATA,
    database: given.DATABASE_URL === undefined ? undefined : { url: given.DATABASE_URL, pool: given.DATABASE_POOL },
    demo,
    secret: given.CAUSEWAY_SECRET,
    keyFile: given.CAUSEWAY_KEY ?? `${given.CAUSEWAY_DATA}/hub-key.pem`,
    schemes: given.CAUSEWAY_SCHEMES ?? fileURLToPath(new URL('../schemes', import.meta.url)),
    smtp:
      given.SMTP_URL === undefined || given.MAIL_FROM === undefined ? undefined : { url: given.SMTP_URL, from: given.MAIL_FROM },
    s3: s3Of(given),
    clamd: clamdOf(given.CAUSEWAY_CLAMD),
    proxies: given.CAUSEWAY_PROXIES,
    sessions: { days: given.SESSION_DAYS, staffHours: given.SESSION_STAFF_HOURS },
    logLevel: given.LOG_LEVEL,
  };
}

function s3Of(given: Given): S3Settings | undefined {
  if (given.S3_ENDPOINT === undefined) return undefined;
  return {
    endpoint: given.S3_ENDPOINT.replace(/\/$/, ''),
    bucket: given.S3_BUCKET ?? '',
    region: given.S3_REGION ?? '',
    accessKeyId: given.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: given.S3_SECRET_ACCESS_KEY ?? '',
  };
}

/** `host:port`, or the path of a socket. */
function clamdOf(given: string | undefined): ClamdSettings | undefined {
  if (given === undefined) return undefined;
  if (given.startsWith('/')) return { path: given };
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:/]+)):(\d{1,5})$/.exec(given) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new ConfigProblem('The setting CAUSEWAY_CLAMD is not usable: write host:port, or the path of a socket');
  }
  return { host, port: Number(port) };
}

/** All of a group or none of it. */
function whole(given: Given, names: readonly (keyof Given)[]): void {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < names.length) {
    throw new ConfigProblem(`Set ${missing.join(', ')} as well, or none of ${names.join(', ')}`);
  }
}

function need(given: Given, names: readonly (keyof Given)[]): void {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length > 0)
    throw new ConfigProblem(`Outside the demonstration (CAUSEWAY_DEMO=1) these must be set: ${missing.join(', ')}`);
}
