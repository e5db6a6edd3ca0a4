/**
 * The page that tells people what is kept of them, for how long, and how to see or delete it. The number of an answer
 * opens it; it travels in a form, so that it ends up in no address and no list of visited pages.
 */
import { html } from 'hono/html';
import type { Records } from '../../records.ts';
import { CONTACT_ADDRESS } from './contact.ts';
import { type Html, layout, type View } from './layout.ts';
import type { WordKey } from './words.ts';

/** What is kept of answers, and for how many days. */
export interface Kept {
  readonly records: Pick<Records, 'find' | 'forget'>;
  readonly days: number;
}

/** What became of a request about one answer; null where there was none. */
export type PrivacyOutcome =
  | { readonly kind: 'shown'; readonly kept: NonNullable<Awaited<ReturnType<Records['find']>>> }
  | { readonly kind: 'deleted' | 'unknown' }
  | null;

/** Where people complain about how personal data is handled. */
const AUTHORITY = 'https://autoriteitpersoonsgegevens.nl';
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Finds or deletes an answer as the form asks. What is no number of an answer is unknown, and is not shown again. */
export async function privacyOutcome(
  kept: Kept | undefined,
  fields: { readonly answer: string; readonly action: string },
): Promise<PrivacyOutcome> {
  const id = fields.answer.trim().toLowerCase();
  if (kept === undefined || !ID.test(id)) return { kind: 'unknown' };
  if (fields.action === 'delete') return { kind: (await kept.records.forget(id)) ? 'deleted' : 'unknown' };
  const found = await kept.records.find(id);
  return found === null ? { kind: 'unknown' } : { kind: 'shown', kept: found };
}

/** The button under an answer that leads to what is kept of it. */
export function keptButton(view: View, id: string): Html {
  return html`<form method="post" action="/privacy?lang=${view.language}#antwoord" class="kept">
<input type="hidden" name="answer" value="${id}">
<button type="submit" name="action" value="show" class="secondary">${view.words('privacy.button_answer')}</button>
</form>
`;
}

function section(view: View, heading: WordKey, ...paragraphs: readonly (string | Html)[]): Html {
  return html`<h2>${view.words(heading)}</h2>
${paragraphs.map((text) => (typeof text === 'string' ? html`<p>${text}</p>` : text))}
`;
}

function list(view: View, keys: readonly WordKey[]): Html {
  return html`<ul>${keys.map((key) => html`<li>${view.words(key)}</li>`)}</ul>`;
}

function outcomeView(view: View, outcome: PrivacyOutcome): Html {
  const { words, language } = view;
  if (outcome === null) return html``;
  if (outcome.kind !== 'shown') {
    const key = outcome.kind === 'deleted' ? 'privacy.deleted' : 'privacy.unknown';
    return html`<p id="antwoord" class="warning" role="status" tabindex="-1">${words(key)}</p>`;
  }
  const { answer, question, at, feedback } = outcome.kept;
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  });
  return html`<section id="antwoord" class="answer" aria-labelledby="bewaard-kop" tabindex="-1">
<h2 id="bewaard-kop">${words('privacy.shown')}</h2>
<dl>
<dt>${words('privacy.shown_when')}</dt><dd>${when.format(new Date(at))}</dd>
<dt>${words('privacy.shown_question')}</dt><dd>${question ?? words('privacy.shown_no_question')}</dd>
<dt>${words('privacy.shown_answer')}</dt><dd lang="${answer.language}">${answer.text}</dd>
<dt>${words('privacy.shown_feedback')}</dt><dd>${
    feedback === null
      ? words('privacy.shown_no_feedback')
      : html`${words(feedback.helpful ? 'feedback.yes' : 'feedback.no')}${feedback.comment === null ? '' : `: ${feedback.comment}`}`
  }</dd>
<dt>${words('privacy.number')}</dt><dd>${answer.id}</dd>
</dl>
<form method="post" action="/privacy?lang=${language}#antwoord">
<input type="hidden" name="answer" value="${answer.id}">
<button type="submit" name="action" value="delete">${words('privacy.button_delete')}</button>
</form>
</section>
`;
}

function askingBack(view: View): Html {
  const { words, language } = view;
  return html`<form method="post" action="/privacy?lang=${language}#antwoord" class="ask">
<label for="answer">${words('privacy.number')}</label>
<input type="text" id="answer" name="answer" required autocomplete="off" spellcheck="false" maxlength="36" aria-describedby="answer-hint">
<p id="answer-hint" class="hint">${words('privacy.number_hint')}</p>
<button type="submit" name="action" value="show">${words('privacy.button_show')}</button>
</form>`;
}

/** Draws the page. Without `kept` nothing is kept of anyone, and it says so. */
export function privacyPage(view: View, kept: Kept | undefined, outcome: PrivacyOutcome): Html {
  const { words } = view;
  const contact = html`<p><a href="${CONTACT_ADDRESS}" rel="noreferrer">${words('contact.link')}</a></p>`;
  const authority = html`<p>${words('privacy.complaint')} <a href="${AUTHORITY}" rel="noreferrer">autoriteitpersoonsgegevens.nl</a></p>`;
  const body =
    kept === undefined
      ? section(view, 'privacy.kept', words('privacy.kept_nothing'))
      : html`${section(
          view,
          'privacy.kept',
          list(view, ['privacy.kept_question', 'privacy.kept_answer', 'privacy.kept_feedback', 'privacy.kept_moment']),
        )}
${section(view, 'privacy.why', words('privacy.why_text'))}
${section(view, 'privacy.how_long', words('privacy.how_long_text', { days: String(kept.days) }))}
${section(view, 'privacy.see', words('privacy.see_text'), askingBack(view))}`;
  return layout(view, {
    title: words('privacy.heading'),
    main: html`<h1>${words('privacy.heading')}</h1>
<p class="lead">${words('privacy.intro')}</p>
${outcomeView(view, outcome)}
${body}
${section(view, 'privacy.not_kept', list(view, ['privacy.not_kept_address', 'privacy.not_kept_talk', 'privacy.not_kept_need']))}
${section(view, 'privacy.who', words('privacy.who_text'), contact, authority)}`,
  });
}
