/** Starts a server of this project for a measurement, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A server that did not come up; the message holds what it said. */
export class NotStarted extends Error {}

export interface StartedServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** From the start of the process until it said that it is ready. */
  readonly seconds: number;
}

const ROOT = join(import.meta.dirname, '../..');

/** The flags that `npm start` gives Node: young objects get 16 MB, not what a machine with much memory would give them. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/(?<= )--\S+/gu) ?? [];
}

/** Starts it on a free port, without a rate limit, and waits until it is ready. @throws NotStarted */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<StartedServer> {
  const begin = performance.now();
  const free = { PORT: '0', HOST: '127.0.0.1', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [...startFlags(), 'src/runtimes/node.ts'], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/node', ...free, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  while (!said.includes('Ready:')) {
    if (child.exitCode !== null) throw new NotStarted(`The server did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const url = /listens on (\S+?)\/\s/.exec(said)?.[1] ?? '';
  return { url, child, seconds: (performance.now() - begin) / 1000 };
}
