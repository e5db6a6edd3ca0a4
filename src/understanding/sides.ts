/**
 * The sides of a question that names several documents: what is asked of each, in words that say nothing of the
 * document, so that a search finds what stands in it and not what is written about it.
 */
import type { Message } from '../answer.ts';
import { contentTerms } from '../language/terms.ts';
import { documentsNamed, type NamedDocument, withoutDocuments } from './documents.ts';
import { type Completed, followUp } from './follow-up.ts';
import { withoutPeriods } from './period-phrases.ts';
import { subject, unended } from './question-parts.ts';

/** What is asked of one document. */
export interface Side extends Completed {
  /** Ids of the documents asked; empty where the part names none. */
  readonly documents: readonly string[];
}

interface Clause {
  readonly text: string;
  readonly documents: readonly string[];
  readonly isAsking: boolean;
}

/** An answer has no room for more sides. */
const MOST_SIDES = 4;
const ASKING =
  '(?:(?:tussen|met|voor|in|bij|door|van|aan|op|uit|over|tot|sinds|vanaf|naar|onder|since|until|at|with|for|by|between|from|about)\\s)?' +
  '(?:hoeveel|hoelang|hoe|wie|wat|waar\\p{L}{0,7}|wanneer|welke?|is|heeft|kan|mag|zegt|how|who|whom|what|where|why|when|which)[\\s?]';
/** Where another part begins: after the end of a sentence, or at "en" or a comma before question words. */
const BORDER = new RegExp(
  `(?<=[?!.])\\s{1,9}(?:(?:en|and|maar|but)\\s)?|[,;]?\\s{1,9}(?:en|and|maar|but)\\s(?=${ASKING})`,
  'giu',
);
const QUESTION_WORD = new RegExp(`^${ASKING}`, 'iu');
/** How a sentence ends that asks nothing; a part in the middle of one has no end. */
const STATED = /[.!]$/u;
/** Where to look, with nothing of what to look for: "Kijk in de … en in het …". */
const LOOK = /^(?:kijk|zoek|zie|vergelijk|gebruik|look|see|compare|use|search)(?!\p{L})/iu;
/** Words that add nothing to what was asked, and the question words that ask nothing in particular. */
const LIGHT = new Set(
  'zie zien zag terug mee iets er daar dat dit het die je u we in van over daarvan daarover hierover gebeurd gekomen geworden is was staat staan zit hoe wat dan nu ook see find that it there of about'.split(
    ' ',
  ),
);
const ANY = /^(?:tussen|welke?|wat|hoe|which|what|how|between|en|and)$/iu;
const COUNTS = /^(?:hoeveel|welke?|how many|which)\s(?!er(?!\p{L}))\p{L}{4,}/iu;
/** "Zeggen ze hetzelfde?" is answered by both sides together. */
const ALIKE = /(?<!\p{L})(?:hetzelfde|gelijk|overeen|verschil\p{L}{0,4}|zelfde|same|differ\p{L}{0,4}|agree)(?!\p{L})/iu;
/** More words of its own than this, and a part that asks about both sides asks something else as well. */
const MOST_OF_BOTH = 3;

/**
 * What a question asks of each document that it names, in its order; empty unless that are two things or more. A part
 * that leans on the one before it ("en tussen welke in het jaarbericht?") takes its subject from there; documents named
 * apart from what is asked ("Kijk in …") are asked all of it. Words alone: it does not tell which document knows.
 */
export function sidesOf(question: string, documents: readonly NamedDocument[], now: Date): Side[] {
  const clauses = question
    .split(BORDER)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => clauseOf(text, documents));
  const looked = clauses.filter(isLook).flatMap((clause) => clause.documents);
  const sides: Side[] = [];
  const said: Message[] = [];
  let former: Completed | undefined;
  for (const clause of clauses) {
    const last = sides.at(-1);
    if (isLook(clause)) {
      // "Tot welk jaar loopt het in de …? En in het …?" asks the same again.
      const others = clause.documents.filter((id) => !sides.some((side) => side.documents.includes(id)));
      if (last !== undefined) sides.push(...others.map((id) => ({ ...last, documents: [id] })));
      continue;
    }
    if (asksOfBoth(clause, sides)) continue;
    const asked = standingAlone(clause.text, said, former, now);
    const leans = asked.question !== clause.text;
    said.push({ role: 'user', content: clause.text });
    former = clause.isAsking ? asked : { ...asked, kindsFrom: '' };
    const inherited = leans && last !== undefined ? last.documents : looked;
    const named = clause.documents.length > 0 ? clause.documents : inherited;
    // A statement that names no document only says what the next part is about.
    if (named.length === 0 && !clause.isAsking) continue;
    if (named.length === 0) sides.push({ ...former, documents: [] });
    for (const id of named) sides.push({ ...former, documents: [id] });
  }
  return sides.length > 1 ? sides.slice(0, MOST_SIDES) : [];
}

/**
 * A part after others as one that stands alone. One with no words of its own ("en tussen welke?", "zie je daar iets van
 * terug?") asks the same again; one with too few takes the subject along though nothing in it points there: "wat bepaalt
 * hoeveel je krijgt?". What it counts is enough.
 */
function standingAlone(text: string, said: readonly Message[], former: Completed | undefined, now: Date): Completed {
  if (former === undefined) return { question: text, kindsFrom: text };
  if (asksTheSame(text)) return former;
  const completed = followUp(text, said, now);
  const isEnough = COUNTS.test(text) || contentTerms(withoutPeriods(text)).length > 1;
  if (completed.question !== text || isEnough) return completed;
  return { question: `${unended(text)} (${subject(former.question)})?`, kindsFrom: text };
}

function asksTheSame(text: string): boolean {
  const own =
    withoutPeriods(text)
      .match(/[\p{L}\p{N}-]+/gu)
      ?.filter((word) => !LIGHT.has(word.toLowerCase())) ?? [];
  return own.length === 0 || own.every((word) => contentTerms(word).length === 0 && ANY.test(word));
}

function clauseOf(text: string, documents: readonly NamedDocument[]): Clause {
  const isAsking = !STATED.test(text);
  const rest = withoutDocuments(text, documents);
  return { text: isAsking ? `${unended(rest)}?` : rest, documents: documentsNamed(text, documents), isAsking };
}

function isLook({ text, documents }: Clause): boolean {
  const own = contentTerms(text).length;
  return documents.length > 0 && (LOOK.test(text) ? own <= 1 : own === 0 && !QUESTION_WORD.test(text));
}

function asksOfBoth({ text, documents }: Clause, sides: readonly Side[]): boolean {
  return documents.length === 0 && sides.length > 1 && ALIKE.test(text) && contentTerms(text).length <= MOST_OF_BOTH;
}
