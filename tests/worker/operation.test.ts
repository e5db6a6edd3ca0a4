/** What operators hold in their hands on Workers: stop buttons, figures, limits; each over more than one isolate. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createD1AnswerStore } from '../../src/adapters/d1-answer-store.ts';
import { bindings } from './d1.test-support.ts';
import {
  asAdmin,
  ask,
  type Isolate,
  openSmallWorker,
  press,
  QUESTION,
  withinOneMinute,
} from './small-worker.test-support.ts';

let worker: Awaited<ReturnType<typeof openSmallWorker>>;
let [here, there]: Isolate[] = [];
beforeAll(async () => {
  worker = await openSmallWorker();
});
beforeEach(async () => {
  for (const table of ['switches', 'calls', 'figures', 'audit']) {
    await bindings.DB.prepare(`DELETE FROM ${table}`).run();
  }
  [here, there] = [worker.isolate(), worker.isolate()];
});
const [one, other] = [() => here as Isolate, () => there as Isolate];

describe('the stop buttons', () => {
  test('pause the chat in every isolate from the next question on, and let it go on', async () => {
    expect([(await ask(one())).status, (await ask(other())).status]).toEqual([200, 200]);
    const pressed = await press(one(), 'chat', true);
    expect([pressed.status, pressed.json]).toEqual([
      200,
      { name: 'chat', paused: true, since: expect.stringMatching(/Z$/), kept: true },
    ]);
    for (const isolate of [one(), other(), worker.isolate()]) {
      for (const Accept of ['application/json', 'text/event-stream']) {
        const paused = await ask(isolate, QUESTION, { Accept });
        expect([paused.status, paused.json.type]).toEqual([503, '/problems/paused']);
      }
    }
    expect((await other()('/api/v1/search?q=bezoekers')).status).toBe(200);
    await press(other(), 'chat', false);
    expect((await ask(one())).json).toMatchObject({ status: 'answered' });
  });

  test('are listed as they are, and every press is in the audit', async () => {
    await press(one(), 'teams', true, 'figures are wrong');
    await press(other(), 'teams', false, 'mended');
    const { switches } = (await asAdmin(one(), '/api/v1/admin/switches')).json;
    expect(switches).toMatchObject([
      { name: 'chat', paused: false, since: null },
      { name: 'teams', paused: false, since: expect.any(String) },
      { name: 'generative', paused: false, since: null },
    ]);
    const audits = await createD1AnswerStore(bindings.DB).audits('2000');
    expect(audits.map(({ action, detail }) => [action, detail])).toEqual([
      ['pause', 'teams: figures are wrong'],
      ['resume', 'teams: mended'],
    ]);
  });

  test('stay away from whoever has no token, and are not there without one in the settings', async () => {
    const body = JSON.stringify({ paused: true });
    expect((await one()('/api/v1/admin/switches/chat', { method: 'PUT', body })).status).toBe(401);
    const open = worker.isolate({ ADMIN_TOKEN: '' });
    for (const path of ['/api/v1/admin/switches', '/api/v1/admin/index', '/metrics']) {
      expect([path, (await asAdmin(open, path)).status]).toEqual([path, 404]);
    }
    expect((await ask(one())).status).toBe(200);
  });

  test('that cannot be read leave everything paused where they never were', async () => {
    await bindings.DB.prepare('ALTER TABLE switches RENAME TO gone').run();
    try {
      expect((await ask(worker.isolate({ LOG_LEVEL: 'silent' }))).status).toBe(503);
    } finally {
      await bindings.DB.prepare('ALTER TABLE gone RENAME TO switches').run();
    }
  });
});

describe('a language model of Workers AI', () => {
  const written = (isolate: Isolate) => ask(isolate, QUESTION, { Accept: 'application/json' });
  const writes = (sentence: string) => (prompt: string) => {
    const source = /<bron nummer=\\"(\d+)\\">\\n(?:(?!<bron).)*?er 118\.000 bezoekers/.exec(prompt)?.[1];
    return [JSON.stringify({ response: `${sentence} [${source}]` }), '[DONE]'];
  };
  const GOOD = 'In 2024 kwamen er 118.000 bezoekers naar de bibliotheek.';

  test('writes the answer where its sentence holds; one with another number never comes out', async () => {
    const isolate = worker.isolate({ WORKERS_AI_MODEL: '@cf/fake/writer' });
    worker.ai.events = writes(GOOD);
    expect((await written(isolate)).json).toMatchObject({
      mode: 'generative',
      text: expect.stringContaining(GOOD),
      provenance: { model: 'workers-ai:@cf/fake/writer' },
    });
    worker.ai.events = writes(GOOD.replace('118.000', '999.000'));
    const fallen = (await written(isolate)).json;
    expect([fallen.mode, fallen.text.includes('999.000'), fallen.text.includes('118.000')]).toEqual([
      'extractive',
      false,
      true,
    ]);
    const figures = (await asAdmin(isolate, '/metrics')).text;
    expect(figures).toContain('vraagbaak_generations_total{outcome="written",cause="none"} 1');
    expect(figures).toContain('vraagbaak_generations_total{outcome="extractive",cause="unsupported"} 1');
  });

  test('is left alone once generative mode is paused', async () => {
    const isolate = worker.isolate({ WORKERS_AI_MODEL: '@cf/fake/writer' });
    worker.ai.events = writes(GOOD);
    await press(other(), 'generative', true);
    expect((await written(isolate)).json).toMatchObject({ mode: 'extractive', status: 'answered' });
  });
});

describe('the figures', () => {
  const figures = async (isolate: Isolate) => (await asAdmin(isolate, '/metrics')).text;
  const value = (text: string, sample: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${sample} `))
        ?.slice(sample.length + 1) ?? Number.NaN,
    );
  const ANSWERED = 'vraagbaak_answers_total{channel="chat",status="answered",reason="none",mode="extractive"}';

  test('add up what all isolates did, events included, and only grow', async () => {
    await ask(one());
    await ask(other(), '');
    await ask(other(), QUESTION, { Accept: 'text/event-stream' });
    const first = await figures(worker.isolate());
    expect([value(first, ANSWERED), value(first, 'vraagbaak_answer_duration_seconds_count{channel="chat"}')]).toEqual([
      2, 2,
    ]);
    const step = (name: string) => `vraagbaak_step_duration_seconds_count{step="${name}",channel="chat"}`;
    for (const name of ['screen', 'understand', 'retrieve', 'judge', 'compose', 'verify']) {
      expect([name, value(first, step(name))]).toEqual([name, 2]);
    }
    const requests = (status: number) =>
      `vraagbaak_http_requests_total{method="POST",route="/api/v1/chat",status="${status}"}`;
    expect([value(first, requests(200)), value(first, requests(400))]).toEqual([2, 1]);
    await ask(one());
    expect(value(await figures(other()), ANSWERED)).toBe(3);
  });

  test('are for the holder of the admin token, thirty times a minute', () =>
    withinOneMinute(async () => {
      const refused = await one()('/metrics');
      expect([refused.status, refused.json.type]).toEqual([401, '/problems/unauthorized']);
      const guesses = Array.from({ length: 29 }, () =>
        one()('/metrics', { headers: { Authorization: 'Bearer guess' } }),
      );
      expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([401]));
      expect((await other()('/metrics')).status).toBe(429);
    }));

  test('are in the format of Prometheus, with the state of the moment', async () => {
    await press(other(), 'generative', true);
    const response = await asAdmin(one(), '/metrics');
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(value(response.text, 'vraagbaak_ready')).toBe(1);
    expect(value(response.text, 'vraagbaak_paused{switch="generative"}')).toBe(1);
    for (const line of response.text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+="[^"\n]*",?)+\})? [\d.e+-]+)$/);
    }
  });
});

describe('the limit of calls', () => {
  const from = (address: string) => ({ headers: { 'CF-Connecting-IP': address } });
  const search = (isolate: Isolate, address: string) => isolate('/api/v1/search?q=boete', from(address));

  test('counts over isolates, each caller apart', () =>
    withinOneMinute(async () => {
      const limited = [worker.isolate({ RATE_LIMIT_PER_MINUTE: '3' }), worker.isolate({ RATE_LIMIT_PER_MINUTE: '3' })];
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await search(limited[n % 2] as Isolate, '198.51.100.1')).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const next = await search(limited[0] as Isolate, '198.51.100.2');
      expect([next.status, next.headers.get('RateLimit-Remaining')]).toEqual([200, '2']);
    }));
});

test('the hourly alarm deletes what was kept long enough, and nothing else', async () => {
  const past = Date.now() - 1;
  const later = Date.now() + 60_000;
  const rows = (table: string) => bindings.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>();
  for (const [name, until] of [
    ['past', past],
    ['later', later],
  ] as const) {
    const write = (sql: string) => bindings.DB.prepare(sql).bind(name, until).run();
    await write('INSERT INTO calls (caller, hits, resets) VALUES (?1, 1, ?2)');
    await write("INSERT INTO teams_marks (key, value, until) VALUES (?1, '', ?2)");
    await write(
      "INSERT INTO teams_turns (conversation, root, message, answer_id, at, until) VALUES (?1, '', '', '', 0, ?2)",
    );
  }
  const { id } = (await ask(one())).json;
  await bindings.DB.prepare("UPDATE answers SET at = '2001-01-01T00:00:00.000Z' WHERE id <> ?").bind(id).run();
  await worker.alarm();
  for (const table of ['calls', 'teams_marks', 'teams_turns', 'answers']) {
    expect([table, (await rows(table))?.n]).toEqual([table, 1]);
  }
});

test('the log has a line for each request and each answer, and nothing of what was asked or of who asked', async () => {
  const lines: string[] = [];
  const levels = (['info', 'warn', 'error', 'log'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...said) => void lines.push(said.join(' '))),
  );
  try {
    const isolate = worker.isolate({ LOG_LEVEL: 'info' });
    const headers = { 'CF-Connecting-IP': '198.51.100.77' };
    await ask(isolate, 'Hoeveel bezoekers waren er in 2024, vroeg de heer Zonderling?', headers);
    await isolate('/api/v1/search?q=Zonderling', { headers });
    await bindings.DB.prepare('ALTER TABLE answers RENAME TO gone').run();
    await ask(isolate, 'Zonderling', headers);
    await isolate(`/api/v1/answers/${crypto.randomUUID()}`, { headers });
  } finally {
    await bindings.DB.prepare('ALTER TABLE gone RENAME TO answers').run();
    for (const level of levels) level.mockRestore();
  }
  const parsed = lines.map((line) => JSON.parse(line) as { msg: string; network?: string });
  expect(parsed.filter(({ msg }) => msg === 'answer')).toHaveLength(2);
  expect(parsed.filter(({ msg }) => msg === 'request').map(({ network }) => network)).toEqual(
    Array(4).fill('198.51.100.0/24'),
  );
  expect(parsed.map(({ msg }) => msg)).toContain('internal error');
  expect(lines.join('\n')).not.toMatch(/Zonderling|bezoekers|118\.000|198\.51\.100\.77/);
});
