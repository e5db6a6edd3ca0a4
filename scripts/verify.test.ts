import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_VERIFIED_LENGTH } from '../src/answer.ts';

const run = (args: readonly string[], input: string | Buffer = '') =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'verify.ts'), ...args], { input, encoding: 'utf8' });

test.each<[string, string[], string | Buffer]>([
  ['no file', [], ''],
  ['two files', ['a', 'b'], ''],
  ['a file that is not there', ['/there/is/no/such.txt'], ''],
  ['an empty text', ['-'], ' \n'],
  ['a picture', ['-'], Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
  ['a PDF', ['-'], '%PDF-1.7 1 0 obj'],
  ['an option that is none', ['--loud', '-'], 'Een zin.'],
  ['a text beyond the limit', ['-'], 'a'.repeat(MAX_VERIFIED_LENGTH + 1)],
])('%s is bad input: exit 2, a message on stderr, nothing on stdout', (_, args, input) => {
  const { status, stdout, stderr } = run(args, input);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('npm run verify');
  expect(stderr).not.toMatch(/ENOENT|at .*\.ts:\d/);
});

test('with --json stdout is JSON alone, and a text that nothing supports exits with 1', () => {
  const { status, stdout } = run(['-', '--json'], 'De koning at 317 pannenkoeken in Parijs. [1]');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    sentences: [{ text: 'De koning at 317 pannenkoeken in Parijs.', supported: false }],
  });
});
