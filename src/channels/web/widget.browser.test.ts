/**
 * The widget in a real browser: on this server's own page, and on a page of another origin with styles and policies
 * of its own. The assistant is a fake that waits where a test wants to look. Screenshots go to .screenshots/.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, ChatRequest, ProgressEvent } from '../../answer.ts';
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
import { FakeLibrary } from './sample.fake.ts';
import { bundleWidget } from './widget-bundle.ts';

const executablePath = chromiumFor('src/channels/web/widget.browser.test.ts (the chat, its accessibility, embedding)');

const QUESTION = 'Hoe hoog was het verzuim in 2031?';
const FIRST = 'Het verzuim daalde naar 4,2 procent.';
const SECOND = 'Afdeling 2 | 1,1% | 1,2%';

/** Answers by the question's first word, so that one server shows every kind. */
const ANSWERS: Record<string, Partial<Answer>> = {
  Hoe: {
    text: `Volgens het Jaarbericht 2031, over 2031:\n${FIRST} [1]\n• Afdeling 2: 2030 1,1%, 2031 1,2% [2]`,
    citations: [
      fakeCitation(),
      fakeCitation({
        number: 2,
        section: 'Personeel › Verzuim',
        page: null,
        quote: SECOND,
        passage: `Verzuim\nHet verzuim per afdeling:\nAfdeling | 2030 | 2031\nAfdeling 1 | 0,1% | 0,2%\n${SECOND}\nDat is alles.`,
        sourceUrl: null,
      }),
    ],
    suggestions: ['Hoeveel mensen werken er bij de dienst?', 'Wat is langdurig verzuim?'],
  },
  Wanneer: {
    status: 'partial',
    reason: 'near',
    lead: 'Dit staat er het dichtst bij:',
    text: `Dit staat er het dichtst bij:\n${FIRST} [1]`,
  },
  Wat: {
    status: 'abstained',
    reason: 'not_in_documents',
    text: 'Dat staat niet in de documenten die ik ken. Ik wil niets verzinnen.',
    lead: null,
    citations: [],
    target: { label: 'Naar de contactpagina van DUO', url: 'https://duo.nl/contact' },
  },
  Mijn: {
    status: 'redirected',
    reason: 'own_file',
    text: 'Ik kan uw persoonlijke gegevens niet zien.',
    lead: null,
    citations: [],
    suggestions: [],
    target: { label: 'Mijn DUO', url: 'https://duo.nl/particulier/mijn-duo/' },
  },
  Ik: {
    status: 'redirected',
    reason: 'crisis',
    text: 'Wat u schrijft, klinkt heel zwaar. Bel 112 bij gevaar. Denkt u aan zelfdoding? Bel 113 of gratis 0800-0113.',
    lead: null,
    citations: [],
    suggestions: [],
    target: { label: 'Chat met 113', url: 'https://www.113.nl' },
  },
  كم: {
    language: 'ar',
    mode: 'generative',
    lead: null,
    text: 'انخفض التغيب إلى 4.2 في المائة. [1]',
    suggestions: [],
  },
  Hack: {
    lead: null,
    text: '<img src=x onerror=alert(1)> <b>vet</b> [1]',
    citations: [
      fakeCitation({
        title: '<i>titel</i>',
        sourceUrl: 'javascript:alert(1)',
        url: 'https://evil.example/bronnen/x#y',
      }),
    ],
    target: { label: 'Klik', url: 'javascript:alert(1)' },
    suggestions: [],
  },
};

