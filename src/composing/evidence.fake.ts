/** Evidence by hand: passages of one document from their sentences. */
import type { Sentence } from '../corpus/document.ts';
import type { StoredPassage } from '../ports.ts';
import type { Evidence } from '../turn.ts';

/** A passage whose sentences stand on lines of their own. */
export function passageOf(id: string, sentences: readonly (readonly [Sentence['kind'], string])[]): StoredPassage {
  let text = '';
  const places = sentences.map(([kind, sentence]) => {
    const start = text === '' ? 0 : text.length + 1;
    text += text === '' ? sentence : `\n${sentence}`;
    return { kind, start, end: start + sentence.length };
  });
  return {
    id,
    document: id.slice(0, id.lastIndexOf('-')),
    spans: places.map(({ start, end }) => ({ start, end })),
    text,
    path: ['Hoofdstuk', 'Paragraaf'],
    page: null,
    period: '2024',
    language: 'nl',
    sentences: places,
    vectors: places.map(() => new Float32Array([1])),
  };
}

/** Evidence with a similarity for each sentence, 0.8 unless told. */
export function evidenceOf(passage: StoredPassage, score: number, similarity: readonly number[] = []): Evidence {
  const sentenceSimilarity = passage.sentences.map((_, index) => similarity[index] ?? 0.8);
  return {
    passage,
    score,
    parts: { dense: score, bank: 0, lexical: score },
    sentenceSimilarity,
    similarity: Math.max(...sentenceSimilarity),
  };
}
