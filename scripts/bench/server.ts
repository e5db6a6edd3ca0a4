/**
 * A server with an index: how long until its first answer, counted from the start of its process, and how much memory
 * it has then, after 200 answers, and when it has been idle for a while.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredQuestions } from './asked.ts';
import { startServer } from './start-server.ts';

const ANSWERS = 200;
const IDLE_SECONDS = 20;

export interface ServerFigures {
  /** Seconds. */
  readonly ready: number;
  readonly firstAnswer: number;
  /** Resident memory in bytes; null where the system does not tell it (it is read from /proc). */
  readonly memory: { readonly ready: number; readonly afterAnswers: number; readonly idle: number } | null;
}

function resident(pid: number): number | null {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

async function ask(url: string, content: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content }] }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  await response.json();
}

/** @throws NotStarted when the server does not come up */
export async function measureServer(): Promise<ServerFigures> {
  const data = await mkdtemp(join(tmpdir(), 'bench-data-'));
  const asked = measuredQuestions();
  const begin = performance.now();
  const { url, child, seconds: ready } = await startServer({ DATA_DIR: data });
  try {
    const memoryReady = resident(child.pid as number);
    await ask(url, asked[0] as string);
    const firstAnswer = (performance.now() - begin) / 1000;
    for (let number = 1; number < ANSWERS; number++) await ask(url, asked[number % asked.length] as string);
    const afterAnswers = resident(child.pid as number);
    await new Promise((resolve) => setTimeout(resolve, 1000 * IDLE_SECONDS));
    const idle = resident(child.pid as number);
    const known = memoryReady !== null && afterAnswers !== null && idle !== null;
    return { ready, firstAnswer, memory: known ? { ready: memoryReady, afterAnswers, idle } : null };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(data, { recursive: true, force: true });
  }
}