/** Gives the sentences one by one; before each it waits until `next` is called, when it is `held`. */
class SteppedAssistant extends FakeAssistant {
  held = false;
  readonly asked: ChatRequest[] = [];
  #go: (() => void)[] = [];
  next(): void {
    this.#go.shift()?.();
  }
  override async *answer(request: ChatRequest): AsyncGenerator<ProgressEvent, Answer> {
    this.asked.push(request);
    const answer = fakeAnswer({
      ...ANSWERS[request.messages.at(-1)?.content.split(' ')[0] ?? ''],
      id: crypto.randomUUID(),
    });
    yield { type: 'status', step: 'retrieve' };
    for (const citation of answer.citations) {
      if (this.held) await new Promise<void>((resolve) => this.#go.push(resolve));
      yield { type: 'sentence', text: `${citation.quote} [${citation.number}]`, citations: [citation] };
    }
    if (this.held) await new Promise<void>((resolve) => this.#go.push(resolve));
    return answer;
  }
}

const HOST_CSS = `body, body * { box-sizing: content-box !important; color: lime !important; font: italic 900 40px/0.7 serif !important;
  letter-spacing: 9px !important; text-transform: uppercase !important; background: hotpink !important; border: 7px dotted red !important; }
html { font-size: 10px } button, textarea, p, h2, h3 { display: none !important } .chat, .log { transform: rotate(9deg) !important }
duo-vraagbaak { position: static !important; text-align: right !important; direction: rtl; line-height: 3 }`;

describe.skipIf(executablePath === null)('the widget', async () => {
  const widget = await bundleWidget();
  let browser: Browser;
  let server: Listening;
  let host: Listening;
  let address: string;
  let elsewhere: string;
  let assistant: SteppedAssistant;
  /** What the server does instead of answering, and the feedback it got. */
  let trouble: ((request: Request) => Response | Promise<Response>) | null = null;
  let feedback: { answerId: string; helpful: boolean; comment?: string }[] = [];
  let feedbackStatus = 204;

  beforeAll(async () => {
    browser = await launch(executablePath as string);
    host = await listen((request) => {
      if (new URL(request.url).pathname === '/host.css') {
        return new Response(HOST_CSS, { headers: { 'Content-Type': 'text/css' } });
      }
      const mode = new URL(request.url).searchParams.get('mode') ?? 'inline';
      const page = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Contact</title>
<link rel="stylesheet" href="/host.css"><script src="${address}/widget.js" defer></script></head>
<body><main><h1>Contact</h1><duo-vraagbaak mode="${mode}"></duo-vraagbaak></main></body></html>`;
      const policy = `default-src 'none'; style-src 'self'; script-src ${address}; connect-src ${address}; require-trusted-types-for 'script'; trusted-types 'none'`;
      return new Response(page, { headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': policy } });
    });
    elsewhere = `http://localhost:${host.port}`;
    const library = new FakeLibrary();
    const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');
    const pages = createPages({ assistant: () => assistant, library: () => library, style, widget });
    const settings = { CORS_ORIGINS: [elsewhere], RATE_LIMIT_PER_MINUTE: 0 };
    const app = createApp({ assistant: () => assistant, pages, settings, version: '0.0.0' });
    server = await listen(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/api/v1/feedback' && request.method === 'POST') {
        feedback.push(await request.json());
        return new Response(null, { status: feedbackStatus });
      }
      if (pathname === '/api/v1/chat' && request.method === 'POST' && trouble) return trouble(request);
      return app.fetch(request);
    });
    address = `http://127.0.0.1:${server.port}`;
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    host?.close();
  });

  beforeEach(() => {
    assistant = new SteppedAssistant();
    trouble = null;
    feedback = [];
    feedbackStatus = 204;
  });

  /** Visits with a page that may not break any policy, log any error, or ask anything of another host. */
  async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>, path = '/'): Promise<void> {
    const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce', ...options });
    const complaints: string[] = [];
    try {
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol !== 'blob:' && hostname !== '127.0.0.1' && hostname !== 'localhost')
          complaints.push(request.url());
      });
      await page.addInitScript(() => {
        addEventListener(
          'securitypolicyviolation',
          (event) => console.error(`policy: ${event.violatedDirective}`),
          true,
        );
      });
      await page.goto(new URL(path, address).href);
      await act(page);
      expect(
        complaints.filter(
          (text) => !/status of [45]\d\d|ERR_INTERNET_DISCONNECTED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION/.test(text),
        ),
      ).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const field = (page: Page) => page.locator('.composer textarea');
  const last = (page: Page) => page.locator('.turn').last().locator('article');
  const said = (page: Page) => page.locator('[aria-live=polite] p').allTextContents();
  const kept = (page: Page) => page.evaluate(() => Object.entries(sessionStorage).flat().join(' '));
  async function ask(page: Page, question: string): Promise<void> {
    await field(page).fill(question);
    await field(page).press('Enter');
    await last(page).waitFor();
  }

  test('holds a whole conversation that stays in the tab and nowhere else', async () => {
    await visit({}, async (page) => {
      await page.getByText('Kent 1 document, over 2031. Wat daarna').waitFor();
      expect(await page.locator('.head').textContent()).toContain(
        'Digitale assistent (AI). Kent 1 document, over 2031.',
      );
      expect(await page.locator('.intro').textContent()).toContain('Ik ben een digitale assistent (AI)');
      const person = page.getByRole('link', { name: 'Contact met DUO' });
      expect(await person.getAttribute('href')).toBe('https://duo.nl/contact');
      await ask(page, QUESTION);
      expect(await last(page).locator('h3').textContent()).toBe('Antwoord');
      await page.getByRole('button', { name: 'Hoeveel mensen werken er bij de dienst?' }).click();
      await page.locator('.turn').nth(1).locator('article').waitFor();
      expect(assistant.asked.at(-1)?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
      expect(await person.isVisible()).toBe(true);
      await field(page).fill('Half getypt');
      await page.reload();
      expect(await page.locator('.turn').count()).toBe(2);
      expect(await field(page).inputValue()).toBe('Half getypt');
      expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
      await page.getByRole('button', { name: 'Nieuw gesprek' }).click();
      await page.getByRole('button', { name: 'Wis het gesprek' }).click();
      expect(await page.locator('.turn').count()).toBe(0);
      expect(await kept(page)).not.toContain('verzuim');
      expect(await field(page).inputValue()).toBe('Half getypt');
    });
  });

  test('shows and says each verified sentence when it comes, once, and redraws from the answer', async () => {
    await visit({}, async (page) => {
      assistant.held = true;
      await field(page).fill(QUESTION);
      await field(page).press('Enter');
      await page.getByText('Ik zoek in de documenten.').waitFor();
      expect(await page.locator('.turn').textContent()).not.toContain(FIRST);
      assistant.next();
      await page.locator('.making').getByText(FIRST).waitFor();
      expect(await page.locator('.turn').textContent()).not.toContain('Afdeling 2');
      await page.getByRole('button', { name: 'bron 1' }).click();
      expect(await page.locator('.panel mark').textContent()).toContain(FIRST);
      await page.keyboard.press('Escape');
      expect(await page.locator('.making .marker:focus').count()).toBe(1);
      assistant.next();
      await page.locator('.making').getByText('Afdeling 2').waitFor();
      assistant.next();
      await last(page).waitFor();
      expect(await last(page).locator('li').textContent()).toContain('Afdeling 2: 2030 1,1%, 2031 1,2%');
      expect(await page.locator('.marker:focus').getAttribute('data-number')).toBe('1');
      const spoken = (await said(page)).join('\n');
      expect(spoken.match(/daalde naar 4,2/g)).toHaveLength(1);
      expect(spoken.match(/Afdeling 2: 2030 1,1%/g)).toHaveLength(1);
      expect(spoken).toContain('Volgens het Jaarbericht 2031, over 2031:');
      expect(spoken).toContain('Bronnen: 2.');
      expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off');
    });
  });

  test('opens the passage behind each number, the quote marked, and leads to that very place', async () => {
    await visit({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await ask(page, QUESTION);
      const marker = page.getByRole('button', { name: 'bron 2: Jaarbericht 2031' });
      await marker.click();
      const panel = page.getByRole('region', { name: 'Bron 2' });
      expect(await panel.getByRole('heading', { name: 'Bron 2' }).evaluate((one) => one.matches(':focus'))).toBe(true);
      expect(await marker.getAttribute('aria-expanded')).toBe('true');
      expect((await panel.locator('mark').allTextContents()).join('|')).toMatch(/Afdeling 2\|1,1%\|1,2%/);
      expect(await panel.locator('th[scope=col]').allTextContents()).toEqual(['Afdeling', '2030', '2031']);
      const facts = await panel.locator('dl').textContent();
      expect(facts).toContain('1 maart 2032');
      expect(await page.locator('.column').isVisible()).toBe(true);
      await panel.getByRole('button', { name: 'Vorige bron' }).click();
      expect(await page.locator('.panel mark').textContent()).toContain(FIRST);
      expect(await page.locator('.panel dl').textContent()).toContain('Pagina22');
      const href = await page.getByRole('link', { name: /Lees dit in het hele document/ }).getAttribute('href');
      expect(href).toContain(`${address}/bronnen/jaarbericht-2031?lang=nl&passage=0123456789&quote=Het+verzuim`);
      expect(href).toMatch(/#0123456789$/);
      await page.keyboard.press('Escape');
      expect(await page.locator('.marker:focus').getAttribute('data-number')).toBe('1');
      expect(await page.locator('.panel').isVisible()).toBe(false);
    });
  });

  test('on a phone shows the source in the place of the conversation, and the way to a person with it', async () => {
    await visit({ viewport: { width: 360, height: 740 }, hasTouch: true }, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'bron 1' }).click();
      expect(await page.locator('.column').isVisible()).toBe(false);
      expect(await page.locator('.panel mark').isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: 'Contact met DUO' }).isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Sluit de bron' }).click();
      expect(await page.locator('.marker:focus').count()).toBe(1);
    });
  });

  test('can be used by keyboard alone', async () => {
    await visit({}, async (page) => {
      const tabTo = async (name: string) => {
        for (let presses = 0; presses < 40; presses++) {
          await page.keyboard.press('Tab');
          const focused = page.locator(':focus').last();
          const text = await focused.evaluate(
            (one) => `${one.getAttribute('aria-label') ?? one.textContent} ${one.id}`,
          );
          if (text.includes(name)) return;
        }
        throw new Error(`Tab does not reach ${name}`);
      };
      await tabTo('Welke documenten?');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('link', { name: 'Jaarbericht 2031' }).isVisible()).toBe(true);
      await tabTo('question');
      await page.keyboard.type('Eerste regel');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(QUESTION);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await last(page).waitFor();
      for (const name of ['bron 1', 'Kopieer met bronnen', 'Ja', 'Wat is langdurig verzuim?']) {
        await page.locator('.log').focus();
        await tabTo(name);
      }
      await page.locator('.log').focus();
      await tabTo('bron 1');
      await page.keyboard.press('Enter');
      await tabTo('Sluit de bron');
      await page.keyboard.press('Enter');
      expect(await page.locator('.marker:focus').count()).toBe(1);
      await tabTo('Contact met DUO');
      await tabTo('Kopieer gesprek');
    });
  });

  test('copies an answer with its sources, and hands the conversation over as a file', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'Kopieer met bronnen' }).click();
      await page.getByText('Gekopieerd.').first().waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`${FIRST} [1]`);
      expect(copied).toContain(`[1] Jaarbericht 2031, Verzuim, Pagina 22: "${FIRST}"`);
      expect(copied).toContain(`${address}/bronnen/jaarbericht-2031?lang=nl#0123456789`);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download gesprek' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('gesprek-duo-vraagbaak.txt');
      expect(readFileSync(await file.path(), 'utf8')).toContain(`U vroeg: ${QUESTION}`);
    });
    await visit({}, async (page) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
      });
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'Kopieer gesprek' }).click();
      expect(await page.getByLabel('Tekst om te kopiëren').inputValue()).toContain(FIRST);
    });
  });

  test('sends feedback, and says when the answer is not kept or nothing arrives', async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'Nee', exact: true }).click();
      await page.getByLabel(/^Wat kan er beter/).fill('Te lang. Mail naar a.b@example.org');
      await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
      await expect.poll(() => feedback.length).toBe(2);
      expect(feedback[0]).toMatchObject({ helpful: false });
      expect(feedback[1]).toEqual({
        answerId: feedback[0]?.answerId,
        helpful: false,
        comment: 'Te lang. Mail naar [e-mailadres]',
      });
      expect(await page.locator('.feedback').textContent()).toContain('Dank u wel.');
      feedbackStatus = 404;
      await page.getByRole('button', { name: 'Ja', exact: true }).click();
      await page.locator('.feedback').getByText('niet (meer) bewaard').waitFor();
      feedbackStatus = 503;
      await page.getByRole('button', { name: 'Ja', exact: true }).click();
      await page.locator('.feedback').getByText('niet aangekomen').waitFor();
    });
  });

  test('leads to what is kept of an answer, its number in no address', async () => {
    await visit({}, async (page) => {
      await ask(page, QUESTION);
      const arrived = page.context().waitForEvent('request', (request) => request.url().includes('/privacy'));
      await page.getByRole('button', { name: /^Bekijk wat van dit antwoord is bewaard/ }).click();
      const request = await arrived;
      expect(request.method()).toBe('POST');
      expect(request.postData()).toMatch(/^answer=[\da-f-]{36}&action=show$/);
      expect(request.url()).toBe(`${address}/privacy?lang=nl`);
      expect(await page.locator('.turn').count()).toBe(1);
    });
  });

  test('warns before personal data are sent, and sends what the reader chooses', async () => {
    await visit({}, async (page) => {
      const question = 'Hoe zit het met BSN 111222333 en NL91ABNA0417164300?';
      await field(page).fill(question);
      await field(page).press('Enter');
      const warning = page.getByRole('group', { name: /persoonlijke gegevens/ });
      expect(await warning.textContent()).toContain('een burgerservicenummer, een rekeningnummer');
      expect(assistant.asked).toEqual([]);
      await page.getByRole('button', { name: 'Pas de vraag aan' }).click();
      expect(await field(page).inputValue()).toBe(question);
      await field(page).press('Enter');
      await page.getByRole('button', { name: 'Verstuur zonder deze gegevens' }).click();
      await last(page).waitFor();
      expect(assistant.asked[0]?.messages[0]?.content).toBe('Hoe zit het met BSN [BSN] en [IBAN]?');
      expect(await kept(page)).not.toContain('111222333');
      await field(page).fill('Hoe bel ik 06-12345678?');
      await field(page).press('Enter');
      await page.getByRole('button', { name: 'Verstuur toch zo' }).click();
      await expect.poll(() => assistant.asked.at(-1)?.messages.at(-1)?.content).toBe('Hoe bel ik 06-12345678?');
    });
  });

  const refuse =
    (status: number, headers: Record<string, string> = {}, detail?: string) =>
    () =>
      new Response(JSON.stringify({ status, detail }), {
        status,
        headers: { 'Content-Type': 'application/problem+json', ...headers },
      });
  const breakOff = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          const sentence = { text: `${FIRST} [1]`, citations: [fakeCitation()] };
          controller.enqueue(new TextEncoder().encode(`event: sentence\ndata: ${JSON.stringify(sentence)}\n\n`));
          setTimeout(() => controller.close(), 50);
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );

  test.each([
    ['too many questions', refuse(429, { 'Retry-After': '17' }), /Probeer het over 17 seconden opnieuw/],
    ['a pause', refuse(503, {}, 'De assistent staat nu even uit.'), /De assistent staat nu even uit/],
    ['an overload without words', refuse(503), /kan nu geen vragen beantwoorden/],
    ['an error', refuse(500), /Door een fout bij ons/],
    ['a stream that breaks off', breakOff, /verbroken voordat het antwoord af was/],
  ])('says plainly what is wrong and loses no text: %s', async (_, response, message) => {
    await visit({}, async (page) => {
      trouble = response;
      await ask(page, QUESTION);
      expect(await last(page).textContent()).toMatch(message);
      expect((await said(page)).join(' ')).toMatch(message);
      await field(page).fill('Volgende vraag');
      await page.reload();
      expect(await page.locator('.asked').textContent()).toContain(QUESTION);
      expect(await field(page).inputValue()).toBe('Volgende vraag');
      trouble = null;
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.locator('.answer.answered').waitFor();
      expect(await page.locator('.turn').count()).toBe(1);
      expect(await field(page).inputValue()).toBe('Volgende vraag');
    });
  });

  test('goes through being offline and a server that is gone, and can be stopped', async () => {
    await visit({}, async (page) => {
      await page.context().setOffline(true);
      await page.getByText('U heeft nu geen internet').waitFor();
      await ask(page, QUESTION);
      expect(await last(page).textContent()).toContain('U heeft geen internet.');
      await page.context().setOffline(false);
      await page.route('**/api/v1/chat', (route) => route.abort('connectionrefused'));
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.getByText('nu niet bereikbaar').first().waitFor();
      await page.unroute('**/api/v1/chat');
      assistant.held = true;
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('U heeft het antwoord gestopt').first().waitFor();
      await page.getByRole('button', { name: 'Pas de vraag aan' }).click();
      expect(await field(page).inputValue()).toBe(QUESTION);
      expect(await page.locator('.turn').count()).toBe(0);
    });
  });

  test('says when an answer is slow', async () => {
    await visit({}, async (page) => {
      await page.clock.install();
      assistant.held = true;
      await field(page).fill(QUESTION);
      await field(page).press('Enter');
      await page.getByText('Ik zoek in de documenten.').waitFor();
      await page.clock.fastForward(9_000);
      await page.locator('.making').getByText('Het duurt langer dan anders').waitFor();
      await page.clock.fastForward(61_000);
      await page.getByText('Het antwoord liet te lang op zich wachten').first().waitFor();
    });
  });

  test('refuses an empty or too long question at the field, and keeps it', async () => {
    await visit({}, async (page) => {
      await field(page).press('Enter');
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#question-error').last().textContent()).toContain('Typ uw vraag');
      await field(page).fill('a'.repeat(2001));
      expect(await page.locator('.composer').textContent()).toContain('2.001 van 2.000 tekens');
      await field(page).press('Enter');
      expect(await page.locator('.composer').textContent()).toContain('hoogstens 2.000 tekens');
      expect((await field(page).inputValue()).length).toBe(2001);
      expect(assistant.asked).toEqual([]);
    });
  });

  test('shows what is hostile as text and follows no address that runs a script', async () => {
    await visit({}, async (page) => {
      await ask(page, 'Hack <script>alert(1)</script>');
      expect(await last(page).locator('.text').textContent()).toContain('<img src=x onerror=alert(1)> <b>vet</b>');
      await page.locator('.marker').click();
      const hrefs = await page
        .locator('a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(hrefs.filter((href) => /evil|javascript/.test(href))).toEqual([]);
      expect(await page.locator('.panel dl').textContent()).toContain('<i>titel</i>');
    });
  });

  test('reads from right to left where the answer does', async () => {
    await visit({}, async (page) => {
      await ask(page, 'كم كانت نسبة التغيب؟');
      const direction = (selector: string) =>
        page
          .locator(selector)
          .last()
          .evaluate((one) => getComputedStyle(one).direction);
      expect(await direction('.asked')).toBe('rtl');
      expect(await direction('.answer .text p')).toBe('rtl');
      expect(await last(page).locator('.text').getAttribute('lang')).toBe('ar');
      expect(await direction('.composer label')).toBe('ltr');
    });
  });

  test('takes the place of the form, with what was typed there', async () => {
    const context = await browser.newContext({ locale: 'nl-NL' });
    try {
      const page = await context.newPage();
      let release: () => void = () => undefined;
      const typed = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/widget.js*', async (route) => {
        await typed;
        await route.continue();
      });
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('form.ask textarea').fill('Al begonnen');
      release();
      await field(page).waitFor();
      expect(await field(page).inputValue()).toBe('Al begonnen');
      expect(await page.locator('form.ask').isVisible()).toBe(false);
    } finally {
      await context.close();
    }
  });

  describe('on a page of another origin', () => {
    const embedded = (mode: string) => `${elsewhere}/?mode=${mode}`;

    test('looks like itself and answers, whatever the page’s styles and policy', async () => {
      const look = (page: Page) =>
        page
          .locator('.answer .text p')
          .first()
          .evaluate((one) => {
            const { color, fontSize, fontStyle, letterSpacing, textTransform, textAlign, direction, display } =
              getComputedStyle(one);
            return { color, fontSize, fontStyle, letterSpacing, textTransform, textAlign, direction, display };
          });
      const looks: unknown[] = [];
      for (const path of ['/', embedded('inline')]) {
        await visit(
          { viewport: { width: 900, height: 900 } },
          async (page) => {
            await ask(page, QUESTION);
            looks.push(await look(page));
            await page.getByRole('button', { name: 'bron 1' }).click();
            expect(await page.locator('.panel mark').isVisible()).toBe(true);
            await page.screenshot({ path: `${SHOTS}widget-embedded-${looks.length}.png` });
          },
          path,
        );
      }
      expect(looks[1]).toEqual(looks[0]);
    });

    test('opens from a button, closes by Escape, gives the focus back and keeps the conversation', async () => {
      await visit(
        { viewport: { width: 1280, height: 900 } },
        async (page) => {
          const launcher = page.getByRole('button', { name: 'Vraag het de digitale assistent (AI)' });
          expect(await launcher.getAttribute('aria-expanded')).toBe('false');
          await launcher.press('Enter');
          const dialog = page.getByRole('dialog', { name: /DUO Vraagbaak/ });
          expect(await dialog.isVisible()).toBe(true);
          expect(await field(page).evaluate((one) => one.matches(':focus'))).toBe(true);
          await ask(page, QUESTION);
          await page.screenshot({ path: `${SHOTS}widget-button-desktop.png` });
          await page.getByRole('button', { name: 'bron 1' }).click();
          await page.screenshot({ path: `${SHOTS}widget-button-panel-desktop.png` });
          await page.keyboard.press('Escape');
          expect(await dialog.isVisible()).toBe(true);
          await page.keyboard.press('Escape');
          expect(await dialog.isVisible()).toBe(false);
          expect(await launcher.evaluate((one) => one.matches(':focus'))).toBe(true);
          await launcher.click();
          expect(await page.locator('.turn').count()).toBe(1);
          await page.reload();
          expect(await page.locator('.turn').isVisible()).toBe(true);
        },
        embedded('button'),
      );
    });

    test('takes the whole screen of a phone, keeps the focus in, and closes', async () => {
      await visit(
        { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
        async (page) => {
          await page.screenshot({ path: `${SHOTS}widget-button-closed-phone.png` });
          await page.getByRole('button', { name: /digitale assistent/ }).tap();
          expect(await page.locator('dialog').evaluate((one) => one.matches(':modal'))).toBe(true);
          expect(await page.locator('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
          await ask(page, QUESTION);
          await page.screenshot({ path: `${SHOTS}widget-button-phone.png` });
          await page.keyboard.press('Escape');
          expect(await page.locator('dialog').isVisible()).toBe(false);
        },
        embedded('button'),
      );
    });

    test('may not call a server that does not know it', async () => {
      const context = await browser.newContext({ locale: 'nl-NL' });
      try {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${host.port}/?mode=inline`);
        await ask(page, QUESTION);
        expect(await last(page).textContent()).toContain('nu niet bereikbaar');
        expect(assistant.asked).toEqual([]);
      } finally {
        await context.close();
      }
    });
  });

  const LOOKS = [
    ['desktop', { viewport: { width: 1280, height: 900 } }],
    ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }],
    [
      'phone-dark',
      {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        colorScheme: 'dark',
      },
    ],
    ['zoom-200', { viewport: { width: 640, height: 450 } }],
    ['zoom-400', { viewport: { width: 320, height: 256 } }],
    ['forced-colors', { viewport: { width: 800, height: 900 }, forcedColors: 'active' }],
  ] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

  test.each(LOOKS)('nothing is in the way of anyone: %s', async (look, options) => {
    const fresh = async (page: Page) => {
      trouble = null;
      assistant.held = false;
      await page.evaluate(() => sessionStorage.clear());
      await page.goto(address);
      await page.locator('.intro details').waitFor();
    };
    const after = (question: string) => async (page: Page) => {
      await fresh(page);
      await ask(page, question);
    };
    const states: [string, (page: Page) => Promise<unknown>][] = [
      ['start', (page) => fresh(page).then(() => page.locator('summary').click())],
      ['answer', after(QUESTION)],
      ['panel', (page) => page.getByRole('button', { name: 'bron 1' }).click()],
      [
        'confirm',
        async (page) => {
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'Nieuw gesprek' }).click();
        },
      ],
      [
        'feedback',
        async (page) => {
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'Nee', exact: true }).click();
          await page.getByLabel(/^Wat kan er beter/).waitFor();
        },
      ],
      [
        'streaming',
        async (page) => {
          await fresh(page);
          assistant.held = true;
          await field(page).fill(QUESTION);
          await field(page).press('Enter');
          await page.getByText('Ik zoek in de documenten.').waitFor();
          assistant.next();
          await page.locator('.making .marker').waitFor();
        },
      ],
      ['partial', after('Wanneer begon dat?')],
      ['abstained', after('Wat kost dat?')],
      ['own-file', after('Mijn lening?')],
      ['crisis', after('Ik weet het niet meer')],
      ['arabic', after('كم كانت نسبة التغيب؟')],
      [
        'trouble',
        async (page) => {
          await fresh(page);
          trouble = refuse(429);
          await ask(page, QUESTION);
        },
      ],
      [
        'personal',
        async (page) => {
          await fresh(page);
          await field(page).fill('Mijn BSN is 111222333.');
          await field(page).press('Enter');
        },
      ],
      ['invalid', (page) => fresh(page).then(() => field(page).press('Enter'))],
      ['english', (page) => page.goto(`${address}/?lang=en`).then(() => ask(page, QUESTION))],
    ];
    await visit(options, async (page) => {
      for (const [state, go] of states) {
        await go(page);
        await page.screenshot({ path: `${SHOTS}widget-${state}-${look}.png` });
        // Zoom and a dark phone show axe nothing that the others do not.
        if (!/zoom|phone-dark/.test(look)) expect(await violations(page), state).toEqual([]);
        expect(await sidewaysScroll(page), `${state} scrolls sideways`).toBeLessThanOrEqual(0);
        const person = page.getByRole('link', { name: /^(Contact met DUO|Contact DUO)$/ });
        expect(await person.isVisible(), `${state}: the way to a person`).toBe(true);
      }
    });
  });

  test('keeps everything readable with the text spacing that readers may set (WCAG 1.4.12)', async () => {
    await visit({ viewport: { width: 360, height: 740 } }, async (page) => {
      await ask(page, QUESTION);
      const cut = await page.evaluate(() => {
        const root = document.querySelector('duo-vraagbaak')?.shadowRoot;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
        );
        root?.adoptedStyleSheets.push(sheet);
        const boxes = [...(root?.querySelectorAll('button, p, h2, h3, a, label') ?? [])] as HTMLElement[];
        return boxes
          .filter(
            (box) =>
              box.checkVisibility() &&
              !box.closest('.hidden') &&
              box.scrollWidth > box.clientWidth + 1 &&
              getComputedStyle(box).display !== 'inline',
          )
          .map((box) => box.outerHTML);
      });
      expect(cut).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    });
  });
});
