/**
 * The extractive answer: the fewest whole sentences of the best passages that answer, in the documents' own words.
 */
import { countWords } from '../language/count-words.ts';
import { expandQuestion } from '../language/lexicon.ts';
import { chance } from '../language/logistic.ts';
import { remembering } from '../language/remembered.ts';
import { sentenceTexts } from '../language/sentence-texts.ts';
import type { Ask, Claim, Evidence } from '../turn.ts';
import { announces, isFragment } from './padding.ts';
import portable from './portable-sentence-model.json' with { type: 'json' };
import { PORTABLE_SENTENCE_FEATURES, SENTENCE_FEATURES, type Split, sentenceRows } from './sentence-features.ts';
import models from './sentence-model.json' with { type: 'json' };

/** Passages that an answer may quote from. */
const MOST_PASSAGES = 3;
/** Words that an answer never exceeds, but for a first sentence that is longer. */
const MOST_WORDS = 130;
/** What each question within a question gets more than its share of them: two short answers say less than one of their length. */
const MORE_FOR_A_PART = 0.3;
/** An answer is complete when its sentences hold this share of all chance that the evidence has. */
const ENOUGH = 0.92;
/** Words that may come along beyond those picked. */
const MOST_WORDS_OF_COMPANY = 40;
/** Share of the best sentence's chance from which a fragment is quoted. */
const LIKELY_FRAGMENT = 0.45;
/** A heading with fewer words is a label, not a statement. */
const LEAST_WORDS_OF_A_HEADING = 6;

interface Candidate {
  readonly evidence: Evidence;
  readonly sentence: number;
  readonly text: string;
  readonly chance: number;
}

function sentenceText({ passage }: Evidence, sentence: number): string {
  return sentenceTexts(passage)[sentence] ?? '';
}

/** Letters and digits only: two passages may share a heading or a lead. */
const sameText = remembering((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));

/**
 * What may be quoted alone: a table's header only comes with its rows, a heading only when it states something, and
 * a question that the document asks itself states nothing.
 */
function quotable({ passage }: Evidence, sentence: number, text: string): boolean {
  const kind = passage.sentences[sentence]?.kind;
  if (kind === 'header' || text.endsWith('?')) return false;
  return kind !== 'heading' || countWords(text) >= LEAST_WORDS_OF_A_HEADING;
}

/** A table row as a sentence for people: "Lang verzuim: 2023 4,2%, 2024 4,8%". */
function rowText(evidence: Evidence, sentence: number): string {
  const row = sentenceText(evidence, sentence).split(' | ');
  const header = evidence.passage.sentences.findIndex((place) => place.kind === 'header');
  const names = header < 0 ? [] : sentenceText(evidence, header).split(' | ');
  if (names.length !== row.length || row.length < 2) return row.join(', ');
  const cells = row.slice(1).map((cell, index) => `${names[index + 1]} ${cell}`);
  return `${row[0]}: ${cells.join(', ')}`;
}

/** By the models fitted with the embedder; with another by those that use no cosine as it is. */
function chanceBy(isFitted: boolean, isSame: boolean): (values: readonly number[]) => number {
  const language = isSame ? 'same' : 'other';
  if (isFitted) return (values) => chance(models[language], SENTENCE_FEATURES, values);
  const kept = PORTABLE_SENTENCE_FEATURES.map((name) => (SENTENCE_FEATURES as readonly string[]).indexOf(name));
  return (values) =>
    chance(
      portable[language],
      PORTABLE_SENTENCE_FEATURES,
      kept.map((at) => values[at] as number),
    );
}

/** The sentences of the evidence that may be quoted, best first, each text once. */
function candidates({ understanding, retrieval }: Ask, language: string, split: Split, embedder: string): Candidate[] {
  const { evidence, questions } = retrieval;
  const expansion = expandQuestion(understanding.question, language);
  const isSame = evidence[0]?.passage.language.slice(0, 2) === language.slice(0, 2);
  const sentenceChance = chanceBy(embedder === models.embedder, isSame);
  const seen = new Set<string>();
  return sentenceRows(understanding, expansion, evidence, questions, split)
    .map(({ rank, sentence, values }) => {
      const found = evidence[rank] as Evidence;
      return {
        evidence: found,
        sentence,
        text: sentenceText(found, sentence),
        chance: sentenceChance(values),
      };
    })
    .filter(({ evidence: found, sentence, text }) => quotable(found, sentence, text))
    .sort((a, b) => b.chance - a.chance)
    .filter(({ text }) => {
      const same = sameText(text);
      return !seen.has(same) && seen.add(same);
    });
}

/**
 * Whether a candidate would only fill an answer up: a line that announces others, or a fragment. One that is likely
 * enough beside the best of all may be the answer: whose name stands below a foreword.
 */
function isPadding({ evidence, sentence, text, chance }: Candidate, best: number): boolean {
  if (announces(text)) return true;
  const isRunning = evidence.passage.sentences[sentence]?.kind === 'sentence';
  return isRunning && chance < LIKELY_FRAGMENT * best && isFragment(text);
}

