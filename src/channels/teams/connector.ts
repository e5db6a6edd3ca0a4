/**
 * Sending to Teams: the only file that touches Microsoft's SDK, of which support has ended. It is loaded when the bot
 * is opened, so that a server without the bot carries none of it. The SDK sends; it never sees a request.
 */
import type { ConnectorClient } from 'botframework-connector';
import type { Activity as SdkActivity } from 'botframework-schema';
import type { Activity, Outgoing } from './activity.ts';
import { type RetryOptions, retryAfterMs, SendError, withRetries } from './retry.ts';

/** What the roster says of someone; null where it says nothing. */
export interface Member {
  readonly role: string | null;
  readonly tenantId: string | null;
  readonly userPrincipalName: string | null;
}

/** The way back to a conversation. Every call throws SendError when the service does not take it. */
export interface Connector {
  /**
   * Sends to the conversation that an activity came from, in its thread. Gives the id under which it stands there.
   * `once` does not try again: for what is worth nothing later.
   */
  send(to: Activity, outgoing: Outgoing, how?: { readonly once?: boolean }): Promise<string | null>;
  /** Puts a message in the place of one sent earlier. */
  update(to: Activity, sent: string, outgoing: Outgoing): Promise<void>;
  /** Looks the sender up in the conversation's roster; null when they are not in it. */
  member(of: Activity): Promise<Member | null>;
}

export interface ConnectorOptions {
  /** The bot's own token; null sends without, for an emulator. */
  readonly token: (() => Promise<string>) | null;
  readonly retry?: RetryOptions;
}

const TIMEOUT_MS = 15_000;
/** Anything the mapper does not name is passed on as it is. */
const AS_IT_IS = { type: { name: 'Object' } };
/**
 * Policies of the SDK's pipeline that are taken out: its own retries (retry.ts knows which are safe), and following
 * redirects, which could take the bot's token elsewhere.
 */
const UNWANTED = ['defaultRetryPolicy', 'throttlingRetryPolicy', 'exponentialRetryPolicy', 'redirectPolicy'];

interface SdkRequest {
  requestOverrides?: Record<string, unknown>;
}

interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: SdkRequest, next: (request: SdkRequest) => Promise<unknown>): Promise<unknown>;
  }): void;
}

/** Where the SDK sends with `fetch`, as on Workers, that one follows redirects by itself unless told. */
const STAY: Parameters<Pipeline['addPolicy']>[0] = {
  name: 'stay',
  sendRequest(request, next) {
    request.requestOverrides = { ...request.requestOverrides, redirect: 'manual' };
    return next(request);
  },
};

/** What a failed call of the SDK carries; never shown or logged as it is, because it holds the request's headers. */
interface SdkError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly details?: { readonly error?: { readonly code?: string; readonly message?: string } };
  readonly response?: {
    readonly headers?: { get(name: string): string | undefined };
    readonly bodyAsText?: string | null;
  };
}

function asSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { statusCode, code, details, response } = (error ?? {}) as SdkError;
  if (typeof statusCode !== 'number') {
    const name = typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
    return new SendError(null, name, `The service cannot be reached: ${name}`);
  }
  const said = details?.error ?? saidIn(response?.bodyAsText);
  const wait = retryAfterMs(response?.headers?.get('retry-after'), Date.now());
  return new SendError(statusCode, said?.code ?? null, `${statusCode} ${said?.message ?? ''}`.trim(), wait);
}

function saidIn(body: string | null | undefined): { code?: string; message?: string } | undefined {
  try {
    return (JSON.parse(body ?? '') as { error?: { code?: string; message?: string } }).error;
  } catch {
    return undefined;
  }
}

function account({ id, name, aadObjectId }: Activity['from']) {
  return { id, ...(name ? { name } : {}), ...(aadObjectId ? { aadObjectId } : {}) };
}

/** An activity as it goes over the wire: what is said, and from whom to whom. */
function addressed(to: Activity, outgoing: Outgoing) {
  return {
    ...outgoing,
    channelId: to.channelId,
    serviceUrl: to.serviceUrl,
    from: account(to.recipient),
    recipient: account(to.from),
    conversation: {
      id: to.conversation.id,
      ...(to.conversation.conversationType ? { conversationType: to.conversation.conversationType } : {}),
    },
    ...(outgoing.type === 'message' && to.id ? { replyToId: to.id } : {}),
  };
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Loads the SDK and opens the way back. */
export async function openConnector({ token, retry }: ConnectorOptions): Promise<Connector> {
  // This part of the package alone: the whole of it also loads the SDK's ways to authenticate, which are not used.
  const { ConnectorClient: Client, ConnectorMappers } = await import(
    'botframework-connector/lib/connectorApi/connectorClient.js'
  );
  // The SDK's serializer knows three fields of an entity and drops the rest, citations with it; of a member of a
  // roster it drops the role. A test compares what goes over the wire.
  for (const { type } of [ConnectorMappers.Entity, ConnectorMappers.ChannelAccount]) {
    Object.assign(type, { additionalProperties: AS_IT_IS });
  }

  const clientFor = ({ serviceUrl }: Activity): ConnectorClient => {
    const credentials = {
      async signRequest(request: { headers: { set(name: string, value: string): void } }) {
        if (token !== null) request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    };
    const client = new Client(credentials as unknown as ConstructorParameters<typeof Client>[0], {
      baseUri: serviceUrl,
    });
    const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
    for (const name of UNWANTED) pipeline.removePolicy({ name });
    pipeline.addPolicy(STAY);
    return client;
  };

  const call = <Value>(run: () => Promise<Value>, once = false): Promise<Value> =>
    withRetries(
      async () => {
        try {
          return await run();
        } catch (error) {
          throw asSendError(error);
        }
      },
      once ? { ...retry, tries: 1 } : retry,
    );

  const limits = { timeout: TIMEOUT_MS };
  return {
    async send(to, outgoing, how) {
      const { conversations } = clientFor(to);
      const activity = addressed(to, outgoing) as SdkActivity;
      const sent = await call(() => conversations.sendToConversation(to.conversation.id, activity, limits), how?.once);
      return textOr(sent?.id);
    },
    async update(to, sent, outgoing) {
      const { conversations } = clientFor(to);
      const activity = { ...addressed(to, outgoing), id: sent } as SdkActivity;
      await call(() => conversations.updateActivity(to.conversation.id, sent, activity, limits));
    },
    async member(of) {
      const { conversations } = clientFor(of);
      try {
        const found = await call(() => conversations.getConversationMember(of.conversation.id, of.from.id, limits));
        const fields = found as unknown as Record<string, unknown>;
        return {
          role: textOr(fields.userRole) ?? textOr(fields.role),
          tenantId: textOr(fields.tenantId),
          userPrincipalName: textOr(fields.userPrincipalName),
        };
      } catch (error) {
        if (error instanceof SendError && error.status === 404) return null;
        throw error;
      }
    },
  };
}
