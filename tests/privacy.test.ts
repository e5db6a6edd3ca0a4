/**
 * A whole server run with personal data in everything that can be sent, and then a search for each planted value in
 * everything that the run wrote: data folder, index, standard output and standard error.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MAX_COMMENT_LENGTH } from '../src/answer.ts';
import { readSettings } from '../src/runtimes/settings.ts';

const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'alleen-voor-deze-proef-0123456789';

/** Every place has values of its own, so that a leak says where it came from. All are made up. */
const PLACES = {
  question: { bsn: '628194821', mail: 'vraag@planted.example', phone: '06-11223301', iban: 'NL20INGB0001234567' },
  stream: { bsn: '252760189', mail: 'stroom@planted.example', phone: '06-11223302', iban: 'NL44RABO0123456789' },
  history: { bsn: '507529170', mail: 'eerder@planted.example', phone: '06-11223303', iban: 'NL87TRIO0254567891' },
  form: { bsn: '121547280', mail: 'formulier@planted.example', phone: '06-11223304', iban: 'NL48BUNQ2025478123' },
  comment: { bsn: '385280841', mail: 'reactie@planted.example', phone: '06-11223305', iban: 'NL22SNSB0912345678' },
  search: { bsn: '353799075', mail: 'zoek@planted.example', phone: '06-11223306', iban: 'NL55KNAB0417123456' },
  verify: { bsn: '805888718', mail: 'controle@planted.example', phone: '06-11223307', iban: 'NL44ASNB0708123456' },
  wrong: { bsn: '167868433', mail: 'fout@planted.example', phone: '06-11223308', iban: 'BE68539007547034' },
} as const;
type Place = keyof typeof PLACES;

const BIRTH = '13-02-1998';
const STREET = 'Plantsoenlaan 117';
const PLATE = 'XP-117-Z';
/** Stands in what is kept: shows that the search would find something. */
const CONTROL = 'krokodilcontrole';

const particulars = (place: Place) => {
  const { mail, phone, iban } = PLACES[place];
  return `mail ${mail}, bel ${phone}, rekening ${iban}, geboren op ${BIRTH}, woonachtig op ${STREET}, kenteken ${PLATE}`;
};
const everything = (place: Place) => `Mijn BSN is ${PLACES[place].bsn}, ${particulars(place)}.`;

function planted(): string[] {
  const values = Object.values(PLACES).flatMap(({ bsn, mail, phone, iban }) => [bsn, mail, phone, iban]);
  return [...values, ...values.map((value) => value.replace(/\D/g, '')), BIRTH, STREET, PLATE].filter(
    (value) => value.length > 5,
  );
}

/** Every file under a folder, byte by byte. */
function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

