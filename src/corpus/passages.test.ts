import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../language/sentences.ts';
import type { CorpusDocument, Passage, Span } from './document.ts';
import { markdownBody } from './generated-documents.test-support.ts';
import { parseDocument } from './parse-markdown.ts';
import { passagesOf } from './passages.ts';

const FRONT_MATTER = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n';
const parse = (body: string): CorpusDocument => parseDocument(FRONT_MATTER + body);
const slice = (text: string, span: Span) => text.slice(span.start, span.end);
const countWords = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const sentencesOf = (passage: Passage) => passage.sentences.map((sentence) => slice(passage.text, sentence));

/** Where each span of a passage begins and ends in the passage's text. */
function placesInText(passage: Passage): Span[] {
  let start = 0;
  return passage.spans.map((span) => {
    const place = { start, end: start + span.end - span.start };
    start = place.end + 1;
    return place;
  });
}

/** Place in the document of each sentence of a passage. */
function placesInDocument(passage: Passage): Span[] {
  const places = placesInText(passage);
  return passage.sentences.map((sentence) => {
    const index = places.findIndex((place) => sentence.start >= place.start && sentence.end <= place.end);
    const shift = (passage.spans[index] as Span).start - (places[index] as Span).start;
    return { start: sentence.start + shift, end: sentence.end + shift };
  });
}

/** What must be found again: sentences of all blocks; of a table its rows, or the sentences of prose in them. */
function contentOf(document: CorpusDocument): string[][] {
  return document.blocks
    .filter((block) => block.kind !== 'note' && block.kind !== 'heading')
    .map((block) => {
      const parts = block.kind === 'row' || block.kind === 'header' ? (block.cells ?? []) : [block];
      return parts.flatMap((part) =>
        splitSentences(slice(document.text, part)).map((span) => slice(slice(document.text, part), span)),
      );
    });
}

/** The laws of a document's passages; throws on the first that does not hold. */
function expectLaws(document: CorpusDocument): void {
  const passages = passagesOf(document);
  const rows = new Set(document.blocks.filter((block) => block.cells).map((block) => slice(document.text, block)));
  const headings = document.blocks.filter((block) => block.kind === 'heading');
  for (const passage of passages) {
    expect(passage.text).toBe(passage.spans.map((span) => slice(document.text, span)).join('\n'));
    expect(passage.id).toMatch(new RegExp(`^${document.meta.id}-[0-9a-f]{10}$`));

    const places = placesInText(passage);
    for (const sentence of passage.sentences) {
      expect(sentence.end).toBeGreaterThan(sentence.start);
      expect(places.some((place) => sentence.start >= place.start && sentence.end <= place.end)).toBe(true);
      if (sentence.kind === 'row' || sentence.kind === 'header') expect(rows).toContain(slice(passage.text, sentence));
    }
    for (const [number, sentence] of passage.sentences.entries()) {
      expect(sentence.start).toBeGreaterThanOrEqual(passage.sentences[number - 1]?.end ?? 0);
    }
    const content = placesInDocument(passage).filter((_, number) => passage.sentences[number]?.kind !== 'heading');
    expect(content.length).toBeGreaterThan(0);
    const first = Math.min(...content.map((place) => place.start));
    const last = Math.max(...content.map((place) => place.start));
    expect(headings.filter((heading) => heading.start > first && heading.start < last)).toEqual([]);

    const own = passage.sentences.filter(({ kind }) => kind !== 'heading' && kind !== 'lead' && kind !== 'header');
    const words = own.reduce((sum, sentence) => sum + countWords(slice(passage.text, sentence)), 0);
    if (own.length > 1) expect(words).toBeLessThanOrEqual(140);
  }
  expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
  const held = passages.map((passage) => passage.text);
  for (const sentence of contentOf(document).flat()) expect(held.some((text) => text.includes(sentence))).toBe(true);
}

