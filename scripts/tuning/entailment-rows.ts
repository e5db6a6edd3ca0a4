/**
 * What the weighing of the cross-encoder and the checks by words is fitted on: claims that the cross-encoder was not
 * fitted on, each beside its quote. Claims that a check by words has something against are left out: it stands by itself, or
 * is overruled by a reading alone.
 */
import type { SentenceCase } from '../../evals/verification/sentence-case.ts';
import type { CorpusDocument } from '../../src/corpus/document.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import type { EntailmentModel } from '../../src/ports.ts';
import { doubtsOf, entailmentFeatures } from '../../src/verifying/entailment.ts';
import type { Split } from '../../src/verifying/reading.ts';
import { signsOf } from '../../src/verifying/verify-sentence.ts';
import type { Sample } from './logistic-regression.ts';

export interface EntailmentRow extends Sample {
  readonly change: string;
  readonly quote: string;
}

interface Parts {
  readonly documents: readonly CorpusDocument[];
  readonly split: Split;
  readonly entailment: EntailmentModel;
}

/** Rows of cases, those that no check decides on by itself. */
export async function entailmentRows(
  cases: readonly SentenceCase[],
  { documents, split, entailment }: Parts,
): Promise<EntailmentRow[]> {
  const metaOf = new Map(documents.map(({ meta }) => [meta.id, meta]));
  const rows: EntailmentRow[] = [];
  for (const { text, quote, document, supported, change } of cases) {
    const meta = metaOf.get(document);
    const language = detectLanguage(text).language;
    const context = {
      documentPeriod: meta?.period ?? null,
      published: meta?.published ?? null,
      language: meta?.language ?? 'nl',
      around: [meta?.publisher ?? '', meta?.title ?? ''],
    };
    const options = { language, split, hasPassage: true };
    const signs = signsOf(text, { quote, passage: quote, context }, null, options);
    if (signs.isVerbatim || signs.translated || signs.certain.length > 0 || doubtsOf(signs).length > 0) continue;
    const [read] = await entailment.read(text, [quote]);
    if (!read) continue;
    const values = entailmentFeatures(signs, read);
    rows.push({ values, label: supported ? 1 : 0, change, quote });
  }
  return rows;
}
