/**
 * What the model of coverage is fitted on: development cases beside their quotes, mutations of them, and sentences of
 * the corpus that share a claim's words without saying it.
 */
import type { SentenceCase } from '../../evals/verification/sentence-case.ts';
import type { SentAlong } from '../../evals/verification/ways.ts';
import type { CorpusDocument } from '../../src/corpus/document.ts';
import { overlap } from '../../src/language/overlap.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { terms } from '../../src/language/terms.ts';
import { type Coverage, coverageOf, LEAST_WORDS } from '../../src/verifying/coverage.ts';
import { coverageFeatures } from '../../src/verifying/coverage-features.ts';
import { type Reading, readSentence, type Split } from '../../src/verifying/reading.ts';
import { type Mutation, openMutations } from './claim-mutations.ts';
import type { Sample } from './logistic-regression.ts';

/** Other changes than of subject and addition have checks of their own, and mutations are no person's words. */
const WEIGHTS = { told: 1, other: 0.3, mutation: 0.01 };
/** Other sentences that each claim is laid beside. */
const OTHERS = 3;

export interface Row extends Sample {
  /** The quote of the case that it was made of: rows of one case stay in one fold. */
  readonly quote: string;
  readonly change: string;
  /** What it is where it is no person's sentence about this quote. */
  readonly made: 'unrelated' | 'mutation' | null;
}

/** A claim to lay beside a quote; `unknownAt` is where a word begins that counts as unknown. */
interface Claim {
  readonly text: string;
  readonly supported: boolean;
  readonly change: string;
  readonly unknownAt?: number | null;
}

/** Makes rows of cases with what these documents say. */
export function openRows(documents: readonly CorpusDocument[], split: Split, sentAlong: SentAlong) {
  const metaOf = new Map(documents.map(({ meta }) => [meta.id, meta]));
  const mutations = openMutations(documents, split);
  const read = (text: string) => readSentence(text, 'nl', split);
  const sentences = documents.flatMap(({ meta, text, blocks }) =>
    blocks.flatMap((block) => {
      const paragraph = text.slice(block.start, block.end);
      return splitSentences(paragraph).map(({ start, end }) => {
        const sentence = paragraph.slice(start, end);
        return { text: sentence, document: meta.id, terms: new Set(terms(sentence, { split })) };
      });
    }),
  );

  /** The sentences of the corpus that share most words with a claim, without its quote. */
  function others({ text, quote }: { text: string; quote: string }) {
    const wanted = new Set(terms(text, { split }));
    return sentences
      .filter((other) => !quote.includes(other.text) && !other.text.includes(quote))
      .map((other) => ({ ...other, shared: overlap(wanted, other.terms) }))
      .sort((one, other) => other.shared - one.shared)
      .slice(0, OTHERS);
  }

  /** A row with the quote alone and one with its paragraph; none where there is nothing to weigh. */
  function rowsOf(
    claim: Claim,
    { document, quote }: { document: string; quote: string },
    made?: 'unrelated' | 'mutation',
    source = quote,
  ): Row[] {
    const meta = metaOf.get(document);
    const [paragraph = quote] = sentAlong('passage', { document, quote }) ?? [];
    const [own, said] = [read(claim.text), read(quote)];
    const around = read([meta?.publisher, meta?.title].join('\n'));
    const isTold = ['none', 'subject', 'addition'].includes(claim.change);
    const weight = WEIGHTS[made === 'mutation' ? made : isTold ? 'told' : 'other'] / 2;
    return [quote, paragraph.includes(quote) ? paragraph : quote].flatMap((passage) => {
      const found = coverageOf(own, said, { around, passage: read(passage) });
      const coverage = withUnknown(found, own, claim.unknownAt ?? null);
      if (coverage.words < LEAST_WORDS || coverage.missing.length + coverage.nearby.length === 0) return [];
      const values = coverageFeatures(own, said, coverage);
      return [
        {
          values,
          label: claim.supported ? 1 : 0,
          weight,
          quote: source,
          change: claim.change,
          made: made ?? null,
        } as const,
      ];
    });
  }

  /** The rows of a file's cases, in Dutch, of whatever has no check of its own. */
  return (cases: readonly SentenceCase[]): Row[] => {
    const rows: Row[] = [];
    const quotes = new Set<string>();
    for (const one of cases) {
      if (one.lang !== 'nl' || /^(?:number|date|unit|time)$/.test(one.change)) continue;
      rows.push(...rowsOf(one, one));
      const add = (all: readonly Mutation[]) =>
        rows.push(...all.flatMap((mutation) => rowsOf({ ...mutation, change: 'mutation' }, one, 'mutation')));
      if (one.supported) {
        for (let times = 0; times < 2; times++) add(mutations.swapped(one.text));
        add(mutations.added(one.text));
        add(mutations.reworded(one.text));
      }
      // Other sentences with as many of its words say something else.
      for (const { text, document } of others(one))
        rows.push(
          ...rowsOf(
            { ...one, supported: false, change: 'mutation' },
            { document, quote: text },
            'unrelated',
            one.quote,
          ),
        );
      if (quotes.has(one.quote)) continue;
      quotes.add(one.quote);
      for (let times = 0; times < 3; times++) add(mutations.reworded(one.quote));
      add(mutations.swapped(one.quote));
    }
    return rows;
  };
}

/** The coverage as it were if the word at a place were found nowhere. */
function withUnknown(found: Coverage, claim: Reading, unknownAt: number | null): Coverage {
  const unknown = claim.words.find(({ start, content }) => content && start === unknownAt);
  if (unknown === undefined || found.missing.includes(unknown) || found.nearby.includes(unknown)) return found;
  const share = 1 / Math.max(1, claim.words.filter(({ content }) => content).length);
  return {
    ...found,
    missing: [...found.missing, unknown].sort((one, other) => one.start - other.start),
    words: found.words - share,
    found: found.found - 1,
  };
}
