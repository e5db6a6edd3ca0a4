/**
 * What commands reply: passages, a checked draft, documents, help, welcome. Plain messages; a checked draft is
 * labelled, because a machine judged it.
 */
import type { DocumentSummary, SearchResult, VerifiedSentence } from '../../answer.ts';
import { text } from '../../texts/texts.ts';
import type { Outgoing } from './activity.ts';
import { escapeMarkdown, link, shorten } from './markdown.ts';
import { fitText } from './message-size.ts';
import { absolute, aiLabel, placeOf } from './render-answer.ts';
import { type TeamsLanguage, words } from './words.ts';

/** Longest piece of a passage or quote in a list, in UTF-16 units. */
const MAX_PIECE = 600;

/** A message of paragraphs that are Markdown already. */
function message(language: TeamsLanguage, paragraphs: readonly string[]): Outgoing {
  const whole = fitText(paragraphs.join('\n\n'), words(language, 'shortened'));
  return { type: 'message', text: whole, textFormat: 'markdown', locale: language };
}

/** A message in plain words. */
export function plain(language: TeamsLanguage, said: string): Outgoing {
  return message(language, [escapeMarkdown(said)]);
}

const quoted = (piece: string) => `"${escapeMarkdown(shorten(piece.replace(/\s+/g, ' '), MAX_PIECE))}"`;
const bold = (said: string) => `**${escapeMarkdown(said)}**`;

/** The passage without the heading that it begins with: its place says that already. */
function withoutHeading({ passage, section }: SearchResult): string {
  const heading = `${section.split(' › ').at(-1)}\n`;
  return passage.startsWith(heading) ? passage.slice(heading.length) : passage;
}

/** Passages found, best first, each with a link. */
export function searchReply(
  language: TeamsLanguage,
  query: string,
  results: readonly SearchResult[],
  publicUrl: string,
): Outgoing {
  const asked = shorten(query, 200);
  if (results.length === 0) return plain(language, words(language, 'search.none', { query: asked }));
  const items = results.map((result) => {
    const place = bold(placeOf(result, language));
    const way = link(words(language, 'sources.passage'), absolute(publicUrl, result.url));
    return `${result.rank}. ${place} (${way})  \n${quoted(withoutHeading(result))}`;
  });
  return message(language, [bold(words(language, 'search.title', { query: asked })), ...items]);
}

function checked(language: TeamsLanguage, sentence: VerifiedSentence, publicUrl: string): string {
  const { supported, reasons, quote, document } = sentence;
  const verdict = bold(words(language, supported ? 'check.supported' : 'check.unsupported'));
  const because = reasons.map((reason) => words(language, `reason.${reason}`)).join(', ');
  const why =
    supported || because === '' ? '' : ` ${escapeMarkdown(words(language, 'check.because', { reasons: because }))}`;
  const nearest = supported ? '' : `${escapeMarkdown(words(language, 'check.nearest'))} `;
  const source =
    document === null ? '' : ` (${link(document, `${publicUrl}/bronnen/${encodeURIComponent(document)}`)})`;
  const ground = quote === null ? '' : `  \n${nearest}${quoted(quote)}${source}`;
  return `${supported ? '✔' : '✘'} ${verdict}: ${escapeMarkdown(shorten(sentence.text, MAX_PIECE))}${why}${ground}`;
}

/** Each sentence of a draft: supported or not, why not, and the quote that comes nearest. */
export function checkReply(
  language: TeamsLanguage,
  sentences: readonly VerifiedSentence[],
  publicUrl: string,
): Outgoing {
  if (sentences.length === 0) return plain(language, words(language, 'check.none'));
  const supported = sentences.filter((sentence) => sentence.supported).length;
  const counts = { supported: String(supported), all: String(sentences.length) };
  const lines = sentences.map((sentence) => checked(language, sentence, publicUrl));
  const limits = escapeMarkdown(words(language, 'check.limits'));
  const title = bold(words(language, 'check.title', counts));
  return { ...message(language, [title, ...lines, limits]), entities: [aiLabel()] };
}

/** The documents that answers come from. */
export function sourcesReply(
  language: TeamsLanguage,
  documents: readonly DocumentSummary[],
  publicUrl: string,
): Outgoing {
  if (documents.length === 0) return plain(language, words(language, 'sources.none'));
  const items = documents.map(({ title, url, published, period }) => {
    const unknown = text(language, 'fact.unknown');
    const facts = words(language, 'sources.item', { published: published || unknown, period: period || unknown });
    return `- ${link(title, absolute(publicUrl, url))}: ${escapeMarkdown(facts)}`;
  });
  return message(language, [bold(words(language, 'sources.title')), items.join('\n')]);
}

function commandList(language: TeamsLanguage): string {
  const say = (command: 'search' | 'check' | 'sources' | 'reset' | 'help', argument = '') =>
    `- ${bold(words(language, `command.${command}`))}${argument === '' ? '' : ` … (${argument})`}: ${words(language, `help.${command}`)}`;
  return [
    `- ${words(language, 'help.question')}`,
    say('search', words(language, 'argument.search')),
    say('check', words(language, 'argument.check')),
    say('sources'),
    say('reset'),
    say('help'),
  ].join('\n');
}

/** What can be asked, and what is remembered. */
export function helpReply(language: TeamsLanguage): Outgoing {
  const memory = words(language, 'help.memory');
  return message(language, [bold(words(language, 'help.title')), commandList(language), memory]);
}

/** The first message in a conversation: what this is, what it is not, and what can be asked. */
export function welcomeReply(language: TeamsLanguage): Outgoing {
  return message(language, [
    bold(words(language, 'welcome.title')),
    words(language, 'welcome.is'),
    words(language, 'welcome.is_not'),
    escapeMarkdown(text(language, 'disclosure')),
    words(language, 'welcome.how'),
    commandList(language),
  ]);
}
