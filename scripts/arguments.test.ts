import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([
  ['index.ts', ['--foo']],
  ['index.ts', ['corpus']],
  ['load.ts', ['--foo']],
  ['load.ts', ['--connections', '0']],
  ['load.ts', ['--seconds', 'lang']],
  ['load.ts', ['--url', 'http://127.0.0.1:1/path']],
])('%s %j is bad input: exit 2, a message that names it, no stack', (script, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(args.at(-1));
  expect(stderr).toContain(`npm run ${script.replace('.ts', '')}`);
  expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
});
