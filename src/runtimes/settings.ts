/**
 * The settings: read once, at the start, from environment variables. A wrong value stops the start.
 */
import { z } from 'zod';
import { isAddressRange } from '../channels/http/client-address.ts';

/** A whole number written in digits alone; `Number` would also take "1e3", " 7 " and "0x1F". */
function wholeNumber(minimum: number, maximum: number) {
  const allowed = `a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, allowed)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, allowed);
}

const path = z.string().min(1, 'the path of a folder');

function isHttpUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
}

const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => isHttpUrl(origin) && new URL(origin).origin === origin), {
    error: 'origins joined by commas, each scheme and host without a path, as in https://www.example.org',
  });

const addressRanges = z
  .string()
  .transform((value) => value.split(',').map((range) => range.trim()))
  .refine((list) => list.every(isAddressRange), {
    error: 'addresses or CIDR ranges joined by commas, as in 10.0.0.0/8,2001:db8::1',
  });

/** Settings whose value is never shown, not even when it is wrong. */
const SECRET = /TOKEN|PASSWORD|SECRET|KEY$/;

/** Every setting by the name of its variable; the descriptions are what the table of settings shows. */
export const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(8080).describe('Port that the server listens on; 0 takes a free one'),
  HOST: z
    .string()
    .regex(/^\S+$/, 'a host name or address')
    .default('127.0.0.1')
    .describe('Address that the server listens on'),
  CORPUS_DIR: path.default('corpus').describe('Folder with the documents, the question bank and the targets'),
  INDEX_DIR: path.default('index').describe('Folder for the index; may be thrown away, it is built again'),
  DATA_DIR: path.default('data').describe('Folder for data that must not be lost'),
  PUBLIC_URL: z
    .string()
    .refine(isHttpUrl, 'an address that begins with http:// or https://, without a query')
    .transform((value) => value.replace(/\/$/, ''))
    .optional()
    .describe('Prefix of links that are shown outside this server'),
  CORS_ORIGINS: origins
    .default([])
    .describe('Web sites, joined by commas, whose pages may call /api/v1 from a browser'),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000)
    .default(60)
    .describe('POST and search calls that one client may make in a minute; 0 switches the limit off'),
  RATE_LIMIT_TOTAL_PER_MINUTE: wholeNumber(0, 10_000_000)
    .default(0)
    .describe('The same for all clients together; 0 leaves it to the queue'),
  TRUSTED_PROXIES: addressRanges
    .default([])
    .describe('Addresses and CIDR ranges of proxies, joined by commas, whose X-Forwarded-For is believed'),
  ANSWERS_AT_ONCE: wholeNumber(1, 1000)
    .default(4)
    .describe('Answers, searches and verifications worked on at the same time'),
  ANSWERS_WAITING: wholeNumber(0, 100_000)
    .default(100)
    .describe('How many may wait for that; more are sent away with 503'),
  ANSWER_SECONDS: wholeNumber(1, 3600).default(30).describe('Longest time for an answer, waiting included, in seconds'),
  ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,256}$/, '16 to 256 letters, digits or signs without a space')
    .optional()
    .describe('Opens the admin routes to whoever sends it; without it they are not there'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .default('info')
    .describe('Least important lines that are logged: debug, info, warn, error or silent'),
});

/** The settings as the runtime uses them. */
export type Settings = z.infer<typeof settingsSchema>;

/** One or more variables have a value that is not allowed; the message names each, its value and what is allowed. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings. A variable that is absent or empty gets its default; variables that are no setting are
 * left alone.
 * @throws SettingsError that names every wrong variable at once
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const wrong = new Map(result.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const lines = [...wrong].map(
    ([name, allowed]) =>
      `${name}${SECRET.test(name) ? '' : `=${JSON.stringify(given[name])}`} is not allowed: give ${allowed}.`,
  );
  throw new SettingsError(lines.join('\n'));
}
