/**
 * What checks sentences: POST /api/v1/verify of a running server.
 */
import { z } from 'zod';

const responseSchema = z.object({ sentences: z.array(z.object({ text: z.string(), supported: z.boolean() })) });

export interface Verifier {
  /** Whether every sentence of the text is supported by the passages. @throws Error when the server fails. */
  supported(text: string, passages: readonly string[]): Promise<boolean>;
}

/** A text without sentences is not supported. */
export function httpVerifier(base: string): Verifier {
  const url = new URL('api/v1/verify', base.endsWith('/') ? base : `${base}/`);
  return {
    async supported(text, passages) {
      const body = JSON.stringify({ text, passages });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(60_000) });
      if (!response.ok) throw new Error(`HTTP ${response.status} from ${url.pathname}`);
      const { sentences } = responseSchema.parse(await response.json());
      return sentences.length > 0 && sentences.every((sentence) => sentence.supported);
    },
  };
}
