/**
 * The pages in a real browser: Chromium, without JavaScript where people can do without. Screenshots go to
 * .screenshots/, to be looked at.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../../adapters/answer-records.fake.ts';
import type { Answer } from '../../answer.ts';
import { FakeAssistant, fakeAnswer, fakeCitation } from '../../assistant.fake.ts';
import { createApp } from '../http/app.ts';
import {
  chromiumFor,
  type Listening,
  launch,
  listen,
  SHOTS,
  sidewaysScroll,
  violations,
} from './browser.test-support.ts';
import { createPages } from './pages.ts';
import { viewerPath } from './quote-place.ts';
import { FakeLibrary, SAMPLE } from './sample.fake.ts';

const executablePath = chromiumFor('src/channels/web/page.browser.test.ts (form, accessibility, highlights)');

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const corpus = readdirSync(new URL('corpus/', root)).filter((name) => name.endsWith('.md') && name !== 'README.md');
const library = new FakeLibrary([SAMPLE, ...corpus.map((name) => read(`corpus/${name}`))]);

const QUESTION = 'Hoe hoog was het verzuim in 2031?';

/** Answers by the question's first word, so that one server shows every kind. */
const ANSWERS: Record<string, Partial<Answer>> = {
  Hoe: {
    text: 'Volgens het Jaarbericht 2031, over 2031:\nHet verzuim daalde naar 4,2 procent. [1] Het langdurig verzuim bleef gelijk. [2]',
    citations: [
      fakeCitation(),
      fakeCitation({
        number: 2,
        section: 'Personeel › Verzuim › Langdurig verzuim',
        page: null,
        quote: 'Het langdurig verzuim bleef gelijk.',
        passage:
          'Langdurig verzuim\nHet langdurig verzuim bleef gelijk. De leidinggevenden voeren vaker een gesprek met wie ziek is, en zoeken samen naar werk dat wel gaat. Zo komen mensen eerder terug.',
        sourceUrl: null,
      }),
    ],
    suggestions: ['Hoeveel mensen werken er bij de dienst?', 'Wat is langdurig verzuim?'],
  },
  Wanneer: {
    status: 'partial',
    reason: 'near',
    lead: 'Een volledig antwoord staat niet in de documenten die ik ken. Dit staat er het dichtst bij:',
    text: 'Een volledig antwoord staat niet in de documenten die ik ken. Dit staat er het dichtst bij:\nHet verzuim daalde naar 4,2 procent. [1]',
  },
  Wat: {
    status: 'abstained',
    reason: 'not_in_documents',
    text: 'Dat staat niet in de documenten die ik ken. Ik wil niets verzinnen.',
    lead: null,
    citations: [],
    target: { label: 'Naar de contactpagina van DUO', url: 'https://duo.nl/contact' },
  },
  Ik: {
    status: 'redirected',
    reason: 'crisis',
    text: 'Wat u schrijft, klinkt heel zwaar. U hoeft hier niet alleen mee te blijven. Bel 112 bij gevaar. Denkt u aan zelfdoding? Bel 113 of gratis 0800-0113.',
    lead: null,
    citations: [],
    suggestions: [],
    target: { label: 'Chat met 113', url: 'https://www.113.nl' },
  },
};

class KnowingAssistant extends FakeAssistant {
  override answer(...[request, options]: Parameters<FakeAssistant['answer']>) {
    const word = request.messages.at(-1)?.content.split(' ')[0] ?? '';
    return new FakeAssistant({ answer: fakeAnswer(ANSWERS[word] ?? {}) }).answer(request, options);
  }
  override async documents() {
    const [sample] = await super.documents();
    if (!sample) return [];
    return [
      sample,
      { ...sample, id: 'stand-2030', title: 'Stand van de dienstverlening 2030', published: '2030-06', period: '2030' },
    ];
  }
}

