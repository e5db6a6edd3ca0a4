/**
 * The bot's own token, with which it sends: OAuth 2.0 client credentials (RFC 6749, 4.4) at Microsoft's login of one
 * tenant. Written here because the SDK's own ways take a library more and cannot be pointed at a test server.
 */
import { z } from 'zod';
import { together } from './together.ts';

export interface TokenOptions {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  /** Where the login lives; by default Microsoft's. */
  readonly loginUrl?: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  /** Whether callers at the same time each ask the login (together.ts). */
  readonly apart?: boolean | undefined;
}

const LOGIN_URL = 'https://login.microsoftonline.com';
const SCOPE = 'https://api.botframework.com/.default';
/** A token is asked again this long before it ends. */
const MARGIN_MS = 5 * 60 * 1000;
const TIMEOUT_MS = 10_000;

const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** The login gave no token. Says its status; never what was sent. */
class LoginError extends Error {
  readonly status: number | null;
  constructor(status: number | null, cause?: unknown) {
    super(status === null ? 'The login cannot be reached' : `The login answered ${status}`, { cause });
    this.name = 'LoginError';
    this.status = status;
  }
}

/** Gives a token that holds for minutes at least; asks one login for callers at the same time. @throws LoginError */
export function openToken(options: TokenOptions): () => Promise<string> {
  const { appId, password, tenantId, loginUrl = LOGIN_URL, fetch: request = fetch, now = Date.now } = options;
  let held: { readonly token: string; readonly until: number } | null = null;

  const asking = together(async (): Promise<string> => {
    const url = `${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
    const fields = { grant_type: 'client_credentials', client_id: appId, client_secret: password, scope: SCOPE };
    const response = await request(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      // A redirect is an answer that is not ok: the secret goes nowhere else. (workerd has no 'error'.)
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new LoginError(null, error);
    });
    if (!response.ok) throw new LoginError(response.status);
    const parsed = tokenSchema.safeParse(await response.json().catch(() => null));
    if (!parsed.success) throw new LoginError(response.status);
    const { access_token: token, expires_in: seconds } = parsed.data;
    held = { token, until: now() + seconds * 1000 - MARGIN_MS };
    return token;
  }, options.apart);

  return async () => (held !== null && held.until > now() ? held.token : asking.get());
}
