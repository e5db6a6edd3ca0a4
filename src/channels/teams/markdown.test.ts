import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { fakeAnswer, fakeCitation } from '../../assistant.fake.ts';
import { answerMarkdown, escapeMarkdown, link, shorten } from './markdown.ts';
import { fits, fitText, MAX_TEXT } from './message-size.ts';
import { answerMessage } from './render-answer.ts';

/** What a reader of the Markdown sees, and the kinds of formatting in it. */
function read(markdown: string): { text: string; kinds: string[] } {
  const kinds: string[] = [];
  const walk = (node: { type: string; value?: string; children?: unknown[] }): string => {
    kinds.push(node.type);
    return node.value ?? (node.children ?? []).map((child) => walk(child as typeof node)).join('');
  };
  const text = walk(fromMarkdown(markdown) as never);
  return { text, kinds: [...new Set(kinds)].filter((kind) => !['root', 'paragraph', 'text', 'break'].includes(kind)) };
}

const signs = fc.string({
  unit: fc.constantFrom(...'ab1 .)*_`~[](){}<>#+-=|\\!&;:/@"'.split('')),
  minLength: 1,
  maxLength: 60,
});

describe('escapeMarkdown', () => {
  test('makes any line show as it is written, without formatting', () => {
    fc.assert(
      fc.property(signs, (line) => {
        const shown = read(`x\n\n${escapeMarkdown(line.trim())}`);
        expect(shown).toEqual({ text: `x${line.trim()}`, kinds: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '# kop',
    '1. een',
    '- punt',
    '> citaat',
    '<at>Jan</at>',
    '[x](javascript:1)',
    '**vet**',
    '&lt;b&gt;',
    '---',
  ])('%s stays text', (line) => expect(read(escapeMarkdown(line))).toEqual({ text: line, kinds: [] }));
});

describe('answerMarkdown', () => {
  test('keeps the markers of citations and escapes other brackets', () => {
    expect(answerMarkdown('Een [noot] van 2 [1] en [7].', new Set([1]))).toBe('Een \\[noot\\] van 2 [1] en \\[7\\].');
  });

  test('makes bullets a list and lines paragraphs', () => {
    expect(answerMarkdown('Volgens A:\n• een\n• twee\n\nVolgens B:\ndrie', new Set())).toBe(
      'Volgens A:\n\n- een\n- twee\n\nVolgens B:\n\ndrie',
    );
  });
});

test('a link holds its label and address, whatever is in them', () => {
  fc.assert(
    fc.property(signs, signs, (label, path) => {
      const shown = fromMarkdown(link(`a${label}`, `https://example.org/${path}`)) as unknown as {
        children: { children: { type: string }[] }[];
      };
      expect(shown.children[0]?.children.map(({ type }) => type)).toEqual(['link']);
    }),
    { numRuns: 1000 },
  );
});

test('a shortened text is at most as long as asked, begins as the text does, and is whole where it fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 100 }), (text, most) => {
      const short = shorten(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      if (text.length <= most) expect(short).toBe(text);
      else expect(text.startsWith(short.slice(0, -1))).toBe(true);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

test('a text that is too long is cut between lines and says so', () => {
  const text = Array.from({ length: 500 }, (_, n) => `Regel ${n} ${'woord '.repeat(10)}`).join('\n');
  const fitted = fitText(text, 'Ingekort.');
  expect(fitted.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(fitted).toMatch(/woord\n\nIngekort\.$/);
});

test('the longest answer fits in a message, says that it was cut and where to read on, and cites what is left', () => {
  const passage = 'Een heel lange passage. '.repeat(200);
  const citations = Array.from({ length: 60 }, (_, n) => fakeCitation({ number: n + 1, passage }));
  const text = citations.map(({ number }) => `${'Zin. '.repeat(150)}[${number}]`).join('\n');
  const message = answerMessage(fakeAnswer({ citations, text }), {
    publicUrl: 'https://a.example.org',
    suggestTo: null,
  });
  expect(fits(message)).toBe(true);
  expect(message.text).toContain('Dit bericht is ingekort. [lees verder in de bron](https://a.example.org/bronnen/');
  const [label] = message.entities as readonly { citation: { position: number }[] }[];
  const cited = (label?.citation ?? []).map(({ position }) => position);
  expect(cited).toHaveLength(20);
  for (const position of cited) expect(message.text).toContain(`[${position}]`);
});
