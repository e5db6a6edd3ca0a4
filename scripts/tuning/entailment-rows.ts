/**
 * What the weighing of the cross-encoder and the checks by words is fitted on: claims that the cross-encoder was not
 * fitted on, each beside its quote. Claims in its language that a check by words has something against are left out: it
 * stands by itself, or is overruled by a reading alone.
 */
import type { SentenceCase } from '../../evals/verification/sentence-case.ts';
import type { CorpusDocument } from '../../src/corpus/document.ts';
import { cosine } from '../../src/language/cosine.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import type { Embedder, EntailmentModel } from '../../src/ports.ts';
import { doubtsOf, entailmentFeatures } from '../../src/verifying/entailment.ts';
import type { Split } from '../../src/verifying/reading.ts';
import { signsOf } from '../../src/verifying/verify-sentence.ts';
import type { Sample } from './logistic-regression.ts';

export interface EntailmentRow extends Sample {
  readonly change: string;
  readonly quote: string;
  readonly translated: boolean;
}

interface Parts {
  readonly documents: readonly CorpusDocument[];
  readonly split: Split;
  readonly entailment: EntailmentModel;
  readonly embedder: Embedder;
}

/** Rows of cases, those that no check decides on by itself. */
export async function entailmentRows(
  cases: readonly SentenceCase[],
  { documents, split, entailment, embedder }: Parts,
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
    const similarity =
      language.slice(0, 2) === context.language.slice(0, 2) ? null : await similar(text, quote, embedder);
    const signs = signsOf(text, { quote, passage: quote, context }, similarity, options);
    const { isVerbatim, translated, certain } = signs;
    if (isVerbatim || certain.length > 0 || (!translated && doubtsOf(signs).length > 0)) continue;
    const [read] = await entailment.read(text, [quote]);
    if (!read) continue;
    const values = entailmentFeatures(signs, read);
    rows.push({ values, label: supported ? 1 : 0, change, quote, translated });
  }
  return rows;
}

async function similar(text: string, quote: string, embedder: Embedder): Promise<number> {
  const [vector] = (await embedder.embedQuestions([text])) as [Float32Array];
  const { passage } = await embedder.embedPassage(quote, []);
  return cosine(vector, passage);
}
