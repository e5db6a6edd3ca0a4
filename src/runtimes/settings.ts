/**
 * The settings: read once, at the start, from environment variables. A wrong value stops the start.
 */
import { z } from 'zod';
import { isAddressRange } from '../channels/http/client-address.ts';
import { chatProblems, chatSettings } from './chat-settings.ts';

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

const importHosts = z
  .string()
  .transform((value) => value.split(',').map((host) => host.trim().toLowerCase()))
  .refine((list) => list.every((host) => /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)), {
    error: 'host names joined by commas, as in www.example.org,*.example.com',
  });

const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => isHttpUrl(origin) && new URL(origin).origin === origin), {
    error: 'origins joined by commas, each scheme and host without a path, as in https://www.example.org',
  });

const guid = z
  .string()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'an id of 32 hexadecimal digits with dashes, as Azure shows it',
  );

const hosts = z
  .string()
  .transform((value) => value.split(',').map((host) => host.trim().toLowerCase()))
  .refine((list) => list.every((host) => /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(host)), {
    error: 'host names joined by commas, without scheme, port or path',
  });

const addressRanges = z
  .string()
  .transform((value) => value.split(',').map((range) => range.trim()))
  .refine((list) => list.every(isAddressRange), {
    error: 'addresses or CIDR ranges joined by commas, as in 10.0.0.0/8,2001:db8::1',
  });

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
  DATA_DIR: path
    .default('data')
    .describe(
      'Folder with the database of answers and feedback and the stop buttons, which must not be lost (docs/operations.md)',
    ),
  RETENTION_DAYS: wholeNumber(0, 3650)
    .default(30)
    .describe('Days that answers and feedback are kept; 0 keeps none, and deletes what there is at the start'),
  STORE: z
    .enum(['hnsw', 'postgres'], { error: 'hnsw or postgres' })
    .default('hnsw')
    .describe('Where index and answers are: `hnsw`, in INDEX_DIR and DATA_DIR; `postgres`, in DATABASE_URL'),
  DATABASE_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^postgres(?:ql)?:\/\/[^/]/.test(value), {
      error: 'an address as in postgres://user:password@host:5432/database',
    })
    .optional()
    .describe('PostgreSQL database that several servers may share; with STORE=postgres'),
  PUBLIC_URL: z
    .string()
    .refine(isHttpUrl, 'an address that begins with http:// or https://, without a query')
    .transform((value) => value.replace(/\/$/, ''))
    .optional()
    .describe('Prefix of links that are shown outside this server'),
  CORS_ORIGINS: origins
    .default([])
    .describe('Web sites, joined by commas, whose pages may call /api/v1 from a browser'),
  IMPORT_HOSTS: importHosts
    .default([])
    .describe(
      'Sites, joined by commas, that `npm run corpus -- import` may fetch from; `*.example.org` is any host below it',
    ),
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
    .regex(/^[\x21-\x7e]{8,512}$/, '8 to 512 letters, digits or signs without a space')
    .optional()
    .describe('Secret that opens the stop buttons and traces to whoever sends it; without it nobody can'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .default('info')
    .describe('Least important lines that are logged: debug, info, warn, error or silent'),
  ...chatSettings,
  TEAMS_APP_ID: guid.optional().describe('Teams: application id of the bot; with the two below it switches the bot on'),
  TEAMS_APP_PASSWORD: z.string().min(1).optional().describe('Teams: client secret of the bot'),
  TEAMS_TENANT_ID: guid.optional().describe('Teams: the tenant whose members may use the bot'),
  TEAMS_SERVICE_HOSTS: hosts
    .default(['smba.trafficmanager.net'])
    .describe('Teams: hosts, joined by commas, that the bot may send to'),
  TEAMS_LOCAL: z
    .enum(['true', 'false', '1', '0'], { error: 'true or false' })
    .transform((value) => value === 'true' || value === '1')
    .default(false)
    .describe('Teams: a local emulator without tokens; only with a loopback HOST and without the three above'),
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

/** Variables whose value is not repeated: a message may end up in a log. */
const SECRET = /_(?:KEY|PASSWORD|TOKEN)$|^DATABASE_URL$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;
const TEAMS_CREDENTIALS = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const;

/** What the settings of the bot lack together, in one line each. */
function teamsProblems(settings: Settings): string[] {
  const given = TEAMS_CREDENTIALS.filter((name) => settings[name] !== undefined);
  const problems: string[] = [];
  if (settings.TEAMS_LOCAL && !LOOPBACK.test(settings.HOST)) {
    problems.push(
      `TEAMS_LOCAL is not allowed with HOST=${JSON.stringify(settings.HOST)}: it takes messages without tokens, so give a loopback HOST such as 127.0.0.1.`,
    );
  }
  if (settings.TEAMS_LOCAL && given.length > 0) {
    problems.push(`TEAMS_LOCAL is not allowed together with ${given.join(', ')}: leave out the one or the others.`);
  }
  if (given.length > 0 && given.length < TEAMS_CREDENTIALS.length) {
    const missing = TEAMS_CREDENTIALS.filter((name) => settings[name] === undefined);
    problems.push(`${missing.join(' and ')} missing: the bot needs it beside ${given.join(' and ')}.`);
  }
  if (given.length > 0 && settings.PUBLIC_URL === undefined) {
    problems.push(
      'PUBLIC_URL is missing: the bot needs it for the links in its answers, as in https://vraag.example.org.',
    );
  }
  return problems;
}

function storeProblems({ STORE, DATABASE_URL }: Settings): string[] {
  if (STORE !== 'postgres' || DATABASE_URL !== undefined) return [];
  return ['DATABASE_URL is missing: STORE=postgres needs it, as in postgres://user:password@host:5432/database.'];
}

/**
 * Reads the settings. A variable that is absent or empty gets its default; variables that are no setting are
 * left alone.
 * @throws SettingsError that names every wrong variable at once
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = settingsSchema.safeParse(given);
  if (result.success) {
    const problems = [...chatProblems(result.data), ...teamsProblems(result.data), ...storeProblems(result.data)];
    if (problems.length > 0) throw new SettingsError(problems.join('\n'));
    return result.data;
  }
  const wrong = new Map(result.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const lines = [...wrong].map(
    ([name, allowed]) =>
      `${name}=${SECRET.test(name) ? '…' : JSON.stringify(given[name])} is not allowed: give ${allowed}.`,
  );
  throw new SettingsError(lines.join('\n'));
}
