/**
 * Document to passages: about 60 to 120 words under one heading, cut where a block ends rather than inside it. The
 * cuts are the cheapest by dynamic programming over sentences.
 */
import { createHash } from 'node:crypto';
import { countWords } from '../language/count-words.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Block, CorpusDocument, Passage, Sentence, Span } from './document.ts';

/** Words a passage aims at; the cost grows with the square of the distance. */
const TARGET_WORDS = 90;
/** A longer passage is cut wherever a sentence ends. */
const MOST_WORDS = 140;
/** A row with more words is prose in a table: its sentences are quoted, not the row. */
const MOST_WORDS_OF_A_ROW = 40;
/** What a cut costs, beside the distance of its passages from the target, by what it cuts through. */
const CUT_COST = { sentence: 0.35, item: 0.15, block: 0.02 };

/** A sentence in the plain text, with its block. */
interface Unit extends Span {
  readonly kind: Sentence['kind'];
  readonly block: number;
  readonly words: number;
}

/** The sentences of a block. */
function unitsOf(document: CorpusDocument, index: number, introduces: ReadonlySet<number>): Unit[] {
  const block = document.blocks[index] as Block;
  const text = document.text.slice(block.start, block.end);
  const unit = (span: Span, kind: Sentence['kind']): Unit => ({
    start: span.start,
    end: span.end,
    kind,
    block: index,
    words: countWords(document.text.slice(span.start, span.end)),
  });
  if (block.kind === 'header') return [unit(block, 'header')];
  if (block.kind === 'row' && countWords(text) <= MOST_WORDS_OF_A_ROW) return [unit(block, 'row')];
  const parts = block.kind === 'row' ? (block.cells ?? []) : [block as Span];
  return parts.flatMap((part) =>
    splitSentences(document.text.slice(part.start, part.end)).map((span, number, all) => {
      const place = { start: part.start + span.start, end: part.start + span.end };
      if (block.kind === 'item') return unit(place, number === 0 ? 'item' : 'sentence');
      return unit(place, introduces.has(index) && number === all.length - 1 ? 'lead' : 'sentence');
    }),
  );
}

function cutCost(document: CorpusDocument, before: Unit, after: Unit): number {
  if (before.block === after.block) return CUT_COST.sentence;
  const list = document.blocks[after.block]?.introducedBy;
  if (list === before.block) return CUT_COST.sentence;
  return document.blocks[after.block]?.kind === 'item' ? CUT_COST.item : CUT_COST.block;
}

/** The cheapest cuts: numbers of the units at which a passage begins. */
function cuts(document: CorpusDocument, units: readonly Unit[]): number[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= units.length; end++) {
    best[end] = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    let words = 0;
    for (let start = end - 1; start >= 0; start--) {
      words += (units[start] as Unit).words;
      if (words > MOST_WORDS && start < end - 1) break;
      const distance = (words - TARGET_WORDS) / TARGET_WORDS;
      const cut = start === 0 ? 0 : cutCost(document, units[start - 1] as Unit, units[start] as Unit);
      const cost = (best[start] as { cost: number }).cost + distance * distance + cut;
      if (cost < (best[end] as { cost: number }).cost) best[end] = { cost, from: start };
    }
  }
  const begins: number[] = [];
  for (let end = units.length; end > 0; end = (best[end] as { from: number }).from) {
    begins.unshift((best[end] as { from: number }).from);
  }
  return begins;
}

/** Puts sentences together as one passage: their block's introduction and the headings first. */
function passageOf(document: CorpusDocument, headings: readonly number[], units: readonly Unit[]): Passage {
  const present = new Set(units.map((unit) => unit.block));
  const first = units[0] as Unit;
  const missing = [...present]
    .map((block) => document.blocks[block]?.introducedBy)
    .filter((index): index is number => index !== null && index !== undefined && !present.has(index));
  const introductions = [...new Set(missing)].map((index) => {
    const block = document.blocks[index] as Block;
    const sentence = splitSentences(document.text.slice(block.start, block.end)).at(-1) as Span;
    if (block.kind === 'header') return { start: block.start, end: block.end, kind: 'header' as const };
    return { start: block.start + sentence.start, end: block.start + sentence.end, kind: 'lead' as const };
  });
  const places: { start: number; end: number; kind: Sentence['kind'] }[] = [
    ...headings.map((index) => ({ ...(document.blocks[index] as Block), kind: 'heading' as const })),
    ...introductions,
    ...units,
  ];
  const spans: { start: number; end: number }[] = [];
  const sentences: Sentence[] = [];
  let offset = 0;
  for (const place of places) {
    const last = spans.at(-1);
    const gap = last ? document.text.slice(last.end, place.start) : '';
    if (last && place.start >= last.end && gap.trim() === '' && !gap.includes('\n')) {
      offset += gap.length;
      last.end = place.end;
    } else {
      if (last) offset += 1;
      spans.push({ start: place.start, end: place.end });
    }
    sentences.push({ start: offset, end: offset + place.end - place.start, kind: place.kind });
    offset += place.end - place.start;
  }
  const text = spans.map((span) => document.text.slice(span.start, span.end)).join('\n');
  const block = document.blocks[first.block] as Block;
  return {
    id: `${document.meta.id}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}`,
    document: document.meta.id,
    spans,
    text,
    path: block.path,
    page: block.page,
    period: document.meta.period,
    language: document.meta.language,
    sentences,
  };
}

/**
 * The headings that a passage carries: its own, and the one above as long as the same heading stands in the document
 * more than once ("Wat is er aan de hand?" says nothing alone).
 */
function carriedHeadings(document: CorpusDocument, headings: readonly number[]): number[] {
  const textOf = (index: number) => {
    const block = document.blocks[index] as Block;
    return document.text.slice(block.start, block.end);
  };
  const times = (index: number) =>
    document.blocks.filter((block, other) => block.kind === 'heading' && textOf(other) === textOf(index)).length;
  const carried: number[] = [];
  for (const index of headings.toReversed()) {
    carried.unshift(index);
    if (times(index) === 1) break;
  }
  return carried;
}

/** Cuts a document into passages, in order. Passages never cross a heading; the same text gives the same id. */
export function passagesOf(document: CorpusDocument): Passage[] {
  // A footnote's block has an introduction too, but its last sentence leads to nothing.
  const items = document.blocks.filter((block) => block.kind === 'item');
  const introduces = new Set(items.map((block) => block.introducedBy).filter((index) => index !== null));
  const passages: Passage[] = [];
  let headings: number[] = [];
  let units: Unit[] = [];
  const flush = () => {
    const begins = cuts(document, units);
    const carried = carriedHeadings(document, headings);
    for (const [number, begin] of begins.entries()) {
      passages.push(passageOf(document, carried, units.slice(begin, begins[number + 1])));
    }
    units = [];
  };
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'note') continue;
    // A heading ends a passage, and so does a mark that what follows belongs to no heading above.
    if (block.kind === 'heading' || block.path.length < headings.length) {
      flush();
      headings = headings.slice(0, block.path.length);
    }
    if (block.kind !== 'heading') units.push(...unitsOf(document, index, introduces));
    else if (block.level > 1) headings.push(index);
  }
  flush();
  const seen = new Set<string>();
  return passages.filter((passage) => !seen.has(passage.id) && seen.add(passage.id));
}
