/**
 * An answer as Teams expects it of an app that uses AI: labelled, its citations as entities behind the markers, with
 * feedback buttons and suggested questions. Limits: "Bot messages with AI-generated content" (Microsoft, Teams platform).
 */
import type { Answer, Citation } from '../../answer.ts';
import { text } from '../../texts/texts.ts';
import type { Outgoing } from './activity.ts';
import { answerMarkdown, escapeMarkdown, link, shorten } from './markdown.ts';
import { fits, fitText } from './message-size.ts';
import { teamsLanguage, words } from './words.ts';

export interface RenderOptions {
  /** Prefix of links, without a slash at the end. */
  readonly publicUrl: string;
  /** Whom suggested questions are shown to; null in groups and channels, where Teams does not show them. */
  readonly suggestTo: string | null;
}

const MAX_CITATIONS = 20;
const MAX_NAME = 80;
const MAX_ABSTRACT = 160;
const MAX_KEYWORD = 28;
const MAX_SUGGESTIONS = 3;
/** Longer labels of buttons are cut off by Teams, in the middle of a word. */
const MAX_LABEL = 30;

/** An address as readers outside this server reach it. */
export function absolute(publicUrl: string, url: string): string {
  return url.startsWith('/') ? `${publicUrl}${url}` : url;
}

/** The entity that labels a message as made by AI, and carries its citations. A message may have one. */
export function aiLabel(citation: readonly object[] = []): Readonly<Record<string, unknown>> {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    additionalType: ['AIGeneratedContent'],
    ...(citation.length > 0 ? { citation } : {}),
  };
}

/** Where a citation stands, in words: title, heading, page. */
export function placeOf(
  { title, section, page }: Pick<Citation, 'title' | 'section' | 'page'>,
  language: string,
): string {
  const shown = page === null ? '' : text(language, 'sources.page', { page: String(page) });
  return [title, section, shown].filter((part) => part !== '').join(', ');
}

/** The whole passage, for the window that opens from a citation. */
function passageCard(citation: Citation, language: string): string {
  const body = [
    { type: 'TextBlock', text: escapeMarkdown(placeOf(citation, language)), weight: 'Bolder', wrap: true },
    { type: 'TextBlock', text: escapeMarkdown(citation.passage), wrap: true },
  ];
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return JSON.stringify({ type: 'AdaptiveCard', $schema, version: '1.5', body });
}

function claimOf(citation: Citation, language: string, publicUrl: string, withPassage: boolean): object {
  const facts = [
    text(language, 'sources.published', { date: citation.published || text(language, 'fact.unknown') }),
    text(language, 'sources.period', { period: citation.period || text(language, 'fact.unknown') }),
  ];
  return {
    '@type': 'Claim',
    position: citation.number,
    appearance: {
      '@type': 'DigitalDocument',
      name: shorten(placeOf(citation, language), MAX_NAME),
      url: absolute(publicUrl, citation.url),
      abstract: shorten(citation.quote.replace(/\s+/g, ' '), MAX_ABSTRACT),
      keywords: facts.map((fact) => shorten(fact, MAX_KEYWORD)),
      ...(withPassage
        ? { text: passageCard(citation, language), encodingFormat: 'application/vnd.microsoft.card.adaptive' }
        : {}),
    },
  };
}

/** The text while sentences arrive: no citations yet, so that every marker stays plain text. */
export function partialText(sentences: readonly string[]): string {
  return fitText(answerMarkdown(sentences.join(' '), new Set()), '…');
}

/** A whole answer as one message. */
export function answerMessage(answer: Answer, { publicUrl, suggestTo }: RenderOptions): Outgoing {
  const { language, citations, target, suggestions } = answer;
  const own = teamsLanguage(language);
  const isForeign = language !== 'nl' && citations.length > 0 && citations.every((one) => one.language === 'nl');
  const [first] = citations;
  const more = first ? ` ${link(words(own, 'shortened.more'), absolute(publicUrl, first.url))}` : '';
  const numbers = new Set(citations.map(({ number }) => number));
  const body = fitText(answerMarkdown(answer.text, numbers), `${words(own, 'shortened')}${more}`);
  const inText = citations.filter(({ number }) => body.includes(`[${number}]`));
  const beyond = inText.slice(MAX_CITATIONS);
  const paragraphs = [
    body,
    ...(target ? [link(target.label, target.url)] : []),
    ...(isForeign ? [escapeMarkdown(text(language, 'sources.in_dutch'))] : []),
    ...(beyond.length > 0
      ? [
          `${words(own, 'more_sources')} ${beyond.map((one) => `[${one.number}] ${link(placeOf(one, language), absolute(publicUrl, one.url))}`).join('; ')}`,
        ]
      : []),
  ];
  const messageWith = (withPassage: boolean): Outgoing => ({
    type: 'message',
    text: paragraphs.join('\n\n'),
    textFormat: 'markdown',
    locale: language,
    entities: [aiLabel(inText.slice(0, MAX_CITATIONS).map((one) => claimOf(one, language, publicUrl, withPassage)))],
    channelData: { feedbackLoop: { type: 'default' } },
    ...(suggestTo !== null && suggestions.length > 0 ? suggest(suggestTo, suggestions.slice(0, MAX_SUGGESTIONS)) : {}),
  });
  const whole = messageWith(true);
  return fits(whole) ? whole : messageWith(false);
}

/** Buttons that send a text as if it were typed. */
export function suggest(to: string, texts: readonly string[]): Pick<Outgoing, 'suggestedActions'> {
  const actions = texts.map((value) => ({ type: 'imBack' as const, title: shorten(value, MAX_LABEL), value }));
  return { suggestedActions: { to: [to], actions } };
}
