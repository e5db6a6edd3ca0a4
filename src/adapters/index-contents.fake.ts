/**
 * Contents of an index for tests: made-up passages, sentences and bank questions of words from a small list, with
 * vectors in clusters as texts about some subjects have. The same seed gives the same contents.
 */
import type { CorpusDocument, Passage, Sentence } from '../corpus/document.ts';
import type { StoredQuestion } from '../ports.ts';
import type { IndexContents } from './index-contents.ts';
import { LexicalIndex } from './lexical-index.ts';

/** Numbers from 0 to 1, always the same (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'pa', 're', 'so', 'ti', 'vu'];
const CLUSTERS = 12;

/** A row of length 1 near one of the cluster centres. */
function clustered(rows: number, dimension: number, random: () => number): Float32Array {
  const value = () => 2 * random() - 1;
  const centres = Array.from({ length: CLUSTERS }, () => Float32Array.from({ length: dimension }, value));
  const data = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const raw = (centres[row % CLUSTERS] as Float32Array).map((centre) => centre + 0.6 * value());
    const norm = Math.hypot(...raw);
    data.set(
      raw.map((one) => one / norm),
      row * dimension,
    );
  }
  return data;
}

function fakePassage(number: number, random: () => number): Passage {
  const word = () => Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() ** 2 * 10)]).join('');
  const lines = Array.from({ length: 1 + Math.floor(3 * random()) }, () => {
    const words = Array.from({ length: 4 + Math.floor(8 * random()) }, word);
    return `${words.join(' ')} punt${number}.`;
  });
  const text = lines.join('\n');
  let start = 0;
  const sentences: Sentence[] = lines.map((line) => {
    const span = { start, end: start + line.length, kind: 'sentence' as const };
    start = span.end + 1;
    return span;
  });
  const document = number % 2 === 0 ? 'even' : 'oneven';
  const id = `${document}-${number.toString(16).padStart(10, '0')}`;
  const rest = { path: ['Kop', 'Onderkop'], page: number % 3 === 0 ? null : number, period: '2030', language: 'nl' };
  return { id, document, spans: [{ start: 0, end: text.length }], text, sentences, ...rest };
}

function fakeDocument(id: string): CorpusDocument {
  const meta = { id, title: `Het “${id}” \u{1f4c4}`, publisher: 'Uitgever', published: '2031', period: '2030' };
  return { meta: { ...meta, language: 'nl', url: null, sources: [] }, text: 'Tekst', blocks: [], digest: 'd' };
}

export interface FakeContentsOptions {
  readonly passages?: number;
  /** Without it there is no bank. */
  readonly questions?: number;
  readonly dimension?: number;
  readonly seed?: number;
  readonly corpus?: string;
  readonly embedder?: string;
}

/** Contents with so many passages and bank questions, each anchored to one passage. */
export function fakeContents(options: FakeContentsOptions = {}): IndexContents {
  const { dimension = 32, seed = 1, corpus = `corpus-${seed}`, embedder = 'fake' } = options;
  const random = randomNumbers(seed);
  const passages = Array.from({ length: options.passages ?? 0 }, (_, number) => fakePassage(number, random));
  const questions: StoredQuestion[] = Array.from({ length: options.questions ?? 0 }, (_, number) => {
    const passage = passages[number % passages.length] as Passage;
    const quote = passage.text.slice(0, 12);
    const question = `Wat is ${passage.text.split(' ').slice(0, 3).join(' ')}?`;
    const entry = { document: passage.document, quote, language: 'nl', question, kind: 'question' as const };
    return { ...entry, id: `q${number}`, anchors: [{ passage: passage.id, sentences: [0] }] };
  });
  const sentences = passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
  const asked = (id: string) => questions.filter(({ anchors }) => anchors[0]?.passage === id);
  return {
    ...{ embedder, dimension, corpus, passages, questions },
    documents: passages.length === 0 ? [] : [fakeDocument('even'), fakeDocument('oneven')],
    targets: { ergens: { label: { nl: 'Ergens' }, url: 'https://www.example.org/', checked: null } },
    vectors: {
      passage: clustered(passages.length, dimension, random),
      sentence: clustered(sentences, dimension, random),
      question: clustered(questions.length, dimension, random),
    },
    lexical: LexicalIndex.build(
      passages.map(({ id, text }) => ({ id, text, questions: asked(id).map(({ question }) => question) })),
      () => [],
    ),
  };
}
