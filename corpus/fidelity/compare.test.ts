import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { readDocument } from './document-text.ts';
import type { Omission, Repair } from './lists.ts';
import { repairSource } from './repaired-source.ts';

const repair = (line: number, was: string, becomes: string, to = line): Repair => ({
  document: 'd',
  file: 'f',
  lines: [line, to],
  was,
  becomes,
  reason: 'r',
});
const omission = (line: number, text?: string): Omission => ({
  file: 'f',
  lines: [line, line],
  reason: 'r',
  ...(text === undefined ? {} : { text }),
});

describe('compare', () => {
  const source = 'Kosten Het kost 72 euro. Betalen kan online.';
  const blocks = ['Kosten', 'Het kost 72 euro. Betalen kan online.'];

  it('finds no difference between equal texts', () => {
    expect(compare(blocks, source)).toEqual({ onlyInDocument: [], onlyInSource: [], firstDifference: null });
  });

  it('names a sentence with one digit changed, on both sides', () => {
    const found = compare(['Kosten', 'Het kost 73 euro. Betalen kan online.'], source);
    expect(found.onlyInDocument).toEqual(['Het kost 73 euro.']);
    expect(found.onlyInSource).toEqual(['Kosten Het kost 72 euro.']);
  });

  it('names a sentence that was dropped', () => {
    expect(compare(['Kosten', 'Het kost 72 euro.'], source).onlyInSource).toEqual(['Betalen kan online.']);
  });

  it('sees sentences in another order, though each occurs on both sides', () => {
    const found = compare(
      ['Kosten', 'Betalen kan online. Het kost 72 euro.'],
      'Kosten Het kost 72 euro. Betalen kan online.',
    );
    expect(found.onlyInDocument).toEqual([]);
    expect(found.firstDifference).not.toBeNull();
  });

  it('sees that a repeated heading occurs once less', () => {
    expect(compare(['Waarom?', 'Daarom.', 'Zo.'], 'Waarom? Daarom. Waarom? Zo.').firstDifference).not.toBeNull();
  });
});

describe('repairSource', () => {
  it('joins a hyphen at a line end with the next line, over a blank line and with a blank before it', () => {
    expect(repairSource('stu- \ndenten\nbe -\nhoud\nmanage-\n\nment', [], []).text).toBe('studenten behoud management');
  });

  it('leaves a hyphen inside a line alone', () => {
    expect(repairSource('wet- en regelgeving', [], []).text).toBe('wet- en regelgeving');
  });

  it('removes bullets at the start of a line only', () => {
    expect(repairSource(' • een\n\u{F0B7} twee • drie', [], []).text).toBe('een twee • drie');
  });

  it('applies a repair to the lines it names only', () => {
    expect(repairSource('op 1\nop 1\nop 1', [repair(2, '1', '2')], []).text).toBe('op 1 op 2 op 1');
  });

  it('repairs across lines without moving the lines that follow', () => {
    expect(
      repairSource('DUO-\nmedewerkers\nhier', [repair(1, 'DUO-\nmedewerkers', 'DUO-medewerkers', 2)], [omission(3)]),
    ).toEqual({
      text: 'DUO-medewerkers',
      problems: [],
    });
  });

  it.each([
    ['a repair whose text is not there', [repair(1, 'zes', 'vijf')], []],
    ['a repair whose text is there twice', [repair(1, 'e', 'a')], []],
    ['a repair that changes nothing', [repair(1, 'een', 'een')], []],
    ['an omission of a blank line', [], [omission(2)]],
    ['an omission whose text is not there', [], [omission(1, 'zes')]],
  ])('reports %s', (_, repairs, omissions) => {
    expect(repairSource('een twee\n\n', repairs, omissions).problems).toHaveLength(1);
  });
});

describe('readDocument', () => {
  const markdown = [
    '---\ntitle: T\nsources: []\n---\n',
    '# T\n\n<!-- page: 2 -->\n\nEen[^1] <!-- page: 3 --> [woord](https://a.nl).\n',
    '- item\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: Noot.\n',
  ].join('\n');

  it('keeps headings, text, items, rows and footnotes, and drops comments and marks', () => {
    expect(readDocument(markdown).blocks).toEqual(['T', 'Een woord.', 'item', 'a b', '1 2', 'Noot.']);
  });

  it('gives the addresses of links', () => {
    expect(readDocument(markdown).links).toEqual(['https://a.nl']);
  });

  it('refuses a file without front matter', () => {
    expect(() => readDocument('# T')).toThrow('front matter');
  });
});
