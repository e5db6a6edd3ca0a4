/**
 * The keys that the Bot Framework signs its tokens with, read from its OpenID metadata and kept. A key names the
 * channels it may speak for (endorsements), which a general JWKS client does not tell; hence this file.
 * Source: "Authenticate requests from the Bot Connector service to your bot" (Microsoft, Bot Framework REST).
 */
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { together } from './together.ts';

const metadataSchema = z.looseObject({ jwks_uri: z.url() });
const keysSchema = z.looseObject({
  keys: z
    .array(
      z.looseObject({
        kty: z.string(),
        kid: z.string().optional(),
        endorsements: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

export interface SigningKeys {
  /** For jose: the key that a token's header names. */
  readonly find: JWTVerifyGetKey;
  /** The channels that a key may speak for; undefined where it names none, which means any. */
  endorsements(kid: string | undefined): readonly string[] | undefined;
}

/** The keys cannot be read now, so that no token can be judged. */
export class KeysUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The signing keys of the Bot Framework cannot be read', { cause });
    this.name = 'KeysUnavailableError';
  }
}

export interface SigningKeysOptions {
  /** Address of the OpenID metadata. */
  readonly metadataUrl: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  /** Whether callers at the same time each read the keys (together.ts). */
  readonly apart?: boolean | undefined;
}

/** Keys are read again after a day. */
const FRESH_MS = 24 * 60 * 60 * 1000;
/** A token that names an unknown key makes them be read again, at most this often: forged ones cost no more. */
const COOLDOWN_MS = 5 * 60 * 1000;
const TIMEOUT_MS = 5000;

interface Held {
  readonly at: number;
  readonly kids: ReadonlySet<string>;
  readonly keys: SigningKeys;
}

/**
 * Opens the keys; nothing is read until the first token. Of callers at the same time one reads and the others wait.
 * @returns the keys for a token that names `kid`. It throws KeysUnavailableError when none could ever be read; while
 * a later reading fails, the keys from before go on serving.
 */
export function openSigningKeys(options: SigningKeysOptions): (kid: string | undefined) => Promise<SigningKeys> {
  const { metadataUrl, fetch: request = fetch, now = Date.now } = options;
  let held: Held | null = null;
  let tried = Number.NEGATIVE_INFINITY;

  const readJson = async (url: string): Promise<unknown> => {
    const response = await request(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  };

  const read = async (): Promise<Held> => {
    tried = now();
    const { jwks_uri } = metadataSchema.parse(await readJson(metadataUrl));
    const { keys } = keysSchema.parse(await readJson(jwks_uri));
    const endorsed = new Map(keys.map((key) => [key.kid, key.endorsements]));
    const kids = new Set(keys.map((key) => key.kid).filter((kid) => kid !== undefined));
    const find = createLocalJWKSet({ keys } as JSONWebKeySet);
    return { at: now(), kids, keys: { find, endorsements: (kid) => endorsed.get(kid) } };
  };

  const reading = together(async (): Promise<void> => {
    held = await read();
  }, options.apart);

  return async (kid) => {
    const stale = held === null || now() - held.at > FRESH_MS;
    const unknown = held !== null && kid !== undefined && !held.kids.has(kid);
    const rested = now() - tried > COOLDOWN_MS;
    if (reading.isUnderWay() || held === null || ((stale || unknown) && rested)) {
      try {
        await reading.get();
      } catch (error) {
        if (held === null) throw new KeysUnavailableError(error);
      }
    }
    if (held === null) throw new KeysUnavailableError(null);
    return held.keys;
  };
}
