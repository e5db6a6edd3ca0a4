import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../corpus/parse-markdown.ts';
import { passagesOf } from '../../corpus/passages.ts';
import { inline } from './inline.ts';
import { fragmentOf, markPassages } from './marking.ts';
import { SAMPLE } from './sample.fake.ts';
import { sourcePage } from './source-page.ts';
import { wordsIn } from './words.ts';

const folder = new URL('../../../corpus/', import.meta.url);
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

const documents = [['the sample', SAMPLE] as const, ...corpus].map(([name, markdown]) => {
  const document = parseDocument(markdown);
  return { name, document, passages: passagesOf(document) };
});

const view = { language: 'nl' as const, words: wordsIn('nl'), path: '/bronnen/x' };

async function draw({ document, passages }: (typeof documents)[number]): Promise<string> {
  return String(await sourcePage(view, document, passages));
}

const sample = () => draw(documents[0] as (typeof documents)[number]);

/** The text of HTML, white space folded. */
function textOf(page: string): string {
  const text = page.replace(/<\/?(a|span|strong|small)\b[^>]*>/g, '').replace(/<[^>]*>/g, ' ');
  const plain = text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
  return plain.replace(/\s+/g, ' ');
}

describe.each(documents)('the page of $name', (source) => {
  test('has each passage’s fragment once, and no id twice', async () => {
    const ids = [...(await draw(source)).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(source.passages.length).toBeGreaterThan(3);
    for (const passage of source.passages) expect(ids, passage.text).toContain(fragmentOf(passage));
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('has the whole text of the document, in order', async () => {
    const page = await draw(source);
    const article = textOf(page.slice(page.indexOf('<article')));
    let from = 0;
    for (const block of source.document.blocks) {
      const spans = block.cells ?? [block];
      for (const span of block.level === 1 && block.kind === 'heading' ? [] : spans) {
        for (const word of source.document.text.slice(span.start, span.end).split(/\s+/)) {
          const at = article.indexOf(word, from);
          expect(at, `${word} in ${source.document.text.slice(span.start, span.end)}`).toBeGreaterThanOrEqual(from);
          from = at + word.length;
        }
      }
    }
  });

  test('parts of a block are the whole block', () => {
    const { parts } = markPassages(source.document, source.passages);
    for (const [index, block] of source.document.blocks.entries()) {
      const own = parts[index] ?? [];
      expect([own[0]?.start, own.at(-1)?.end]).toEqual([block.start, block.end]);
      for (const [n, part] of own.entries()) expect(part.start).toBe(n === 0 ? block.start : own[n - 1]?.end);
    }
  });
});

describe('the source page', () => {
  test('shows headings under the title, with a table of contents that leads to them', async () => {
    const page = await sample();
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toMatch(/<h2 id="kop-\d+">.*Voorwoord/);
    const links = [...page.matchAll(/href="#(kop-\d+)"/g)].map((match) => match[1]);
    expect(links).toHaveLength(5);
    for (const link of links) expect(page).toContain(`id="${link}"`);
  });

  test('shows a table with its headers', async () => {
    const page = await sample();
    expect(page).toContain('<thead><tr><th scope="col">Verzuim</th><th scope="col">2030</th>');
    expect(page).toContain('<th scope="row">Afdeling 1</th><td>0,1%</td>');
    expect(page.match(/<table/g)).toHaveLength(1);
    expect(page.match(/<tbody/g)?.length).toBeGreaterThan(1);
  });

  test('shows notes as the editors’, page marks where a page begins, nested lists in their item', async () => {
    const page = await sample();
    expect(page).toMatch(
      /<p class="note" role="note"[^>]*><strong lang="nl">Opmerking van de redactie:<\/strong> Hier ontbreekt/,
    );
    expect(textOf(page).match(/bladzijde \d+/g)).toEqual(['bladzijde 3', 'bladzijde 4']);
    expect(page).toMatch(/Punt 12:[\s\S]*?<ul>\s*<li>Een punt onder het laatste punt\./);
  });

  test('links what the document links, but no address that runs a script', async () => {
    const page = await sample();
    expect(page).toContain('<a href="https://example.org/besluit" rel="noreferrer">het besluit</a>');
    expect(page).toContain(
      '<p class="footnote">Zie <a href="https://example.org/bijlage.pdf" rel="noreferrer">de bijlage</a>.</p>',
    );
    expect(page).not.toMatch(/href="javascript:/);
    expect(page).not.toContain('<script');
  });

  test('names a link that stands behind no text by its file', () => {
    const links = [{ start: 3, end: 3, url: 'https://example.org/a/bijlage.pdf' }];
    const drawn = String(inline('Zie', { start: 0, end: 3 }, links, wordsIn('nl')));
    expect(drawn).toContain('>(link: example.org: bijlage.pdf)</a>');
  });
});
