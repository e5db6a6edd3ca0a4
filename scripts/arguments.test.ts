import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([
  ['index.ts', 'index', ['--foo']],
  ['index.ts', 'index', ['corpus']],
  ['vectors.ts', 'vectors', ['--foo']],
  ['tune.ts', 'tune', ['--foo']],
  ['train-intents.ts', 'train:intents', ['--foo']],
  ['settings-table.ts', 'settings', ['--foo']],
  ['load.ts', 'load', ['--foo']],
  ['load.ts', 'load', ['--connections', '0']],
  ['load.ts', 'load', ['--seconds', 'lang']],
  ['load.ts', 'load', ['--url', 'http://127.0.0.1:1/path']],
])('%s (npm run %s) %j is bad input: exit 2, a message that names it, no stack', (script, command, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(args.at(-1));
  expect(stderr).toContain(`npm run ${command}`);
  expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
});
