/** How well personal data is masked, measured on labelled lines and held against a floor. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PERSONAL_DATA_KINDS } from '../../src/screening/personal-data.ts';
import { maskText } from '../../src/screening/screen.ts';
import { type LineResult, measureLine, parseLines, totals } from './measure.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
/** Least precision and recall. */
const FLOOR = 0.98;
const ROOT = join(import.meta.dirname, '../..');

const lines = parseLines(readFileSync(join(import.meta.dirname, 'lines.jsonl'), 'utf8'));
const isHeld = ({ id }: { id: string }) => id.startsWith('pd-held-');
const SETS = [
  ['lines that the masks were made with', lines.filter((line) => !isHeld(line))],
  ['lines kept apart', lines.filter(isHeld)],
] as const;

const shown = ({ line, masked, missed, wrong }: LineResult) =>
  `${line.id}: ${masked}\n    missed ${JSON.stringify(missed)}, wrong ${JSON.stringify(wrong)}`;

test('there are at least 200 lines, each once, at least 80 without personal data, and eight or more of each kind', () => {
  expect(lines.length).toBeGreaterThanOrEqual(200);
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  expect(lines.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(80);
  for (const kind of PERSONAL_DATA_KINDS) {
    const count = lines.flatMap(({ labels }) => labels).filter((label) => label.kind === kind).length;
    expect(count, kind).toBeGreaterThanOrEqual(8);
  }
});

describe.each(SETS)('%s', (name, set) => {
  const results = set.map((line) => measureLine(line, NOW));
  const { precision, recall, lines: count, labels, masks } = totals(results);

  test('precision and recall', () => {
    console.log(
      `Personal data, ${name}: ${count} lines, ${labels} labels, ${masks} masks; ` +
        `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    const worst = results.filter(({ missed, wrong }) => missed.length + wrong.length > 0).map(shown);
    expect(precision, worst.join('\n')).toBeGreaterThanOrEqual(FLOOR);
    expect(recall, worst.join('\n')).toBeGreaterThanOrEqual(FLOOR);
  });
});

test('nothing is masked in the documents and the question bank, which hold no personal data of these kinds', () => {
  const folder = join(ROOT, 'corpus');
  const documents = readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name));
  const texts = [
    ...documents.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')),
    ...readFileSync(join(folder, 'questions.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { question: string }).question),
  ];
  const mask = new RegExp(`\\[(?:${PERSONAL_DATA_KINDS.join('|')})\\]`);
  expect(texts.length).toBeGreaterThan(2000);
  expect(texts.map((text) => maskText(text, NOW)).filter((masked) => mask.test(masked))).toEqual([]);
});

describe('the measure', () => {
  const measure = (text: string) => {
    const [line] = parseLines(JSON.stringify({ id: 'x', text }));
    return measureLine(line as NonNullable<typeof line>, NOW);
  };

  test('counts what is masked rightly, missed and masked wrongly', () => {
    const { found, masks, missed, wrong } = measure(
      'bsn {BSN:999990019}, fiets {kenteken:fiets-7}, mail a@b.example, bel {telefoonnummer:06-12345678}',
    );
    expect({ found, masks, missed, wrong }).toEqual({
      found: 2,
      masks: 3,
      missed: ['fiets-7'],
      wrong: ['a@b.example'],
    });
  });

  test('takes a mask of another kind for both wrong and missed', () => {
    const { missed, wrong } = measure('bsn {telefoonnummer:999990019}');
    expect([missed, wrong]).toEqual([['999990019'], ['999990019']]);
  });

  test('refuses a label of no known form', () => {
    expect(() => measure('bsn {BNS:999990019}')).toThrow(/x: a label/);
  });
});
