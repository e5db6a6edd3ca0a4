import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, CorpusDocument } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseDocument } from './parse-markdown.ts';

const FRONT_MATTER = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n';
const parse = (body: string): CorpusDocument => parseDocument(FRONT_MATTER + body);
const textOf = (document: CorpusDocument, block: Block) => document.text.slice(block.start, block.end);
const texts = (document: CorpusDocument) => document.blocks.map((block) => textOf(document, block));
/** The block whose text begins so. */
function find(document: CorpusDocument, start: string): Block {
  const block = document.blocks.find((other) => textOf(document, other).startsWith(start));
  if (!block) throw new Error(`no block begins with ${start}`);
  return block;
}

test('what an import guessed is not known to readers; to editors it is', () => {
  const markdown = FRONT_MATTER.replace('---\nid', '---\nguessed: ["period"]\nid');
  expect(parseDocument(markdown).meta).toMatchObject({ published: '2031', period: '' });
  expect(readFrontMatter(markdown)).toMatchObject({ meta: { period: '2030' }, guessed: ['period'] });
});

describe('headings', () => {
  const document = parse('# Gids\n\n## Aanvragen\n\n### Wie\n\nIedereen.\n\n## Betalen\n\nLater.\n');

  test('a block knows the headings above it, without the document’s title', () => {
    expect(find(document, 'Iedereen').path).toEqual(['Aanvragen', 'Wie']);
  });

  test('a heading ends those of its level and deeper', () => {
    expect(find(document, 'Later').path).toEqual(['Betalen']);
    expect(find(document, 'Betalen')).toMatchObject({ kind: 'heading', level: 2, path: [] });
  });

  test('a heading without text is no heading, and ends those of its level', () => {
    const empty = parse('##\n\nEerst.\n\n## Een\n\nTekst.\n\n##\n\nVerder.\n');
    expect(texts(empty)).toEqual(['Eerst.', 'Een', 'Tekst.', 'Verder.']);
    expect(find(empty, 'Verder').path).toEqual([]);
  });

  test('what follows `section: untitled` stands under the chapter alone', () => {
    const untitled = parse('## Een\n\n### Deel\n\nA.\n\n<!-- section: untitled -->\n\nB.\n');
    expect(find(untitled, 'B.').path).toEqual(['Een']);
  });

  test('what follows `chapter: untitled` stands under no heading', () => {
    const untitled = parse('## Een\n\n### Deel\n\nA.\n\n<!-- chapter: untitled -->\n\nB.\n');
    expect(find(untitled, 'B.').path).toEqual([]);
  });
});

describe('lists', () => {
  test('items are introduced by the paragraph before that ends in a colon', () => {
    const document = parse('Neem mee:\n\n- een pas\n- een foto\n');
    expect(document.blocks.map((block) => block.kind)).toEqual(['paragraph', 'item', 'item']);
    expect(document.blocks.map((block) => block.introducedBy)).toEqual([null, 0, 0]);
  });

  test('items after a paragraph that announces nothing have no introduction', () => {
    expect(find(parse('Dat was het.\n\n- een pas\n'), 'een pas').introducedBy).toBeNull();
  });

  test('an item inside an item is introduced by that item and lies one level deeper', () => {
    const document = parse('- vervoer\n  - trein\n  - bus\n');
    expect(find(document, 'bus')).toMatchObject({ kind: 'item', level: 2, introducedBy: 0 });
  });

  test('an item of several paragraphs is one block', () => {
    expect(texts(parse('- Eerst.\n\n  Daarna.\n'))).toEqual(['Eerst. Daarna.']);
  });

  test('an item without text leaves no block, also at the start of a document', () => {
    const document = parse('-\n  - trein\n');
    expect(texts(document)).toEqual(['trein']);
    expect(document.blocks[0]?.introducedBy).toBeNull();
  });

  test('a quotation or code inside an item is not lost', () => {
    expect(texts(parse('- Zij zei:\n\n  > Kom binnen.\n'))).toEqual(['Zij zei:', 'Kom binnen.']);
  });
});

describe('tables', () => {
  const document = parse('| Duur | 2023 | 2024 |\n|---|---|---|\n| Kort | 1,0% | 0,9% |\n| Lang | | 4,8% |\n');

  test('a row is one block of its cells, introduced by the header', () => {
    expect(texts(document)).toEqual(['Duur | 2023 | 2024', 'Kort | 1,0% | 0,9%', 'Lang |  | 4,8%']);
    expect(document.blocks.map((block) => block.kind)).toEqual(['header', 'row', 'row']);
    expect(document.blocks.map((block) => block.introducedBy)).toEqual([null, 0, 0]);
  });

  test('each cell knows its place, an empty one too', () => {
    const cells = document.blocks[2]?.cells?.map((cell) => document.text.slice(cell.start, cell.end));
    expect(cells).toEqual(['Lang', '', '4,8%']);
  });

  test('a line break in a cell is a blank', () => {
    expect(texts(parse('| a<br>b |\n|---|\n| c |\n'))[0]).toBe('a b');
  });

  test('a footnote of a cell follows the table and belongs to the row', () => {
    const noted = parse('| a |\n|---|\n| b[^1] |\n| c |\n\n[^1]: Geschat.\n');
    expect(texts(noted)).toEqual(['a', 'b', 'c', 'Geschat.']);
    expect(noted.blocks[3]).toMatchObject({ kind: 'footnote', introducedBy: 1 });
  });
});

