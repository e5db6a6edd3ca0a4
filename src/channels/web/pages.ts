/**
 * The pages as routes: asking, the documents, and what they need. Everything is drawn on the server; what the
 * server around it refuses (too large, too often, unknown address) it draws with `trouble`.
 */
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { type Answer, InvalidQuestionError } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { type Chat, chatPage } from './chat-page.ts';
import { messagesOf, readHistory } from './history.ts';
import { troublePage, type View } from './layout.ts';
import type { Library } from './library.ts';
import { type Kept, privacyOutcome, privacyPage } from './privacy-page.ts';
import { quotedSpan } from './quoted-span.ts';
import { sourcePage } from './source-page.ts';
import type { WidgetScript } from './widget-bundle.ts';
import { PAGE_LANGUAGES, type WordKey, wordsIn } from './words.ts';

/** What the pages draw from; null while the index is not open. */
export interface PageOptions {
  readonly assistant: () => Assistant | null;
  readonly library: () => Library | null;
  /** The style sheet: the text of style.css. */
  readonly style: string;
  /** After how many seconds the index will be open, as far as can be told. */
  readonly readyIn?: () => number;
  /** What is kept of answers; without it nothing is. */
  readonly kept?: Kept | undefined;
  /** The widget (widget-bundle.ts); without it there is no /widget.js and the page is its form. */
  readonly widget?: WidgetScript;
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#154273"/>
<text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="bold" text-anchor="middle" fill="#fff">?</text></svg>`;

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** What went wrong, in words for people rather than programs. */
const TROUBLES: Readonly<Record<number, WordKey>> = {
  404: 'error.not_found',
  429: 'error.too_many_requests',
  500: 'error.internal',
  503: 'error.unavailable',
};

/** Seconds after which someone may ask a paused assistant again. */
const PAUSED_SECONDS = '300';

/** Language from `?lang=`, else from Accept-Language, else Dutch. */
function viewOf(c: Context): View {
  const asked = PAGE_LANGUAGES.find((language) => language === c.req.query('lang'));
  const accepted = accepts(c, {
    header: 'Accept-Language',
    supports: [...PAGE_LANGUAGES, 'nl-NL', 'en-GB', 'en-US'],
    default: 'nl',
  });
  const language = asked ?? (accepted.startsWith('en') ? 'en' : 'nl');
  c.header('Content-Language', language);
  c.header('Vary', 'Accept-Language', { append: true });
  return { language, words: wordsIn(language), path: c.req.path };
}

/**
 * Whether the browser says that another site sent this form: then its conversation is not trusted, or another site
 * could put words in the assistant's mouth. Browsers that say nothing are believed.
 */
function isFromElsewhere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function notReady(c: Context, view: View, seconds: string): Response | Promise<Response> {
  c.header('Retry-After', seconds);
  const { words } = view;
  return c.html(
    troublePage(view, {
      title: words('problem.not_ready.title'),
      detail: words('problem.not_ready.detail', { seconds }),
    }),
    503,
  );
}

/** Runs a question to its end; progress has no place on a page without script. */
async function answerOf(assistant: Assistant, chat: Chat, question: string, signal: AbortSignal): Promise<Answer> {
  const events = assistant.answer({ messages: messagesOf(chat.history, question) }, { signal, channel: 'chat' });
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
  }
}

async function ask(c: Context, view: View, assistant: Assistant, kept: boolean): Promise<Response> {
  if (!FORM.test(c.req.header('Content-Type') ?? '')) throw new HTTPException(415);
  const fields = await c.req.parseBody();
  const question = typeof fields.question === 'string' ? fields.question : '';
  const carried = typeof fields.history === 'string' && !isFromElsewhere(c) ? fields.history : '';
  const history = readHistory(carried);
  const documents = await assistant.documents();
  const chat: Chat = {
    documents,
    history: (history ?? []).map((turn) => ({ ...turn, question: assistant.mask(turn.question) })),
    latest: null,
    error: null,
    draft: '',
    historyLost: history === null,
    kept,
  };
  // What is shown again and carried on in the form is masked; the assistant gets the words as they were typed.
  const masked = assistant.mask(question);
  try {
    const answer = await answerOf(assistant, chat, question, c.req.raw.signal);
    const isPaused = answer.reason === 'paused';
    if (isPaused) c.header('Retry-After', PAUSED_SECONDS);
    return c.html(chatPage(view, { ...chat, latest: { question: masked, answer } }, null), isPaused ? 503 : 200);
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error;
    return c.html(
      chatPage(
        view,
        { ...chat, error: error.code === 'too_long' ? 'error.too_long' : 'error.empty', draft: masked },
        null,
      ),
      400,
    );
  }
}

/**
 * The script for any page that wants it: it may come from another origin, in a plain script element as in one with
 * `crossorigin`. Under its own hash it never changes; else browsers ask each time whether it did.
 */
function sendWidget(c: Context, { code, gzipped, hash }: WidgetScript): Response {
  const tag = `W/"${hash}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', c.req.query('v') === hash ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Vary', 'Accept-Encoding');
  if (
    c.req
      .header('If-None-Match')
      ?.split(',')
      .some((one) => one.trim() === tag)
  )
    return c.body(null, 304);
  c.header('Content-Type', 'text/javascript; charset=utf-8');
  if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(code);
  c.header('Content-Encoding', 'gzip');
  return c.body(gzipped);
}

