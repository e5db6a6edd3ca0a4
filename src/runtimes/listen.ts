/**
 * The HTTP server of Node: how long it waits for slow clients, what it says to those who speak no HTTP, and how it
 * stops.
 */
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { problemBytes } from '../channels/http/raw-problems.ts';

export interface Timeouts {
  /** For all headers of a request, in ms. */
  readonly headers: number;
  /** For a whole request with its body, in ms. */
  readonly request: number;
  /** For the next request on an open connection, in ms. */
  readonly keepAlive: number;
  /** Without any traffic on a connection, in ms; longer than an answer may take. */
  readonly idle: number;
  /** Between two looks at who is late, in ms. */
  readonly check: number;
}

/** What a client on a poor line needs, and no more. */
export function timeoutsFor(answerSeconds: number): Timeouts {
  return { headers: 10_000, request: 30_000, keepAlive: 5_000, idle: answerSeconds * 1000 + 60_000, check: 1_000 };
}

/** Makes the server; it does not listen yet. */
export function createHttpServer(fetch: Parameters<typeof getRequestListener>[0], timeouts: Timeouts): Server {
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => {
      const [status, headers, body] = problemBytes(
        error instanceof RequestError ? 'malformed-request' : 'internal-error',
      );
      return new Response(body, { status, headers });
    },
  });
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      connectionsCheckingInterval: timeouts.check,
      // Refused below, with a problem that says so; Node itself would say nothing but 400.
      requireHostHeader: false,
    },
    listener,
  );
  server.setTimeout(timeouts.idle);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuse(error, socket));
  return server;
}

const KINDS = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
} as const;

function isKnown(code: string | undefined): code is keyof typeof KINDS {
  return code !== undefined && Object.hasOwn(KINDS, code);
}

/** Answers what the parser of Node refused, then closes. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, headers, body] = problemBytes(isKnown(error.code) ? KINDS[error.code] : 'malformed-request');
  const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' });
  socket.end(
    `HTTP/1.1 ${status} Refused\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
  );
}