/** Picks from best to worst while they fit, until they hold enough of the chance. */
function pick(candidates: readonly Candidate[], mostWords: number): Candidate[] {
  const best = candidates[0]?.chance ?? 0;
  const ranked = candidates.filter((candidate) => !isPadding(candidate, best));
  const total = ranked.reduce((sum, candidate) => sum + candidate.chance, 0);
  const picked: Candidate[] = [];
  const passages = new Set<string>();
  let words = 0;
  let held = 0;
  for (const candidate of ranked) {
    if (picked.length > 0 && held >= ENOUGH * total) break;
    const length = countWords(candidate.text);
    const { id } = candidate.evidence.passage;
    if (words > 0 && words + length > mostWords) continue;
    if (!passages.has(id) && passages.size === MOST_PASSAGES) continue;
    passages.add(id);
    picked.push(candidate);
    words += length;
    held += candidate.chance;
  }
  return picked;
}

/** Whether a sentence leans on the one before: "Dat heet …", "Zij bouwen …". */
const POINTS_BACK =
  /^(?:dit|dat|deze|die|ze|zij|hij|hun|daarbij|hierbij|daardoor|hierdoor|daarmee|hiermee|daarvan|daarvoor|dan|toen)\s/iu;

/** "Hoeveel daarvan …?" is answered by the sentence that goes on with "Een derde hiervan …". */
const ASKS_OF_A_PART = /(?<!\p{L})(?:daarvan|hiervan|ervan|of (?:those|them|these))(?!\p{L})/iu;
const TELLS_OF_A_PART = /(?<!\p{L})(?:daarvan|hiervan|ervan|van (?:hen|deze|die))(?!\p{L})/iu;

/**
 * What must come along with what was picked: the sentence that a pronoun points to, the next one where it tells of a
 * part and a part is asked, and where two items of a list or rows of a table were picked, the others with their lead.
 */
function withCompany(picked: readonly Candidate[], ranked: readonly Candidate[], question: string): Candidate[] {
  const at = new Map(ranked.map((one) => [`${one.evidence.passage.id}#${one.sentence}`, one]));
  const kept = new Set(picked);
  const asksOfPart = ASKS_OF_A_PART.test(question);
  let spare = MOST_WORDS_OF_COMPANY;
  const add = (passage: string, sentence: number) => {
    const candidate = at.get(`${passage}#${sentence}`);
    if (!candidate || kept.has(candidate) || countWords(candidate.text) > spare) return;
    kept.add(candidate);
    spare -= countWords(candidate.text);
  };
  const isListed = ({ evidence, sentence }: Candidate) =>
    ['item', 'row'].includes(evidence.passage.sentences[sentence]?.kind ?? '');
  for (const candidate of picked) {
    const { passage } = candidate.evidence;
    if (POINTS_BACK.test(candidate.text)) add(passage.id, candidate.sentence - 1);
    const next = at.get(`${passage.id}#${candidate.sentence + 1}`);
    if (next && asksOfPart && TELLS_OF_A_PART.test(next.text)) add(passage.id, next.sentence);
  }
  for (const { passage } of new Set(picked.filter(isListed).map(({ evidence }) => evidence))) {
    const listed = picked.filter((one) => one.evidence.passage.id === passage.id && isListed(one));
    if (listed.length < 2) continue;
    for (const [sentence, { kind }] of passage.sentences.entries()) {
      if (kind === 'item' || kind === 'row' || kind === 'lead') add(passage.id, sentence);
    }
  }
  return [...kept];
}

/** In reading order: the passage of the best sentence first, sentences as they stand in their passage. */
function inOrder(picked: readonly Candidate[]): Candidate[] {
  const order = [...new Set(picked.map(({ evidence }) => evidence.passage.id))];
  return [...picked].sort(
    (a, b) => order.indexOf(a.evidence.passage.id) - order.indexOf(b.evidence.passage.id) || a.sentence - b.sentence,
  );
}

/**
 * Yields the claims of an extractive answer; none when there is no evidence. Each of several asks gets its share of
 * the words, and no sentence is quoted twice. `embedder` made the vectors; the fitted one unless told.
 */
export async function* composeExtractive(
  asks: readonly Ask[],
  language: string,
  split: Split,
  embedder = models.embedder,
): AsyncGenerator<Claim> {
  const quoted = new Set<string>();
  const mostWords = (MOST_WORDS * (1 + MORE_FOR_A_PART * (asks.length - 1))) / asks.length;
  for (const ask of asks) {
    const ranked = candidates(ask, language, split, embedder);
    const picked = withCompany(pick(ranked, mostWords), ranked, ask.understanding.question);
    for (const { evidence, sentence, text } of inOrder(picked)) {
      if (quoted.has(sameText(text))) continue;
      quoted.add(sameText(text));
      const isRow = evidence.passage.sentences[sentence]?.kind === 'row';
      yield {
        text: isRow ? rowText(evidence, sentence) : text,
        quotes: [{ passage: evidence.passage, sentence, score: evidence.score }],
      };
    }
  }
}
