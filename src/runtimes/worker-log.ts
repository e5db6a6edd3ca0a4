/**
 * What the Worker writes about itself: one JSON object a line, for Cloudflare's logs. The same lines as on Node (log.ts):
 * never a question, an answer or a full address.
 */
import { describeError } from './describe-error.ts';
import type { Settings } from './settings.ts';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export interface WorkerLog {
  info(fields: object, msg: string): void;
  warn(fields: object, msg: string): void;
  error(error: unknown, msg: string, fields?: object): void;
  /** With the error's own words: only for what holds nothing that anybody wrote. */
  failure(error: unknown, msg: string, fields?: object): void;
}

/** Opens the log; lines below the level are left out. */
export function createWorkerLog(
  least: Settings['LOG_LEVEL'],
  write: (level: 'info' | 'warn' | 'error', line: string) => void = (level, line) => console[level](line),
): WorkerLog {
  const line = (level: 'info' | 'warn' | 'error', fields: object, msg: string) => {
    if (LEVELS.indexOf(level) >= LEVELS.indexOf(least)) write(level, JSON.stringify({ level, ...fields, msg }));
  };
  return {
    info: (fields, msg) => line('info', fields, msg),
    warn: (fields, msg) => line('warn', fields, msg),
    error: (error, msg, fields = {}) => line('error', { ...fields, error: describeError(error) }, msg),
    failure(error, msg, fields = {}) {
      const said = error instanceof Error ? error.message : String(error);
      line('error', { ...fields, said, error: describeError(error) }, msg);
    },
  };
}