describe.skipIf(executablePath === null)('the pages in a browser', () => {
  let browser: Browser;
  let address: string;
  let server: Listening;

  beforeAll(async () => {
    const assistant = () => new KnowingAssistant();
    const records = {
      find: async (id: string) => ({ ...recordOf(id), feedback: null }),
      forget: async () => true,
    };
    const style = read('src/channels/web/style.css');
    const pages = createPages({ assistant, library: () => library, style, kept: { records, days: 30 } });
    const settings = { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: 0 };
    const app = createApp({ assistant, pages, settings, version: '0.0.0' });
    server = await listen((request) => app.fetch(request));
    address = `http://127.0.0.1:${server.port}`;
    browser = await launch(executablePath as string);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce', ...options });
    const complaints: string[] = [];
    try {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await act(page);
      expect(complaints.filter((complaint) => !/status of 4\d\d/.test(complaint))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.getByLabel(/^(Uw vraag|Stel een vervolgvraag|Your question)$/).fill(question);
    await page.getByRole('button', { name: /^(Stel uw vraag|Ask)/ }).click();
    await page.waitForLoadState();
  }

  async function seeWhatIsKept(page: Page): Promise<void> {
    await page.goto(address);
    await ask(page, QUESTION);
    await page.getByRole('button', { name: 'Bekijk wat van dit antwoord is bewaard' }).click();
    await page.getByRole('button', { name: 'Verwijder dit' }).waitFor();
  }

  test('the form answers without JavaScript, and follow-ups keep the conversation', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address);
      await ask(page, QUESTION);
      expect(new URL(page.url()).hash).toBe('#antwoord');
      await page.getByRole('link', { name: 'bron 1' }).click();
      expect(await page.locator('li:has(#bron-1:target) mark').first().textContent()).toContain(
        'Het verzuim daalde naar 4,2 procent.',
      );
      await ask(page, 'Wat nog meer?');
      expect(await page.locator('.log .asked').allTextContents()).toEqual([`U vroeg: ${QUESTION}`]);
      expect(await page.locator('.answer.abstained h2').textContent()).toBe('Geen antwoord gevonden');
      await page.getByRole('button', { name: 'Hoeveel mensen werken er?' }).click();
      await page.locator('.log .asked').nth(1).waitFor();
      expect(await page.locator('.log .asked').count()).toBe(2);
    });
  });

  test('the page can be used by keyboard alone', async () => {
    await visit({}, async (page) => {
      await page.goto(address);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Naar de inhoud');
      expect(await page.locator(':focus').boundingBox()).toMatchObject({ y: expect.toSatisfy((y: number) => y >= 0) });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').getAttribute('id')).toBe('question');
      await page.keyboard.type(QUESTION);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('#antwoord').waitFor();
    });
  });

  test('a citation’s address highlights its passage, whatever it is part of', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      const found = await library.document('jaarbericht-2031');
      const colours = new Set<string>();
      for (const { id } of found?.passages ?? []) {
        const fragment = id.slice(id.lastIndexOf('-') + 1);
        await page.goto(`${address}/bronnen/jaarbericht-2031#${fragment}`);
        const target = page.locator(`[id="${fragment}"]`);
        expect(await target.count(), id).toBe(1);
        const shown =
          (await target.evaluate((element) => element.tagName)) === 'TBODY' ? target.locator('td').first() : target;
        colours.add(await shown.evaluate((element) => getComputedStyle(element).backgroundColor));
        await page.goto('about:blank');
      }
      expect([...colours]).toEqual(['rgb(255, 243, 176)']);
    });
  });

  test('the quoted sentence stands out within its highlighted passage, without JavaScript', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      const found = await library.document('jaarbericht-2031');
      const quotes = (found?.passages ?? []).flatMap(({ id, document, text, sentences }) =>
        sentences
          .filter(({ kind }) => kind === 'sentence' || kind === 'item' || kind === 'row')
          .slice(0, 1)
          .map(({ start, end }) => ({
            url: `/bronnen/${document}#${id.split('-').at(-1)}`,
            quote: text.slice(start, end),
          })),
      );
      expect(quotes.length).toBeGreaterThan(5);
      for (const { url, quote } of quotes) {
        await page.goto(address + viewerPath(url, 'nl', quote));
        const marks = page.locator('mark.quoted');
        const bare = (text: string) => text.replace(/ citaat: | einde van het citaat\. |[|\s]/g, '');
        expect(bare((await marks.allTextContents()).join('')), quote).toBe(bare(quote));
        const colours = await marks.first().evaluate((mark) => {
          const passage = mark.closest('tr, :target, .passage') ?? document.body;
          return [getComputedStyle(mark).backgroundColor, getComputedStyle(passage).backgroundColor];
        });
        expect(colours[0]).not.toBe(colours[1]);
        expect(await marks.first().isVisible()).toBe(true);
      }
    });
  });

  test('a document prints as a document: no contents or header, the quoted sentence still marked', async () => {
    await visit({}, async (page) => {
      const [cited] = (await library.document('jaarbericht-2031'))?.passages ?? [];
      const { start, end } = cited?.sentences.find(({ kind }) => kind === 'sentence') ?? { start: 0, end: 0 };
      const url = `/bronnen/jaarbericht-2031#${cited?.id.split('-').at(-1)}`;
      await page.goto(address + viewerPath(url, 'nl', cited?.text.slice(start, end)));
      await page.emulateMedia({ media: 'print' });
      for (const selector of ['nav.contents', 'header.site', 'footer.site', '.skip']) {
        expect(await page.locator(selector).isVisible(), selector).toBe(false);
      }
      const mark = page.locator('mark.quoted');
      expect(await mark.evaluate((one) => getComputedStyle(one).printColorAdjust)).toBe('exact');
      expect(await page.locator('h1').isVisible()).toBe(true);
      await page.pdf({ path: `${SHOTS}source-print.pdf`, format: 'A4' });
    });
  });

  const LOOKS = [
    ['desktop', { viewport: { width: 1280, height: 900 } }],
    ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
    ['narrow-dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
    ['forced-colors', { viewport: { width: 800, height: 900 }, forcedColors: 'active' }],
  ] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

  test.each(LOOKS)('nothing is in the way of anyone: %s', async (look, options) => {
    const shown = corpus[0]?.replace(/\.md$/, '') ?? 'jaarbericht-2031';
    const cited = (await library.document(shown))?.passages.at(10);
    const passage = cited?.id.split('-').at(-1) ?? '';
    const sentence = cited?.sentences.find(({ kind }) => kind === 'sentence');
    const quote = cited?.text.slice(sentence?.start, sentence?.end) ?? '';
    const states: [string, (page: Page) => Promise<unknown>][] = [
      ['start', (page) => page.goto(address)],
      ['answer', (page) => ask(page, QUESTION)],
      ['partial', (page) => ask(page, 'Wanneer begon dat?')],
      ['abstained', (page) => ask(page, 'Wat kost dat?')],
      ['crisis', (page) => ask(page, 'Ik weet het niet meer')],
      ['error', (page) => page.goto(address).then(() => ask(page, ' '))],
      ['english', (page) => page.goto(`${address}/?lang=en`).then(() => ask(page, QUESTION))],
      ['source', (page) => page.goto(address + viewerPath(`/bronnen/${shown}#${passage}`, 'nl', quote))],
      ['sample', (page) => page.goto(`${address}/bronnen/jaarbericht-2031`)],
      ['not-found', (page) => page.goto(`${address}/nergens`)],
      ['privacy', (page) => page.goto(`${address}/privacy?lang=en`)],
      ['kept', seeWhatIsKept],
    ];
    await visit(options, async (page) => {
      for (const [state, go] of states) {
        await go(page);
        const fullPage = state !== 'source' && state !== 'sample';
        await page.screenshot({ path: `${SHOTS}${state}-${look}.png`, fullPage });
        expect(await violations(page), state).toEqual([]);
        expect(await sidewaysScroll(page), `${state} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  });

  test('the browser that ran is told', () => {
    const version = execFileSync(executablePath as string, ['--version', '--no-sandbox'], { encoding: 'utf8' });
    expect(version).toMatch(/Chrom/);
  });
});