/** The pages, to be mounted at `/`. Errors other than a wrong question are thrown on to the server around them. */
export function createPages({ assistant, library, style, readyIn = () => 10, kept, widget }: PageOptions) {
  const routes = new Hono();
  const wait = (c: Context, view: View) => notReady(c, view, String(readyIn()));
  const script = widget ? `/widget.js?v=${widget.hash}` : null;

  routes.get('/', async (c) => {
    const view = viewOf(c);
    const ready = assistant();
    if (ready === null) return wait(c, view);
    const documents = await ready.documents();
    const nothing = { history: [], latest: null, error: null, draft: '', historyLost: false };
    return c.html(chatPage(view, { documents, ...nothing, kept: kept !== undefined }, script));
  });

  routes.post('/', async (c) => {
    const view = viewOf(c);
    const ready = assistant();
    return ready === null ? wait(c, view) : ask(c, view, ready, kept !== undefined);
  });

  routes.get('/bronnen/:document', async (c) => {
    const view = viewOf(c);
    const ready = library();
    if (ready === null) return wait(c, view);
    const found = await ready.document(c.req.param('document'));
    if (found !== null) {
      const { document, passages } = found;
      const quoted = quotedSpan(document, passages, c.req.query('passage'), c.req.query('quote'));
      return c.html(sourcePage(view, document, passages, quoted));
    }
    const { words } = view;
    return c.html(troublePage(view, { title: words('no_document.title'), detail: words('no_document.detail') }), 404);
  });

  routes.get('/privacy', (c) => c.html(privacyPage(viewOf(c), kept, null)));
  routes.post('/privacy', async (c) => {
    if (!FORM.test(c.req.header('Content-Type') ?? '')) throw new HTTPException(415);
    const { answer, action } = await c.req.parseBody();
    const outcome = await privacyOutcome(kept, { answer: String(answer), action: String(action) });
    return c.html(privacyPage(viewOf(c), kept, outcome), outcome?.kind === 'unknown' ? 404 : 200);
  });

  routes.use('/assets/*', etag(), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
  });
  routes.get('/assets/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  if (widget) routes.get('/widget.js', (c) => sendWidget(c, widget));
  routes.get('/assets/icon.svg', (c) => c.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));

  return {
    routes,
    /** Draws what went wrong, by its HTTP status; other statuses say what `title` and `detail` say. */
    trouble(c: Context, problem: { status: number; title: string; detail: string }): string | Promise<string> {
      const view = viewOf(c);
      const key = TROUBLES[problem.status];
      return troublePage(view, key === undefined ? problem : { title: problem.title, detail: view.words(key) });
    },
  };
}
