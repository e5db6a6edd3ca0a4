import { describe, expect, test } from 'vitest';
import { DocumentError, readFrontMatter } from './front-matter.ts';

const FIELDS: Readonly<Record<string, string>> = {
  id: 'gids-2031',
  title: 'Gids',
  published: '"2031-06"',
  period: '"2030-2031"',
};
/** A document with these fields; null leaves one out. */
function document(changes: Readonly<Record<string, string | null>> = {}): string {
  const lines = Object.entries({ ...FIELDS, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\nTekst.\n`;
}

describe('front matter', () => {
  test('a year without quotes is told to want quotes', () => {
    expect(() => readFrontMatter(document({ period: '2024' }))).toThrow(/period: must be a year in quotes/);
    expect(() => readFrontMatter(document({ published: '2024' }))).toThrow(/published: must be a date in quotes/);
  });

  test('four fields are enough; the rest has defaults', () => {
    expect(readFrontMatter(document())).toEqual({
      meta: {
        id: 'gids-2031',
        title: 'Gids',
        publisher: '',
        published: '2031-06',
        period: '2030-2031',
        language: 'nl',
        url: null,
        sources: [],
      },
      body: 'Tekst.\n',
      guessed: [],
      state: null,
      origin: null,
    });
  });

  test('a file with Windows line ends and a byte order mark is read', () => {
    const { meta, body } = readFrontMatter(`\uFEFF${document().replaceAll('\n', '\r\n')}`);
    expect([meta.id, body]).toEqual(['gids-2031', 'Tekst.\r\n']);
  });

  test.each([
    ['id', null],
    ['id', 'Gids 2031'],
    ['title', '""'],
    ['published', '"juni 2031"'],
    ['published', '2031'],
    ['period', '"2031/2032"'],
    ['url', 'geen adres'],
    ['sources', '[{file: a.txt, sha256: kort}]'],
  ])('a wrong %s (%s) is refused by its name', (field, value) => {
    expect(() => readFrontMatter(document({ [field]: value }))).toThrow(DocumentError);
    expect(() => readFrontMatter(document({ [field]: value }))).toThrow(new RegExp(`wrong: ${field}`));
  });

  test('every wrong field is named at once', () => {
    expect(() => readFrontMatter(document({ id: 'A', period: null }))).toThrow(/id: .*period: /);
  });

  test('a document without front matter is refused', () => {
    expect(() => readFrontMatter('# Gids\n')).toThrow(/does not start with front matter/);
  });

  test('front matter that is no YAML is refused', () => {
    expect(() => readFrontMatter('---\ntitle: "open\n---\n')).toThrow(/not valid YAML/);
  });
});