describe('any document', () => {
  test('spans are verbatim, sentences lie in them, no passage crosses a heading or the limit, nothing is lost', () => {
    fc.assert(
      fc.property(markdownBody, (body) => expectLaws(parse(body))),
      { numRuns: 150 },
    );
  });

  test('a section added at the end leaves every passage before it with its id', () => {
    fc.assert(
      fc.property(markdownBody, (body) => {
        const before = passagesOf(parse(body)).map((passage) => passage.id);
        const after = passagesOf(parse(`${body}\n## Een nieuw hoofdstuk\n\nEr kwam iets bij.\n`));
        expect(after.map((passage) => passage.id).slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 80 },
    );
  });
});

describe('headings', () => {
  test('a passage begins with its heading, and its path is that of its text', () => {
    const [passage] = passagesOf(parse('## Verzuim\n\nHet daalde.\n'));
    expect(passage?.text).toBe('Verzuim\nHet daalde.');
    expect(passage?.path).toEqual(['Verzuim']);
    expect(passage?.sentences.map((sentence) => sentence.kind)).toEqual(['heading', 'sentence']);
  });

  test('a heading that stands in the document twice brings the one above it along', () => {
    const body = '## Lening\n\n### Wat is er?\n\nA geldt.\n\n## Toelage\n\n### Wat is er?\n\nB geldt.\n';
    expect(passagesOf(parse(body)).map((passage) => passage.text)).toEqual([
      'Lening\nWat is er?\nA geldt.',
      'Toelage\nWat is er?\nB geldt.',
    ]);
  });

  test('what follows an untitled section carries no heading of the section before', () => {
    const body = '## Een\n\n### Deel\n\nA geldt.\n\n<!-- section: untitled -->\n\nB geldt.\n';
    expect(passagesOf(parse(body)).at(-1)?.text).toBe('Een\nB geldt.');
  });

  test('the same text under the same heading is one passage', () => {
    expect(passagesOf(parse('## Een\n\nA geldt.\n\n## Een\n\nA geldt.\n'))).toHaveLength(1);
  });
});

describe('lists and tables', () => {
  const words = (count: number) => Array.from({ length: count }, (_, number) => `w${number}`).join(' ');

  test('a list cut in two takes its lead-in to both passages', () => {
    const items = Array.from({ length: 8 }, (_, number) => `- punt${number} ${words(25)}`).join('\n');
    const passages = passagesOf(parse(`Neem dit mee:\n\n${items}\n`));
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) expect(sentencesOf(passage)[0]).toBe('Neem dit mee:');
  });

  test('rows cut from their table take its header along, and a row is one sentence', () => {
    const rows = Array.from({ length: 12 }, (_, number) => `| rij${number} | ${words(20)} |`).join('\n');
    const passages = passagesOf(parse(`| Soort | Uitleg |\n|---|---|\n${rows}\n`));
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      expect(sentencesOf(passage)[0]).toBe('Soort | Uitleg');
      expect(passage.sentences.slice(1).every((sentence) => sentence.kind === 'row')).toBe(true);
    }
  });

  test('a row that holds prose is quoted by its sentences', () => {
    const prose = `Eerst ${words(30)}. Daarna ${words(30)}.`;
    const [passage] = passagesOf(parse(`| Soort | Uitleg |\n|---|---|\n| Lening | ${prose} |\n`));
    expect(sentencesOf(passage as Passage).slice(1)).toEqual(['Lening', `Eerst ${words(30)}.`, `Daarna ${words(30)}.`]);
  });

  test('a sentence with a footnote is an ordinary sentence, not a lead-in', () => {
    const [passage] = passagesOf(parse('Zie de staat[^1].\n\n[^1]: Staat 2022.\n'));
    expect(passage?.sentences.map((sentence) => sentence.kind)).toEqual(['sentence', 'sentence']);
  });

  test('a note for readers is in no passage', () => {
    expect(passagesOf(parse('<!-- missing: niets -->\n\nA geldt.\n')).map((passage) => passage.text)).toEqual([
      'A geldt.',
    ]);
  });
});

describe('length', () => {
  test('a sentence longer than the limit stays whole', () => {
    const long = `Dit ${'woord '.repeat(200)}eindigt.`;
    const passages = passagesOf(parse(`Kort. ${long} Kort weer.\n`));
    expect(passages.some((passage) => sentencesOf(passage).includes(long))).toBe(true);
  });

  test('a document without text has no passages', () => {
    expect(passagesOf(parse('# Gids\n'))).toEqual([]);
  });
});

describe('the corpus', () => {
  const documents = readdirSync('corpus')
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseDocument(readFileSync(`corpus/${name}`, 'utf8')));

  test('the laws hold', () => {
    for (const document of documents) expectLaws(document);
  });

  test('two of three passages have 60 to 120 words, with their headings; none has more than 150', () => {
    const lengths = documents.flatMap(passagesOf).map((passage) => countWords(passage.text));
    expect(lengths.filter((length) => length >= 60 && length <= 120).length / lengths.length).toBeGreaterThan(2 / 3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(150);
  });

  test('ids are unique over all documents', () => {
    const ids = documents.flatMap(passagesOf).map((passage) => passage.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
