/**
 * Headers that go with every response.
 */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';

/** Version of the API, in full (NLGov REST API Design Rules, API-57). */
export const API_VERSION = '1.0.0';

/**
 * What browsers may do with these pages: load this server's own style, script and images, and post to it. Nothing
 * is kept by the browser, and no address leaks to the sites linked to. Sets no cookies. `isHttps` where people reach
 * this server by https: then browsers are told never to come back without it.
 */
export function protect(isHttps = false): MiddlewareHandler {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    permissionsPolicy: { camera: [], displayCapture: [], geolocation: [], microphone: [], payment: [], usb: [] },
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
  });
  return async (c, next) => {
    let own: string | null = null;
    await secure(c, async () => {
      await next();
      own = c.res.headers.get('Cross-Origin-Resource-Policy');
    });
    // A route that lets other sites load its response (the widget) says so itself.
    if (own !== null) c.res.headers.set('Cross-Origin-Resource-Policy', own);
  };
}

/** Answers are not stored on their way; a route that says otherwise about its own response is left alone. */
export function keepFromCaches(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const own = c.res.headers.get('Cache-Control');
    const isStream = c.res.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
    // A proxy that compresses a stream holds it back until it has enough.
    if (isStream) c.res.headers.set('Cache-Control', 'no-store, no-transform');
    else if (own === null) c.res.headers.set('Cache-Control', 'no-store');
  };
}

/** Names the version of the API, on errors too. */
export function nameVersion(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('API-Version', API_VERSION);
  };
}

/** Lets pages of these origins call the API from a browser; without origins none but this server's own. */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  if (origins.length === 0) return (_, next) => next();
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Accept', 'Accept-Language', 'Content-Type', 'X-Request-Id'],
    exposeHeaders: [
      'API-Version',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'X-Request-Id',
    ],
    maxAge: 3600,
  });
}
