/** Builds the index once before the tests, so that files that ask the real assistant only open it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export function setup(): void {
  const root = join(import.meta.dirname, '..');
  execFileSync(process.execPath, ['scripts/index.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
