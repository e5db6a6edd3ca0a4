/**
 * What breaks around the server: it is killed while it builds and while it answers, its disk fills, its files are
 * removed or damaged. It comes back, or says clearly why not; what was confirmed is not lost. Real processes, real
 * files; the corpus is a small one, so that an index is built in seconds.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { ask, endAll, startProcess, startServer } from './server-process.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const TOKEN = 'token-of-this-test-alone';

const corpus = join(folder, 'corpus');
mkdirSync(corpus);
const paragraphs = Array.from(
  { length: 40 },
  (_, n) =>
    `## Hoofdstuk ${n}\n\nIn wijk ${n} staan ${n + 3} bomen. De gemeente plantte er in 2031 nog ${n + 1} bij, omdat bewoners daarom vroegen.\n`,
);
writeFileSync(
  join(corpus, 'bomen.md'),
  `---\nid: bomen\ntitle: Bomen in de stad\npublisher: Gemeente\npublished: "2032"\nperiod: "2031"\nlanguage: nl\nurl: null\nsources:\n  - file: bomen.txt\n    sha256: "${'0'.repeat(64)}"\n---\n\n# Bomen in de stad\n\n${paragraphs.join('\n')}`,
);
const QUESTION = 'Hoeveel bomen staan er in wijk 7?';

let number = 0;
/** Settings with folders of their own. */
function settings(): { CORPUS_DIR: string; INDEX_DIR: string; DATA_DIR: string; ADMIN_TOKEN: string } {
  const own = join(folder, String(number++));
  return { CORPUS_DIR: corpus, INDEX_DIR: join(own, 'index'), DATA_DIR: join(own, 'data'), ADMIN_TOKEN: TOKEN };
}

const pause = (url: string, paused = true): Promise<Response> =>
  fetch(`${url}/api/v1/admin/switches/chat`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ paused }),
  });

async function answers(url: string): Promise<boolean> {
  const response = await ask(url, QUESTION);
  return response.status === 200 && ((await response.json()) as { citations: unknown[] }).citations.length > 0;
}

/** Starts, waits until it is ready, and tells whether it answers. */
async function comesBack(own: Record<string, string>): Promise<boolean> {
  const server = await startServer(own);
  await server.says(/Ready/);
  return answers(server.url);
}

const generation = (own: { INDEX_DIR: string }): string =>
  join(own.INDEX_DIR, readFileSync(join(own.INDEX_DIR, 'CURRENT'), 'utf8').trim());

afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a server that is killed', { timeout: 300_000 }, () => {
  test('while it builds its index comes back with a whole one', async () => {
    const own = settings();
    for (const wait of [/building/i, /listens/]) {
      const server = await startServer(own);
      await server.says(wait);
      server.process.kill('SIGKILL');
      expect(await server.ended).toBe('SIGKILL');
    }
    expect(await comesBack(own)).toBe(true);
    expect(readdirSync(own.INDEX_DIR).filter((name) => name !== 'CURRENT')).toHaveLength(1);
  });

  test('while it answers comes back, and holds what an operator had paused', async () => {
    const own = settings();
    const server = await startServer(own);
    await server.says(/Ready/);
    expect(await (await pause(server.url)).json()).toMatchObject({ paused: true, kept: true });
    await pause(server.url, false);
    const confirmed = (await (await ask(server.url, QUESTION)).json()) as { id: string };
    const under = Array.from({ length: 20 }, () => ask(server.url, QUESTION).catch(() => null));
    const pressed = await pause(server.url);
    expect(pressed.status).toBe(200);
    server.process.kill('SIGKILL');
    await Promise.all(under);
    const again = await startServer(own);
    await again.says(/Ready/);
    expect((await ask(again.url, QUESTION)).status).toBe(503);
    expect((await fetch(`${again.url}/api/v1/answers/${confirmed.id}`)).status).toBe(200);
    await pause(again.url, false);
    expect(await answers(again.url)).toBe(true);
  });
});

