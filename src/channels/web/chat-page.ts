/**
 * The page where people ask: what this is, the conversation, the form, the documents. Works without any script;
 * the conversation travels in the form.
 */
import { html } from 'hono/html';
import { type Answer, type DocumentSummary, MAX_QUESTION_LENGTH } from '../../answer.ts';
import { answerText, answerView } from './answer-view.ts';
import { formatDate } from './dates.ts';
import { type PastTurn, pastTurn, writeHistory } from './history.ts';
import { type Html, layout, type View } from './layout.ts';
import { keptButton } from './privacy-page.ts';
import { viewerPath } from './quote-place.ts';
import type { WordKey } from './words.ts';

/** What stands on the page. */
export interface Chat {
  readonly documents: readonly DocumentSummary[];
  readonly history: readonly PastTurn[];
  /** The question just asked, personal data masked, and its answer. */
  readonly latest: { readonly question: string; readonly answer: Answer } | null;
  /** What is wrong with the question as sent. */
  readonly error: WordKey | null;
  /** What the form holds: the question that was wrong, masked, to be mended. */
  readonly draft: string;
  /** The conversation came back unreadable and was dropped. */
  readonly historyLost: boolean;
  /** Whether answers are kept, so that there is something to see. */
  readonly kept: boolean;
}

function past(view: View, turn: PastTurn): Html {
  const { words } = view;
  const marked = turn.sources.map(({ number, url }) => ({ number, address: viewerPath(url, view.language) }));
  return html`<li><p class="asked"><strong>${words('asked')}:</strong> ${turn.question}</p>
<div class="past-answer"><h3>${words('chat.assistant')}</h3>
<div lang="${turn.language}">${answerText(view, turn.text, marked)}</div></div></li>
`;
}

function form(view: View, chat: Chat, carried: string): Html {
  const { words, language } = view;
  const limit = new Intl.NumberFormat(language).format(MAX_QUESTION_LENGTH);
  const next = chat.latest !== null || chat.history.length > 0;
  const error = chat.error === null ? null : words(chat.error, { limit });
  return html`<form method="post" action="/?lang=${language}#antwoord" class="ask">
<input type="hidden" name="history" value="${carried}">
<label for="question">${words(next ? 'question.next' : 'form.label')}</label>
${error === null ? '' : html`<p id="question-error" class="error">${error}</p>`}
<textarea id="question" name="question" rows="3" required autocomplete="off"
 aria-describedby="${error === null ? '' : 'question-error '}question-hint"${error === null ? '' : html` aria-invalid="true"`}>${chat.draft}</textarea>
<p id="question-hint" class="hint">${words('form.hint', { limit })}</p>
<button type="submit">${words('form.button')}</button>
</form>
`;
}

function suggestions(view: View, answer: Answer, carried: string): Html {
  if (answer.suggestions.length === 0) return html``;
  return html`<section aria-labelledby="suggesties-kop"><h2 id="suggesties-kop">${view.words('suggestions.heading')}</h2>
<form method="post" action="/?lang=${view.language}#antwoord" class="suggestions">
<input type="hidden" name="history" value="${carried}">
${answer.suggestions.map(
  (question) =>
    html`<button type="submit" name="question" value="${question}" class="secondary">${question}</button>\n`,
)}</form></section>
`;
}

function documentList(view: View, documents: readonly DocumentSummary[]): Html {
  const { words, language } = view;
  return html`<section class="documents" aria-labelledby="documenten-kop"><h2 id="documenten-kop">${words('scope.heading')}</h2>
<p><strong>${words('scope.yes')}</strong> ${words('scope.knows')}</p>
<p><strong>${words('scope.no')}</strong> ${words('scope.knows_not')}</p>
<h3>${words('documents.heading')}</h3>
<ul>${documents.map((document) => {
    const unknown = words('fact.unknown');
    const published = formatDate(document.published, language) || unknown;
    const dates = { published, period: document.period || unknown };
    return html`<li><a href="${viewerPath(document.url, language)}" lang="${document.language}">${document.title}</a><br>
<small>${words('documents.item', dates)}</small></li>
`;
  })}</ul>
</section>`;
}

/** Draws the page. `script` is the address of the widget, which takes the form's place where scripts run; null for none. */
export function chatPage(view: View, chat: Chat, script: string | null): Html {
  const { words, language } = view;
  const turns =
    chat.latest === null ? chat.history : [...chat.history, pastTurn(chat.latest.question, chat.latest.answer)];
  const carried = writeHistory(turns);
  const heading = words('chat.heading');
  const title =
    chat.error !== null ? words('question.error') : chat.latest !== null ? words('answer.heading') : heading;
  // A conversation begun in the form goes on in it: the widget knows nothing of it.
  const isStart = turns.length === 0 && chat.error === null && !chat.historyLost;
  const plain = html`${chat.latest === null ? html`<p class="ai-notice">${words('disclosure')}</p>` : ''}
<div class="columns">
<div class="conversation">
${chat.historyLost ? html`<p class="warning" role="status">${words('history.lost')}</p>` : ''}
${
  chat.history.length === 0
    ? ''
    : html`<section aria-labelledby="eerder-kop"><h2 id="eerder-kop">${words('history.heading')}</h2>
<ol class="log">${chat.history.map((turn) => past(view, turn))}</ol></section>`
}
${
  chat.latest === null
    ? ''
    : html`<div id="antwoord" tabindex="-1"><p class="asked"><strong>${words('asked')}:</strong> ${chat.latest.question}</p>
${answerView(view, chat.latest.answer)}
${chat.kept ? keptButton(view, chat.latest.answer.id) : ''}
${suggestions(view, chat.latest.answer, carried)}</div>`
}
${form(view, chat, carried)}
${turns.length === 0 ? '' : html`<p><a href="/?lang=${language}">${words('chat.new')}</a></p>`}
</div>
${documentList(view, chat.documents)}
</div>`;
  return layout(view, {
    title,
    script: isStart ? script : null,
    main: html`<h1>${heading}</h1>
<p class="lead">${words('page.intro')}</p>
${isStart && script !== null ? html`<duo-vraagbaak language="${language}">${plain}</duo-vraagbaak>` : plain}`,
  });
}
