/**
 * Who may speak to the bot. Everything is decided here, before any part of the SDK is touched: the SDK would accept
 * tokens of its emulator from any tenant, tokens without an end, and grows a global list for each forged one.
 */
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Activity, activitySchema } from './activity.ts';
import { KeysUnavailableError, openSigningKeys, type SigningKeysOptions } from './signing-keys.ts';

/** Why a request is not let in: 401 without a valid token, 403 with one that gives no right, 503 undecidable now. */
export interface Refusal {
  readonly status: 401 | 403 | 503;
  /** For the log: which check it was. Never shown to the caller. */
  readonly why: string;
}

/** What a verified token says. */
export interface Identity {
  /** The address that the token was made for. */
  readonly serviceUrl: string;
  /** The channels that its key may speak for; undefined for any. */
  readonly endorsements: readonly string[] | undefined;
}

/** The two halves of the decision: the token, before the body is read; then what the body says. */
export interface Guard {
  verify(authorization: string | undefined): Promise<{ readonly identity: Identity } | { readonly refusal: Refusal }>;
  /** Null for an activity that is let in. */
  admit(activity: Activity, identity: Identity): Refusal | null;
}

export interface GuardOptions extends Partial<SigningKeysOptions> {
  readonly appId: string;
  readonly tenantId: string;
  /** Whether the bot may answer to this address. */
  readonly allowsService: (url: URL) => boolean;
}

const ISSUER = 'https://api.botframework.com';
/** Public cloud. */
const METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** How far clocks may differ, in seconds; what the Bot Framework's documentation prescribes. */
const CLOCK_TOLERANCE = 300;
const CHANNEL = 'msteams';
/** Longest Authorization header that is looked at, in characters. */
const MAX_HEADER = 16_384;

const unauthorized = (why: string): Refusal => ({ status: 401, why });
const forbidden = (why: string): Refusal => ({ status: 403, why });

/** Addresses of these hosts, over https on its own port. The default of the setting is public Teams. */
export function allowHosts(hosts: readonly string[]): (url: URL) => boolean {
  return (url) => url.protocol === 'https:' && url.port === '' && hosts.includes(url.hostname);
}

/** Whether a host name or address is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Two spellings of one address, with and without a slash at the end, are the same. */
function sameAddress(a: string, b: string): boolean {
  const plain = (url: string) => url.replace(/\/$/, '');
  return plain(a) === plain(b);
}

function parseUrl(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && url.username === '' && url.password === '' ? url : null;
}

/**
 * What an activity itself says of the sender, once its token is verified: of another tenant, a guest or anonymous.
 * Teams leaves most of these fields out; whether someone is a guest is then asked of the roster (roster.ts).
 */
function refuseSender(activity: Activity, tenantId: string): Refusal | null {
  const { from, conversation, channelData, type } = activity;
  const tenants = [conversation.tenantId, channelData?.tenant?.id, from.tenantId].filter((id) => id != null);
  if (tenants.length === 0) return forbidden('no tenant');
  if (tenants.some((id) => id.toLowerCase() !== tenantId.toLowerCase())) return forbidden('tenant');
  const role = (from.userRole ?? from.role ?? '').toLowerCase();
  if (role === 'guest' || role === 'anonymous') return forbidden('guest');
  if (/#ext#/i.test(from.userPrincipalName ?? '')) return forbidden('guest');
  if ((type === 'message' || type === 'messageUpdate' || type === 'invoke') && !from.aadObjectId) {
    return forbidden('anonymous');
  }
  return null;
}

/** The guard for Teams: a token of the Bot Framework, verified here, then service, channel and sender. */
export function createGuard(options: GuardOptions): Guard {
  const { appId, tenantId, allowsService, now = Date.now } = options;
  const keysFor = openSigningKeys({ ...options, metadataUrl: options.metadataUrl ?? METADATA_URL });

  const refused = (refusal: Refusal) => ({ refusal });
  return {
    async verify(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec((authorization ?? '').slice(0, MAX_HEADER))?.[1];
      if (token === undefined) return refused(unauthorized('no token'));
      let endorsements: readonly string[] | undefined;
      let claims: Record<string, unknown>;
      try {
        const find: JWTVerifyGetKey = async (header, input) => {
          const keys = await keysFor(header?.kid);
          endorsements = keys.endorsements(header?.kid);
          return keys.find(header, input);
        };
        const verified = await jwtVerify(token, find, {
          issuer: ISSUER,
          audience: appId,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE,
          requiredClaims: ['exp'],
          currentDate: new Date(now()),
        });
        claims = verified.payload;
      } catch (error) {
        if (error instanceof KeysUnavailableError) return refused({ status: 503, why: reasonOf(error.cause ?? error) });
        return refused(unauthorized(error instanceof errors.JOSEError ? error.code : reasonOf(error)));
      }
      // JSON can hold a number that becomes infinite, such as 1e999: a token that never ends.
      if (!Number.isFinite(claims.exp)) return refused(unauthorized('expiry'));
      const serviceUrl = claims.serviceurl ?? claims.serviceUrl;
      if (typeof serviceUrl !== 'string' || serviceUrl === '') return refused(unauthorized('no serviceUrl claim'));
      return { identity: { serviceUrl, endorsements } };
    },
    admit(activity, { serviceUrl, endorsements }) {
      if (endorsements !== undefined && !endorsements.includes(activity.channelId)) return forbidden('endorsements');
      if (!sameAddress(serviceUrl, activity.serviceUrl)) return forbidden('serviceUrl');
      const service = parseUrl(activity.serviceUrl);
      if (service === null || !allowsService(service)) return forbidden('service host');
      if (activity.channelId !== CHANNEL) return forbidden('channel');
      return refuseSender(activity, tenantId);
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** The guard for an emulator on this machine: no token, answers to this machine alone. */
export function createLocalGuard(): Guard {
  return {
    verify: async () => ({ identity: { serviceUrl: '', endorsements: undefined } }),
    admit({ serviceUrl }) {
      const service = parseUrl(serviceUrl);
      const isHere = service !== null && /^https?:$/.test(service.protocol) && isLoopback(service.hostname);
      return isHere ? null : forbidden('service host');
    },
  };
}

/** The activity in a body that was parsed as JSON; null when it is none. */
export function readActivity(body: unknown): Activity | null {
  const result = activitySchema.safeParse(body);
  return result.success ? result.data : null;
}