describe('a run with personal data in everything that was sent', () => {
  let folder: string;
  let server: ChildProcess;
  let address: string;
  let log = '';
  /** Responses to what was wrong, which must not repeat it. */
  const refusals: string[] = [];

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const form = (path: string, fields: Record<string, string>) =>
    fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  const answerTo = async (messages: unknown): Promise<{ id: string }> =>
    (await post('/api/v1/chat', { messages })).json() as Promise<{ id: string }>;
  const user = (content: string) => ({ role: 'user', content });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'privacy-'));
    const env = {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      RETENTION_DAYS: '30',
      RATE_LIMIT_PER_MINUTE: '0',
      ADMIN_TOKEN: TOKEN,
    };
    server = spawn(process.execPath, ['src/runtimes/node.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
    }
    await vi.waitFor(
      async () => {
        address = /listens on (http:\/\/[\d.]+:\d+)/.exec(log)?.[1] ?? '';
        expect((await fetch(`${address}/ready`)).status, log).toBe(200);
      },
      { timeout: 180_000, interval: 200 },
    );
  }, 200_000);

  afterAll(() => {
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers, and keeps the question masked, with its trace for the holder of the admin token', async () => {
    const own = await answerTo([user(everything('question'))]);
    const { id } = await answerTo([user(`Hoeveel ${CONTROL} waren er in 2019? ${particulars('question')}`)]);
    const kept = await fetch(`${address}/api/v1/answers/${id}`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    const body = (await kept.json()) as { question: string; trace: { retrieved: { evidence: unknown[] } } };
    expect(body.question).toContain(CONTROL);
    // What asks ("mail …, bel …") stays, masked; clauses that only give data are no part of the question.
    for (const kind of ['e-mailadres', 'telefoonnummer']) expect(body.question).toContain(`[${kind}]`);
    for (const kind of ['IBAN', 'geboortedatum', 'kenteken']) expect(body.question).not.toContain(kind);
    for (const value of planted()) expect(body.question).not.toContain(value);
    expect(body.trace.retrieved.evidence.length).toBeGreaterThan(0);
    const ownFile = await fetch(`${address}/api/v1/answers/${own.id}`);
    expect(await ownFile.json()).toMatchObject({ question: null, answer: { reason: 'own_file' } });

    const comment = `${everything('comment')} Dit hielp niet.`;
    expect((await post('/api/v1/feedback', { answerId: id, helpful: false, comment })).status).toBe(204);
    const { feedback } = (await (await fetch(`${address}/api/v1/answers/${id}`)).json()) as {
      feedback: { comment: string };
    };
    expect(feedback.comment).toMatch(/^Mijn BSN is \[BSN\], .*Dit hielp niet\.$/);
  });

  test('takes streams, conversations, forms, searches and texts to verify', async () => {
    const events = { Accept: 'text/event-stream' };
    const stream = await post('/api/v1/chat', { messages: [user(`Wat is DUO? ${everything('stream')}`)] }, events);
    expect(await stream.text()).toContain('event: answer');
    const history = [user(everything('history')), { role: 'assistant', content: everything('history') }];
    await answerTo([...history, user('En hoeveel klachten waren er in 2024?')]);

    const page = await (await form('/', { question: everything('form'), history: '' })).text();
    expect(page).toContain('U vroeg:</strong> Mijn BSN is [BSN]');
    const turn = { question: everything('form'), text: 'Antwoord.', language: 'nl', sources: [] };
    const next = await (
      await form('/', { question: 'Hoeveel klachten waren er?', history: JSON.stringify([turn]) })
    ).text();
    for (const shown of [page, next]) expect(planted().filter((value) => shown.includes(value))).toEqual([]);

    const search = await fetch(`${address}/api/v1/search?q=${encodeURIComponent(everything('search'))}`);
    expect(search.status).toBe(200);
    for (const passages of [undefined, [`${everything('verify')} Er waren 12 klachten.`]]) {
      const verified = await post('/api/v1/verify', {
        text: `Er waren 12 klachten. ${everything('verify')}`,
        passages,
      });
      expect(verified.status).toBe(200);
    }
  });

  test('refuses what is wrong without repeating it', async () => {
    const said = everything('wrong');
    const responses = [
      await post('/api/v1/chat', `{"messages": [{"role": "user", "content": "${said}`),
      await post('/api/v1/chat', { messages: [{ role: said, content: said }] }),
      await post('/api/v1/chat', { messages: [user(said)], language: said }),
      await post('/api/v1/chat', { messages: [user(`${said} ${'a'.repeat(2500)}`)] }),
      await post('/api/v1/chat', { messages: [{ role: 'assistant', content: said }] }),
      await post('/api/v1/feedback', { answerId: said, helpful: said, comment: said.repeat(MAX_COMMENT_LENGTH) }),
      await post('/api/v1/verify', { text: said.repeat(100), passages: said }),
      await post('/api/v1/chat', said, { 'Content-Type': 'text/plain' }),
      await fetch(`${address}/api/v1/search?q=${encodeURIComponent(said)}&k=${encodeURIComponent(said)}`),
      await fetch(`${address}/api/v1/answers/${PLACES.wrong.bsn}`),
      await fetch(`${address}/api/v1/${PLACES.wrong.mail}`),
      await fetch(`${address}/bronnen/${PLACES.wrong.bsn}`),
      await form('/privacy', { answer: said, action: 'show' }),
      await form('/', { question: `${said} ${'a'.repeat(2500)}`, history: said }),
    ];
    for (const [index, response] of responses.entries()) {
      expect(response.status, String(index)).toBeGreaterThanOrEqual(400);
      expect(response.status, String(index)).toBeLessThan(500);
      refusals.push(await response.text());
    }
    for (const [index, text] of refusals.entries()) {
      expect(
        planted().filter((value) => text.includes(value)),
        `${index}: ${text.slice(0, 400)}`,
      ).toEqual([]);
    }
  });

  test('wrote none of it down', async () => {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('close', resolve));
    const written = {
      data: bytesUnder(folder),
      index: bytesUnder(join(ROOT, readSettings(process.env).INDEX_DIR)),
      log,
    };
    expect(written.data).toContain(CONTROL);
    for (const [where, text] of Object.entries(written)) {
      expect(text.length, where).toBeGreaterThan(50);
      expect(
        planted().filter((value) => text.includes(value)),
        where,
      ).toEqual([]);
    }
  });
});
