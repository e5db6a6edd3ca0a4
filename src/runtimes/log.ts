/**
 * What the server writes about itself: JSON lines on stdout, or lines to read where stdout is a terminal. Never a
 * question, an answer or a full address.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger } from 'pino';

const requests = new AsyncLocalStorage<{ readonly request: string }>();

/** Runs a request; every line logged meanwhile carries its id. */
export function withinRequest<T>(request: string, run: () => T): T {
  return requests.run({ request }, run);
}

/** A line for a person at a terminal: the time, the level where it is not the usual one, what happened. */
function readable(line: string): string {
  const { time, level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
  const rest = Object.entries(fields).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${String(time).slice(11, 19)} ${[`${mark}${msg}`, ...rest].join(' ')}\n`;
}

export interface LogOptions {
  readonly level: string;
  readonly stream: DestinationStream & { readonly isTTY?: boolean };
}

/** Opens the log. Lines are written at once: a killed process loses none that it had reached. */
export function createLog({ level, stream }: LogOptions): Logger {
  const destination: DestinationStream = stream.isTTY
    ? { write: (line) => void stream.write(readable(line)) }
    : { write: (line) => void stream.write(line) };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // A copy: what is logged is merged into it.
      mixin: () => ({ ...requests.getStore() }),
    },
    destination,
  );
}
