/** Generated Markdown documents for property tests: headings, paragraphs, lists, tables, footnotes and marks. */
import fc from 'fast-check';

const word = fc.constantFrom(
  'studie',
  'schuld',
  'lening',
  'aanvraag',
  'DUO',
  'school',
  'jaar',
  'bedrag',
  'termijn',
  'wet',
  'klant',
  'brief',
);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 45 }), fc.integer({ min: 1, max: 9999 }))
  .map(([words, number]) => `Zin ${number} over ${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(' '));
const list = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(fc.boolean(), sentence), { minLength: 1, maxLength: 14 }))
  .map(([led, items]) => {
    const lines = items.map(([nested, text], number) => `${nested && number > 0 ? '  ' : ''}- ${text}`);
    return `${led ? 'Neem dit mee:\n\n' : ''}${lines.join('\n')}`;
  });
const cell = fc.oneof(fc.integer({ min: 0, max: 9999 }).map(String), fc.constant(''), paragraph);
const table = fc
  .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
  .map((rows) => ['| Soort | Aantal |', '|---|---|', ...rows.map(([a, b]) => `| Rij ${a} | ${b} |`)].join('\n'));
const noted = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), paragraph)
  .map(([number, text]) => `${text} Zie de noot[^${number}].\n\n[^${number}]: Noot ${number} zegt meer.`);
const heading = fc
  .tuple(fc.constantFrom('##', '###', '####'), fc.constantFrom('Wat is er', 'Aanvragen', 'Betalen', 'Bezwaar'))
  .map(([marks, text]) => `${marks} ${text}`);
const mark = fc.constantFrom(
  '<!-- page: 7 -->',
  '<!-- page: unknown -->',
  '<!-- missing: een regel -->',
  '<!-- section: untitled -->',
  '<!-- chapter: untitled -->',
);

/** Body of a document, without front matter. */
export const markdownBody = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, heading, list, table, noted, mark), { maxLength: 16 })
  .map((blocks) => `# Gids\n\n${blocks.join('\n\n')}\n`);
