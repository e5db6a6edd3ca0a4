/** The real server, as a process: many at once, what it logs, and how it stops. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, endAll, type RunningServer, startServer } from './server-process.test-support.ts';

const TOKEN = 'token-of-this-test-alone';
const QUESTION = 'Hoeveel klachten kreeg de organisatie, en van wie?';
const data = mkdtempSync(join(tmpdir(), 'server-'));
const settings = { ADMIN_TOKEN: TOKEN, DATA_DIR: data };

afterAll(endAll);

function press(url: string, paused: boolean): Promise<Response> {
  return fetch(`${url}/api/v1/admin/switches/chat`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ paused, note: 'proef' }),
  });
}

describe('a running server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(settings);
    await server.says(/Ready/);
  });

  test('answers forty questions at once without an error', async () => {
    const responses = await Promise.all(Array.from({ length: 40 }, (_, n) => ask(server.url, `${QUESTION} ${n}`)));
    expect(responses.map(({ status }) => status)).toEqual(Array(40).fill(200));
    const answers = await Promise.all(responses.map((response) => response.json() as Promise<{ id: string }>));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(40);
  });

  test('counts each step and each answer', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const count = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    expect(count('vraagbaak_step_duration_seconds_count\\{step="screen",channel="chat"\\}')).toBe(40);
    expect(count('vraagbaak_answer_duration_seconds_count\\{channel="chat"\\}')).toBe(40);
    expect([count('vraagbaak_running'), count('vraagbaak_queue_length')]).toEqual([0, 0]);
  });

  test('logs JSON with the id of the request, and neither question nor answer', async () => {
    const word = 'zonderlingwoord';
    const response = await ask(server.url, `Wat staat er over ${word}?`, { 'X-Request-Id': 'id-of-this-test' });
    const { text } = (await response.json()) as { text: string };
    await expect.poll(() => server.stdout(), { timeout: 10_000 }).toContain('"request":"id-of-this-test"');
    const lines = server.stdout().trim().split('\n');
    const own = lines.map((line) => JSON.parse(line)).filter((line) => line.request === 'id-of-this-test');
    expect(own.map(({ msg }) => msg)).toEqual(['answer', 'request']);
    const written = server.stdout() + server.stderr();
    expect(written).not.toContain(word);
    expect(written).not.toContain(text.slice(0, 60));
    expect(written).not.toContain('127.0.0.1"');
    expect(written).not.toContain(TOKEN);
  });

  test('is paused without a restart, and stays so over one', async () => {
    expect(await (await press(server.url, true)).json()).toMatchObject({ name: 'chat', paused: true, kept: true });
    expect((await ask(server.url, QUESTION)).status).toBe(503);
    await expect.poll(() => server.stdout(), { timeout: 10_000 }).toMatch(/"action":"pause","detail":"chat: proef"/);
    server.process.kill('SIGKILL');
    await server.ended;
    server = await startServer(settings);
    await server.says(/Ready/);
    const paused = await ask(server.url, QUESTION);
    expect([paused.status, await paused.json()]).toEqual([503, expect.objectContaining({ type: '/problems/paused' })]);
    await press(server.url, false);
    expect((await ask(server.url, QUESTION)).status).toBe(200);
  });

  test('on SIGTERM finishes what is under way, as JSON and as events, refuses what is new, and ends with 0', async () => {
    const under = [
      ...Array.from({ length: 32 }, (_, n) => ask(server.url, `${QUESTION} ${n}`)),
      ...Array.from({ length: 4 }, (_, n) => ask(server.url, `${QUESTION} ${n}`, { Accept: 'text/event-stream' })),
    ];
    const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
    await expect.poll(metrics, { interval: 5, timeout: 30_000 }).toMatch(/^vraagbaak_queue_length [1-9]/m);
    server.process.kill('SIGTERM');
    await server.says(/Stopping/);
    await expect(ask(server.url, QUESTION)).rejects.toThrow();
    const responses = await Promise.all(under);
    expect(responses.map(({ status }) => status)).toEqual(Array(36).fill(200));
    const texts = await Promise.all(responses.map((response) => response.text()));
    for (const text of texts.slice(0, 32)) expect(JSON.parse(text).status).toMatch(/^[a-z]+$/);
    for (const text of texts.slice(32)) expect(text).toMatch(/event: answer\ndata: \{.*\}\n\n$/s);
    expect(await server.ended).toBe(0);
  });
});

test('a second signal ends the server at once', async () => {
  const server = await startServer(settings);
  await server.says(/Ready/);
  const under = Array.from({ length: 40 }, (_, n) => ask(server.url, `${QUESTION} ${n}`).catch(() => null));
  await expect
    .poll(() => fetch(`${server.url}/metrics`).then((r) => r.text()), { interval: 5, timeout: 30_000 })
    .toMatch(/^vraagbaak_queue_length [1-9]/m);
  server.process.kill('SIGTERM');
  await server.says(/Stopping/);
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(1);
  await Promise.all(under);
});
