/**
 * The Bot Framework service, for tests: OpenID metadata, signing keys, login and the connector's calls, with tokens
 * signed by its own keys. Records what it is asked and fails when told to. On Node it listens on a real socket; in
 * workerd, which cannot, it stands behind `fetch` for an address of its own.
 */
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT = '99999999-0000-0000-0000-000000000001';

/** One call of the connector. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: any JSON; tests compare it whole
  readonly body: any;
}

/** How the next call fails. */
export interface Failure {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly code?: string;
  readonly message?: string;
}

/** Whether this runs in workerd. */
export const IN_WORKERD = navigator.userAgent === 'Cloudflare-Workers';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** Made once: they take longer than everything else. */
const allKeys = Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

export class FakeBotService {
  readonly calls: Call[] = [];
  readonly logins: Record<string, unknown>[] = [];
  /** Requests for metadata and keys. */
  keyReads = 0;
  /** Taken in order by the next calls that send, each call one. */
  readonly failures: Failure[] = [];
  /** What the roster says of people whose id is here; others are members. */
  readonly members = new Map<string, Record<string, unknown> | null>();
  metadataFails = false;
  /** Whether it sends every caller on to another address, and who went there. */
  redirects = false;
  readonly strayed: string[] = [];
  endorsements: readonly string[] | undefined = ['msteams', 'webchat'];
  url = '';
  #server: ServerType | undefined;
  #keys: Keys | undefined;
  #other: Keys | undefined;
  #sent = 0;

  /** Messages and updates that arrived, without their signs of typing. */
  get messages(): readonly Call['body'][] {
    return this.calls.filter(({ body }) => body?.type === 'message').map(({ body }) => body);
  }

  /** A token as the service signs it; `claims` replaces some, and undefined leaves one out. */
  async token(
    claims: Record<string, unknown> = {},
    how: { key?: 'own' | 'other'; kid?: string; alg?: string } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const all = {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: this.url,
      nbf: now - 10,
      exp: now + 3600,
    };
    const key = how.key === 'other' ? this.#other : this.#keys;
    return new SignJWT({ ...all, ...claims })
      .setProtectedHeader({ alg: how.alg ?? 'RS256', kid: how.kid ?? 'key-1' })
      .sign((key as Keys).privateKey);
  }

  /** Signs a head and claims that were already encoded, whatever they say. */
  async signRaw(data: string): Promise<string> {
    const bytes = new TextEncoder().encode(data);
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      (this.#keys as Keys).privateKey as CryptoKey,
      bytes,
    );
    return `${data}.${Buffer.from(signature).toString('base64url')}`;
  }

  /** `asMicrosoft` in workerd alone: it stands at the addresses that a bot knows without being told. */
  async start({ asMicrosoft = false } = {}): Promise<this> {
    [this.#keys, this.#other] = await allKeys;
    const app = new Hono();
    app.all('/elsewhere', (c) => {
      this.strayed.push(c.req.method);
      return c.json({});
    });
    app.use(async (c, next) => (this.redirects ? c.redirect('/elsewhere', 307) : next()));
    app.on('GET', ['/openid', '/v1/.well-known/openidconfiguration'], (c) => {
      this.keyReads += 1;
      return this.metadataFails ? c.body(null, 500) : c.json({ issuer: 'x', jwks_uri: `${this.url}/keys` });
    });
    app.get('/keys', async (c) => {
      const jwk = await exportJWK((this.#keys as Keys).publicKey);
      return c.json({ keys: [{ ...jwk, kid: 'key-1', use: 'sig', endorsements: this.endorsements }] });
    });
    app.post('/:tenant/oauth2/v2.0/token', async (c) => {
      this.logins.push({ tenant: c.req.param('tenant'), ...(await c.req.parseBody()) });
      return c.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'the-bots-own-token' });
    });
    app.get('/v3/conversations/:id/members/:member', (c) => {
      const id = c.req.param('member');
      const member = this.members.has(id) ? this.members.get(id) : { id, userRole: 'user', tenantId: TENANT };
      return member ? c.json(member) : c.json({ error: { code: 'MemberNotFoundInConversation' } }, 404);
    });
    app.on(['POST', 'PUT'], '/v3/conversations/:id/activities/:activity?', async (c) => {
      const failure = this.failures.shift();
      const { status, headers = {}, code = 'ServiceError', message = 'not now' } = failure ?? {};
      if (status) return c.json({ error: { code, message } }, status as 500, headers);
      const body = await c.req.json();
      const authorization = c.req.header('authorization') ?? null;
      this.calls.push({ method: c.req.method, path: decodeURIComponent(c.req.path), authorization, body });
      const stream = body.entities?.find(({ type }: { type: string }) => type === 'streaminfo');
      if (stream?.streamId) return c.json({}, 202);
      this.#sent += 1;
      return c.json({ id: `sent-${this.#sent}` }, 201);
    });
    if (IN_WORKERD) this.url = standBehindFetch(app, asMicrosoft ? MICROSOFT : undefined);
    else {
      const { serve } = await import('@hono/node-server');
      this.#server = await new Promise<ServerType>((resolve) => {
        const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(server));
      });
      this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }
    return this;
  }

  async stop(): Promise<void> {
    for (const url of [this.url, ...(MICROSOFT.includes(this.url) ? MICROSOFT : [])]) STANDING.delete(url);
    await new Promise<void>((resolve) => {
      if (this.#server) this.#server.close(() => resolve());
      else resolve();
    });
  }
}

/** Services that stand behind `fetch`, by their addresses. */
const STANDING = new Map<string, Hono>();
let addresses = 0;

/** Where Teams' service, its keys and its login are. */
const MICROSOFT = [
  'https://smba.trafficmanager.net',
  'https://login.botframework.com',
  'https://login.microsoftonline.com',
];

/** Puts a service behind `fetch` and gives its (first) address; what is sent to other addresses goes on. */
function standBehindFetch(app: Hono, at?: readonly string[]): string {
  if (addresses === 0) {
    const before = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const service = STANDING.get(new URL(request.url).origin);
      if (service === undefined) return before(request);
      const response = await service.fetch(request.clone());
      const location = response.headers.get('location');
      if (location === null || request.redirect === 'manual') return response;
      return service.fetch(new Request(new URL(location, request.url), request));
    };
  }
  addresses += 1;
  const urls = at ?? [`http://127.0.0.1:${addresses}`];
  for (const url of urls) STANDING.set(url, app);
  return urls[0] as string;
}

/** A message in a one-to-one chat; `changes` replaces fields. */
export function personalMessage(service: FakeBotService, changes: Record<string, unknown> = {}) {
  return {
    type: 'message',
    id: 'question-1',
    timestamp: '2031-03-01T10:00:00.000Z',
    text: 'Hoe hoog is het verzuim?',
    locale: 'nl-NL',
    channelId: 'msteams',
    serviceUrl: service.url,
    from: { id: '29:person', name: 'Medewerker', aadObjectId: '00000000-1111-0000-0000-000000000001' },
    recipient: { id: '28:bot', name: 'DUO Vraagbaak' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...changes,
  };
}

/** A message in a channel that mentions the bot; `changes` replaces fields. */
export function channelMessage(service: FakeBotService, changes: Record<string, unknown> = {}) {
  return personalMessage(service, {
    text: '<at>DUO Vraagbaak</at> Hoe hoog is het verzuim?',
    conversation: {
      id: '19:channel@thread.tacv2;messageid=1700',
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    entities: [{ type: 'mention', text: '<at>DUO Vraagbaak</at>', mentioned: { id: '28:bot', name: 'DUO Vraagbaak' } }],
    ...changes,
  });
}
