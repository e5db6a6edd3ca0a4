/** An app over an assistant, and texts put to its verifier: for the tests on a fake and on the real index. */
import type { Assistant } from '../../assistant.ts';
import { createPages } from '../web/pages.ts';
import { createApp } from './app.ts';

export function appFor(ready: Assistant | null, rate = 0) {
  const assistant = () => ready;
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: 'p { color: #000 }' });
  const settings = { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: rate };
  return createApp({ assistant, pages, settings, version: '1.2.3', report: () => {} });
}

/** A body that is a string is sent as it is. */
export const verify = (app: ReturnType<typeof appFor>, body: unknown) =>
  app.request('/api/v1/verify', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