describe('files that go wrong', { timeout: 300_000 }, () => {
  const built = settings();
  const copy = () => {
    const own = settings();
    cpSync(built.INDEX_DIR, own.INDEX_DIR, { recursive: true });
    return own;
  };

  test('an index is built where none is', async () => {
    expect(await comesBack(built)).toBe(true);
  });

  test.each(['manifest.json', 'passages.json', 'lexical.json', 'passage.f32', 'sentence.f32'])(
    'an index whose %s is cut short, and one whose is gone, are built again, and the operator is told',
    async (name) => {
      for (const damage of ['cut', 'gone']) {
        const own = copy();
        const file = join(generation(own), name);
        if (damage === 'cut') truncateSync(file, 10);
        else rmSync(file);
        const server = await startServer(own);
        await server.says(/Ready/);
        expect(server.stderr()).toMatch(/Building it again/);
        expect(await answers(server.url)).toBe(true);
        await endAll();
      }
    },
  );

  test.each([
    ['is empty', ''],
    ['names nothing that is there', 'g-0-nothing\n'],
    ['is rubbish', '\0../../etc'],
  ])('an index whose pointer %s is built again', async (_, text) => {
    const own = copy();
    writeFileSync(join(own.INDEX_DIR, 'CURRENT'), text);
    expect(await comesBack(own)).toBe(true);
  });

  test('an index removed from under a running server does not stop its answers', async () => {
    const own = copy();
    const server = await startServer(own);
    await server.says(/Ready/);
    rmSync(own.INDEX_DIR, { recursive: true });
    expect(await answers(server.url)).toBe(true);
    const { status } = await fetch(`${server.url}/bronnen/bomen`);
    expect(status).toBe(200);
  });

  test('damaged switches stop the start, with the file and what to do', async () => {
    const own = copy();
    mkdirSync(own.DATA_DIR, { recursive: true });
    writeFileSync(join(own.DATA_DIR, 'switches.json'), '{"chat":');
    const server = startProcess(['src/runtimes/node.ts'], { PORT: '0', ...own });
    expect(await server.ended).toBe(2);
    expect(server.stderr()).toMatch(/switches\.json is damaged: what was paused is not known\. Delete it/);
  });

  test.each([
    ['cut short', (file: string) => truncateSync(file, 100)],
    ['rubbish', (file: string) => writeFileSync(file, 'no database '.repeat(1000))],
  ])('a database that is %s stops the start, with its name; moved away, the server starts', async (_, damage) => {
    const own = copy();
    const first = await startServer(own);
    await first.says(/Ready/);
    expect(await answers(first.url)).toBe(true);
    await endAll();
    const file = join(own.DATA_DIR, 'answers.sqlite');
    for (const beside of ['-wal', '-shm']) rmSync(`${file}${beside}`, { force: true });
    damage(file);
    const second = startProcess(['src/runtimes/node.ts'], { PORT: '0', ...own });
    expect(await second.ended).toBe(2);
    expect(second.stderr()).toContain('answers.sqlite');
    rmSync(file);
    expect(await comesBack(own)).toBe(true);
  });

  test('a corpus that is not there stops the start, and says so', async () => {
    const server = startProcess(['src/runtimes/node.ts'], {
      PORT: '0',
      ...settings(),
      CORPUS_DIR: join(folder, 'none'),
    });
    expect(await server.ended).toBe(2);
    expect(server.stderr()).toContain(join(folder, 'none'));
  });
});

/** Mounts a small file system; null, and a loud word, where this user may not. */
function smallDisk(size: string): string | null {
  const place = mkdtempSync(join(tmpdir(), 'small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place], { stdio: 'pipe' });
    return place;
  } catch (error) {
    console.warn(
      `SKIPPED: tests of a full disk in tests/faults.test.ts; a tmpfs cannot be mounted: ${(error as Error).message}`,
    );
    return null;
  }
}

const disk = smallDisk('256k');

describe.skipIf(disk === null)('a disk that is full', { timeout: 300_000 }, () => {
  const place = disk as string;
  const fill = () => {
    try {
      writeFileSync(join(place, 'filler'), Buffer.alloc(1 << 20));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  };
  afterEach(() => {
    for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true });
  });
  afterAll(() => {
    execFileSync('umount', [place]);
    rmSync(place, { recursive: true });
  });

  test('under the index: the server ends and says that there is no space; the index before it still opens', async () => {
    const own = { ...settings(), INDEX_DIR: join(place, 'index') };
    const server = startProcess(['src/runtimes/node.ts'], { PORT: '0', ...own });
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toMatch(/cannot write or read its files: ENOSPC: no space left.*Make room/);
    expect(server.stderr()).not.toMatch(/\bat .*\.ts:\d/);
    rmSync(join(place, 'index'), { recursive: true, force: true });
    expect(await comesBack({ ...own, INDEX_DIR: settings().INDEX_DIR })).toBe(true);
  });

  test('under the data: a press of a stop button is in force, and says that it is not kept', async () => {
    const own = { ...settings(), DATA_DIR: join(place, 'data') };
    const server = await startServer(own);
    await server.says(/Ready/);
    expect(await (await pause(server.url)).json()).toMatchObject({ paused: true, kept: true });
    fill();
    expect(await (await pause(server.url, false)).json()).toMatchObject({ paused: false, kept: false });
    expect(await answers(server.url)).toBe(true);
    server.process.kill('SIGKILL');
    await server.ended;
    rmSync(join(place, 'filler'));
    const again = await startServer(own);
    await again.says(/Ready/);
    // The last press that was confirmed as kept.
    expect((await ask(again.url, QUESTION)).status).toBe(503);
  });
});
