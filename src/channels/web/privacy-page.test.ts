import { beforeEach, describe, expect, test } from 'vitest';
import { recordOf } from '../../adapters/answer-records.fake.ts';
import { createMemoryAnswerStore } from '../../adapters/memory-answer-store.ts';
import { FakeAssistant, fakeAnswer } from '../../assistant.fake.ts';
import type { AnswerStore } from '../../ports.ts';
import { createRecords } from '../../records.ts';
import { createPages } from './pages.ts';
import { FakeLibrary } from './sample.fake.ts';

const ID = fakeAnswer().id;
const UNKNOWN = '5b0f3b1e-96a9-4c55-8a6e-0a1d2f6f9b22';

let store: AnswerStore;
let routes: ReturnType<typeof createPages>['routes'];
beforeEach(async () => {
  store = createMemoryAnswerStore();
  routes = pagesWith(true);
});

function pagesWith(keeps: boolean) {
  const clock = { now: () => new Date('2031-05-03T08:00:00Z') };
  const records = createRecords({ store, clock, days: 30, mask: (text) => text, onError: () => {} });
  const assistant = () => new FakeAssistant();
  const kept = keeps ? { records, days: 30 } : undefined;
  return createPages({ assistant, library: () => new FakeLibrary(), style: '', kept }).routes;
}

const post = (path: string, fields: Record<string, string>) =>
  routes.request(path, { method: 'POST', body: new URLSearchParams(fields) });
const textOf = async (response: Response | Promise<Response>) => (await response).text();

describe('the page about privacy', () => {
  test('says in Dutch and English what is kept, for how long and who to turn to', async () => {
    const dutch = await textOf(routes.request('/privacy'));
    expect(dutch).toMatch(/<html lang="nl">[\s\S]*<h1>Wat wij van u bewaren[\s\S]*Hoogstens 30 dagen/);
    expect(dutch).toContain('href="https://duo.nl/contact"');
    const english = await textOf(routes.request('/privacy?lang=en'));
    expect(english).toMatch(/<html lang="en">[\s\S]*<h1>What we keep about you[\s\S]*30 days at most/);
  });

  test('says that nothing is kept where nothing is, and asks for no number', async () => {
    const page = await textOf(pagesWith(false).request('/privacy'));
    expect(page).toContain('Niets. Uw vraag en het antwoord worden niet bewaard.');
    expect(page).not.toMatch(/<form|30 dagen/);
  });

  test('stands in the foot of every page, and works before the index is open', async () => {
    for (const path of ['/', '/privacy', '/bronnen/nergens']) {
      expect(await textOf(routes.request(path)), path).toMatch(/<footer[\s\S]*href="\/privacy\?lang=nl"/);
    }
    const early = createPages({ assistant: () => null, library: () => null, style: '' }).routes;
    expect((await early.request('/privacy')).status).toBe(200);
  });

  test('shows what is kept of an answer, and deletes it', async () => {
    await store.save(recordOf(ID, { question: 'Hoe <b>hoog</b>?' }));
    await store.addFeedback({ answerId: ID, helpful: false, comment: 'Te "lang"', at: '2031-05-02T10:00:00Z' });
    const shown = await post('/privacy', { answer: ` ${ID.toUpperCase()} `, action: 'show' });
    const page = await shown.text();
    expect(page).toContain('Hoe &lt;b&gt;hoog&lt;/b&gt;?');
    expect(page).toContain('Nee: Te &quot;lang&quot;');
    expect(page).toContain('2 mei 2031');
    const deleted = await post('/privacy', { answer: ID, action: 'delete' });
    expect([deleted.status, await deleted.text()]).toEqual([200, expect.stringContaining('Verwijderd.')]);
    expect(await store.find(ID)).toBeNull();
    expect((await post('/privacy', { answer: ID, action: 'delete' })).status).toBe(404);
  });

  test('says so where the question was not kept', async () => {
    await store.save(recordOf(ID, { question: null }));
    expect(await textOf(post('/privacy', { answer: ID, action: 'show' }))).toContain('Niet bewaard. Van zo');
  });

  test.each([UNKNOWN, '', '999990019', `${ID}'; DROP TABLE answers`])(
    'knows nothing of "%s" and does not repeat it',
    async (answer) => {
      await store.save(recordOf(ID));
      const response = await post('/privacy', { answer, action: 'show' });
      const page = await response.text();
      expect([response.status, page]).toEqual([404, expect.stringContaining('is niets bewaard')]);
      if (answer !== '') expect(page).not.toContain(answer);
    },
  );

  test('refuses what no form sends', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await routes.request('/privacy', { method: 'POST', body: '{}', headers })).status).toBe(415);
  });
});

describe('on the page with the answer', () => {
  test('a button leads to what is kept of it, where answers are kept', async () => {
    const page = await textOf(post('/', { question: 'Vraag?' }));
    expect(page).toMatch(
      new RegExp(`action="/privacy\\?lang=nl#antwoord"[^>]*>\\s*<input[^>]*name="answer" value="${ID}"`),
    );
    routes = pagesWith(false);
    expect(await textOf(post('/', { question: 'Vraag?' }))).not.toContain('name="answer"');
  });

  test('a number of somebody’s is not shown again, not carried along and not put in the form', async () => {
    const first = await textOf(post('/', { question: 'Mijn BSN is 999990019' }));
    expect(first).toContain('U vroeg:</strong> Mijn BSN is [BSN]');
    expect(first).not.toContain('999990019');
    const history = JSON.stringify([{ question: 'BSN 999990019', text: 'b', language: 'nl', sources: [] }]);
    const second = await textOf(post('/', { question: 'En nu?', history }));
    expect(second).toContain('U vroeg:</strong> BSN [BSN]');
    expect(second).not.toContain('999990019');
    const wrong = await post('/', { question: `999990019 ${'a'.repeat(2001)}`, history });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).not.toContain('999990019');
  });
});
