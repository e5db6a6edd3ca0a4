/** The real server as a process of its own, for tests that stop, kill or starve it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves when a line of stderr matches; rejects when the process ends first. */
  says(pattern: RegExp): Promise<void>;
  /** The exit code or the signal. */
  readonly ended: Promise<number | string>;
}

const started = new Set<ChildProcess>();

/** Ends what a test left running. */
export async function endAll(): Promise<void> {
  for (const child of started) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  started.clear();
}

/** Starts a program of the project; resolves at once. */
export function startProcess(args: readonly string[], settings: Record<string, string>): RunningServer {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    process: child,
    get url() {
      return /listens on (http:\/\/\S+?)\/\s/.exec(stderr)?.[1] ?? '';
    },
    stdout: () => stdout,
    stderr: () => stderr,
    async says(pattern) {
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      while (!pattern.test(stderr)) {
        if (isOver) throw new Error(`It ended without saying ${pattern}:\n${stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    ended,
  };
}

/** Starts the server on a free port; resolves when it listens. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const server = startProcess(['src/runtimes/node.ts'], { PORT: '0', RATE_LIMIT_PER_MINUTE: '0', ...settings });
  await server.says(/listens on/);
  return server;
}

/** Asks a question over HTTP. */
export function ask(url: string, question: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ messages: [{ role: 'user', content: question }] }),
  });
}
