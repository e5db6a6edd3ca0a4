import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { createLog, withinRequest } from './log.ts';

function record(isTTY: boolean) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', stream: { isTTY, write: (line: string) => void lines.push(line) } });
  return { log, lines };
}

describe('the log', () => {
  test('is JSON, a line each, with the id of the request that it was written in', async () => {
    const { log, lines } = record(false);
    await withinRequest('id-1', async () => {
      await Promise.resolve();
      log.info({ ms: 3 }, 'answer');
      log.info({ status: 200 }, 'request');
    });
    log.debug('not shown');
    log.info('elsewhere');
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), request: 'id-1', ms: 3, msg: 'answer' },
      { level: 'info', time: expect.any(String), request: 'id-1', status: 200, msg: 'request' },
      { level: 'info', time: expect.any(String), msg: 'elsewhere' },
    ]);
    expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
  });

  test('is for people where the stream is a terminal', () => {
    const { log, lines } = record(true);
    log.warn({ action: 'pause' }, 'audit');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d WARN audit action=pause\n$/);
  });

  test('does not say what an error says that may quote a question', () => {
    const cause = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const described = describeError(new SyntaxError('Unexpected token in "mijn geheime vraag"', { cause }));
    expect(JSON.stringify(described)).not.toContain('geheime');
    expect(described).toMatchObject({
      name: 'SyntaxError',
      cause: { code: 'ENOSPC', message: 'no space left on device' },
    });
    expect(described.stack[0]).toMatch(/^at /);
  });

  test('takes whatever is thrown', () => {
    expect(describeError('mijn geheime vraag')).toEqual({ name: 'string', stack: [] });
    expect(describeError(undefined).name).toBe('undefined');
  });
});
