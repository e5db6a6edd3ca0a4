/**
 * What tells an answerable question from a near miss: similarity alone does not (corpus/README.md of the source
 * texts; docs/quality.md). Neighbours in the question bank and their kinds, what of the question stands in the best
 * passages, the kind of answer and the period asked for. All raw: nothing has been composed yet.
 */
import { type AnswerKind, CHECKABLE_KINDS, holdsKind } from '../language/answer-kinds.ts';
import { askedTerms } from '../language/asked-terms.ts';
import { knownTermSet } from '../language/known-terms.ts';
import { dice } from '../language/overlap.ts';
import type { Evidence, NearQuestion, Retrieval, Understanding } from '../turn.ts';
import { saidByNeighbours } from './neighbours.ts';

const KINDS: readonly AnswerKind[] = [
  'amount',
  'percentage',
  'date',
  'count',
  'place',
  'person',
  'reason',
  'list',
  'steps',
  'comparison',
  'yesno',
  'definition',
  'other',
];

/** Features that need no question bank. */
export const EVIDENCE_FEATURES: readonly string[] = [
  'sentence', // highest cosine of a sentence
  'passage', // highest cosine of a passage
  'fused', // fused score of the best passage
  'lead', // its distance from the second
  'dense', // parts of the best passage's score
  'lexical',
  'length', // ln(1 + terms of the question)
  'covered', // share of the question's terms in the best passage
  'coveredThree', // in the best three
  'kind', // a number, date or amount is asked and the best passage has one; 0.5 where none is asked
  'period', // a year is asked
  'periodThere', // and stands in the best passage, or none is asked
  'periodDocument', // or in the best three, or is the period of the best two
  ...KINDS.map((kind) => `asks.${kind}`),
];

/** Features from the question bank's nearest entries. */
export const BANK_FEATURES: readonly string[] = [
  'gaps5', // share of gaps among the nearest 5, 10, 20 and 40 entries, the nearest counting most
  'gaps10',
  'gaps20',
  'gaps40',
  'neighbours', // what the nearest together say: 1 answered, -1 a gap (neighbours.ts)
  'question', // cosine of the nearest question, the nearest gap, and their difference
  'gap',
  'nearer',
  'questionHere', // the same among entries anchored to the best passage
  'gapHere',
  'nearerHere',
  'questionTerms', // most terms shared with a question, with a gap
  'gapTerms',
  'bankPart', // of the best passage's score
  'coveredWithBank', // share of the terms in the best passage or its bank questions
];

/** How far the question's vector lies in the direction of questions that these documents answer (judge.ts). */
export const DIRECTION = 'direction';

/** What the nearest entries say together where only some axes of the vector space count (neighbours.ts). */
export const ALONG_AXES = 'along-axes';

export type Split = (word: string) => readonly string[];

/** Cosine that stands for "no such entry". */
const NONE_NEAR = 0.75;

function gapShare(near: readonly NearQuestion[], count: number, temperature: number): number {
  const some = near.slice(0, count);
  const nearest = some[0]?.similarity ?? NONE_NEAR;
  const weights = some.map(({ similarity }) => Math.exp((similarity - nearest) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const gaps = some.reduce((sum, { entry }, i) => sum + (entry.kind === 'gap' ? (weights[i] as number) : 0), 0);
  return total > 0 ? gaps / total : 0;
}

function bankFeatures(
  asked: ReadonlySet<string>,
  best: Evidence | undefined,
  near: readonly NearQuestion[],
  split: Split,
): Record<string, number> {
  const of = (kind: 'question' | 'gap', some = near) => some.filter(({ entry }) => entry.kind === kind);
  const here = near.filter(({ entry }) => entry.anchors.some(({ passage }) => passage === best?.passage.id));
  const nearest = (some: readonly NearQuestion[]) => some[0]?.similarity ?? NONE_NEAR;
  const shared = (some: readonly NearQuestion[]) =>
    Math.max(0, ...some.slice(0, 30).map(({ entry }) => dice(asked, knownTermSet(entry.question, split))));
  const there = [best?.passage.text ?? '', ...of('question', here).map(({ entry }) => entry.question)];
  return {
    gaps5: gapShare(near, 5, 0.02),
    gaps10: gapShare(near, 10, 0.02),
    gaps20: gapShare(near, 20, 0.02),
    gaps40: gapShare(near, 40, 0.03),
    neighbours: saidByNeighbours(near),
    question: nearest(of('question')),
    gap: nearest(of('gap')),
    nearer: nearest(of('question')) - nearest(of('gap')),
    questionHere: nearest(of('question', here)),
    gapHere: nearest(of('gap', here)),
    nearerHere: nearest(of('question', here)) - nearest(of('gap', here)),
    questionTerms: shared(of('question')),
    gapTerms: shared(of('gap')),
    bankPart: best?.parts.bank ?? 0,
    coveredWithBank: covered(asked, there, split),
  };
}

/** Share of the terms that stand in one of the texts. */
function covered(asked: ReadonlySet<string>, texts: readonly string[], split: Split): number {
  const there = texts.map((text) => knownTermSet(text, split));
  return asked.size === 0 ? 0 : [...asked].filter((term) => there.some((one) => one.has(term))).length / asked.size;
}

function evidenceFeatures(
  { kinds, periods }: Understanding,
  asked: ReadonlySet<string>,
  evidence: readonly Evidence[],
  split: Split,
): Record<string, number> {
  const [best, second] = evidence;
  const text = best?.passage.text ?? '';
  const three = evidence.slice(0, 3).map(({ passage }) => passage.text);
  const kind = kinds[0] ?? 'other';
  const isOf = (year: string) => evidence.slice(0, 2).some(({ passage }) => passage.period === year);
  return {
    sentence: Math.max(0, ...evidence.flatMap(({ sentenceSimilarity }) => sentenceSimilarity)),
    passage: Math.max(0, ...evidence.map(({ similarity }) => similarity)),
    fused: best?.score ?? 0,
    lead: (best?.score ?? 0) - (second?.score ?? 0),
    dense: best?.parts.dense ?? 0,
    lexical: best?.parts.lexical ?? 0,
    length: Math.log(1 + asked.size),
    covered: covered(asked, [text], split),
    coveredThree: covered(asked, three, split),
    kind: CHECKABLE_KINDS.has(kind) ? Number(holdsKind(kind, text)) : 0.5,
    period: periods.length > 0 ? 1 : 0,
    periodThere: periods.every((year) => text.includes(year)) ? 1 : 0,
    periodDocument: periods.every((year) => three.some((one) => one.includes(year)) || isOf(year)) ? 1 : 0,
    ...Object.fromEntries(KINDS.map((other) => [`asks.${other}`, other === kind ? 1 : 0])),
  };
}

/** The features of one question by name; those of the bank only where there is one. */
export function judgementFeatures(
  understanding: Understanding,
  { evidence, questions }: Retrieval,
  split: Split,
): Record<string, number> {
  const asked = askedTerms(understanding.question, split);
  return {
    ...evidenceFeatures(understanding, asked, evidence, split),
    ...(questions.length > 0 ? bankFeatures(asked, evidence[0], questions, split) : {}),
  };
}