describe('footnotes', () => {
  test('a footnote follows the block that refers to it, and its mark is gone', () => {
    const document = parse('Zie de staat[^1], blijkt.\n\nVerder.\n\n[^1]: Staat 2022.\n');
    expect(texts(document)).toEqual(['Zie de staat, blijkt.', 'Staat 2022.', 'Verder.']);
    expect(document.blocks[1]).toMatchObject({ kind: 'footnote', introducedBy: 0 });
  });

  test('a footnote referred to twice stands once', () => {
    expect(texts(parse('A[^1].\n\nB[^1].\n\n[^1]: Noot.\n'))).toEqual(['A.', 'Noot.', 'B.']);
  });

  test('a footnote that refers to itself ends', () => {
    expect(texts(parse('A[^1].\n\n[^1]: Zie[^1] hier.\n'))).toEqual(['A.', 'Zie hier.']);
  });

  test('paragraphs of a footnote are parted by a blank', () => {
    expect(texts(parse('A[^1].\n\n[^1]: Een.\n\n    Twee.\n'))).toEqual(['A.', 'Een. Twee.']);
  });
});

describe('pages', () => {
  test('a page mark holds for what follows until `unknown`', () => {
    const document = parse('A.\n\n<!-- page: 22 -->\n\nB.\n\nC.\n\n<!-- page: unknown -->\n\nD.\n');
    expect(document.blocks.map((block) => block.page)).toEqual([null, 22, 22, null]);
  });

  test('a page mark inside a paragraph leaves the paragraph on the page where it began', () => {
    const document = parse('<!-- page: 2 -->\n\nBegin <!-- page: 3 -->en eind.\n\nB.\n');
    expect(texts(document)).toEqual(['Begin en eind.', 'B.']);
    expect(document.blocks.map((block) => block.page)).toEqual([2, 3]);
  });

  test('text on the line of a page mark is not lost', () => {
    const document = parse('<!-- page: 4 --> Meteen verder.\n');
    expect(texts(document)).toEqual(['Meteen verder.']);
    expect(document.blocks[0]?.page).toBe(4);
  });

  test('`unknown` holds inside a paragraph too', () => {
    const document = parse('<!-- page: 2 -->\n\nBegin <!-- page: unknown -->en eind.\n\nB.\n');
    expect(document.blocks.map((block) => block.page)).toEqual([2, null]);
  });
});

describe('text', () => {
  test('a note for readers has its place and is no text', () => {
    const document = parse('A.\n\n<!-- missing: Hier ontbreekt\neen zin. -->\n\nB.\n');
    expect(document.text).toBe('A.\n\nB.');
    expect(document.blocks[1]).toMatchObject({ kind: 'note', note: 'Hier ontbreekt\neen zin.', start: 2, end: 2 });
  });

  test('marks of emphasis and links are gone; a link keeps its place and its address', () => {
    const document = parse('Ga naar **Mijn** [het *portaal*](https://example.org/p) toe.\n');
    expect(document.text).toBe('Ga naar Mijn het portaal toe.');
    const [link] = document.blocks[0]?.links ?? [];
    expect(document.text.slice(link?.start, link?.end)).toBe('het portaal');
    expect(link?.url).toBe('https://example.org/p');
  });

  test('a line end inside a paragraph is a blank', () => {
    expect(parse('Een\ntwee\\\ndrie.\n').text).toBe('Een twee drie.');
  });

  test('a comment of any other kind is ignored', () => {
    expect(parse('A.\n\n<!-- nakijken -->\n\nB.\n').text).toBe('A.\n\nB.');
  });
});

describe.each(readdirSync('corpus').filter((name) => name.endsWith('.md')))('corpus/%s', (name) => {
  const document = parseDocument(readFileSync(`corpus/${name}`, 'utf8'));

  test('blocks stand in order, parted by a blank line, and together are the text', () => {
    const shown = document.blocks.filter((block) => block.kind !== 'note');
    expect(shown.map((block) => textOf(document, block)).join('\n\n')).toBe(document.text);
  });

  test('no Markdown and no glyph of the source is left in the text', () => {
    expect(document.text).not.toMatch(/<!--|\*\*|\]\(|\[\^|^#|\uF0B7/mu);
  });
});
