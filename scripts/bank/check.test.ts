import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeEmbedder } from '../../src/adapters/embedder.fake.ts';
import { refreshIndex } from '../../src/indexing/refresh.ts';
import { type Check, checkBank } from './check.ts';
import { renderFindings } from './finding.ts';

const NOW = new Date('2030-07-01T12:00:00Z');
const split = () => [];
const GUIDE = `---
id: gids
title: Gids
published: "2031"
period: "2030"
---

# Gids

## Bezwaar

U kunt binnen zes weken bezwaar maken tegen een besluit. Daarna is het te laat.

## Reizen

Studenten met een reisproduct reizen vrij met de trein. In de zomer geldt dat niet.

## Rente

De rente op een lening stijgt volgend jaar naar vier procent.
`;
const OBJECTION = 'U kunt binnen zes weken bezwaar maken tegen een besluit.';
const TRAVEL = 'Studenten met een reisproduct reizen vrij met de trein.';
const KEYS = ['contact', 'mijn-duo', 'complaint', 'emergency', '113'];
const targets = (keys = KEYS, checked = '2030-06-01') =>
  keys.map((key) => `"${key}":\n  label: { nl: Loket }\n  url: https://example.org\n  checked: ${checked}\n`).join('');
const entry = (question: string, more: object = {}) => ({
  document: 'gids',
  quote: OBJECTION,
  language: 'nl',
  question,
  kind: 'question',
  ...more,
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bank-check-'));
  await mkdir(join(root, 'corpus'));
  await mkdir(join(root, 'evals', 'cases'), { recursive: true });
  await writeFile(join(root, 'corpus', 'gids.md'), GUIDE);
  await writeFile(join(root, 'corpus', 'targets.yaml'), targets());
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function check(entries: readonly object[] | null): Promise<Check> {
  const corpusFolder = join(root, 'corpus');
  const bank = entries?.map((one) => JSON.stringify(one)).join('\n');
  if (bank !== undefined) await writeFile(join(corpusFolder, 'questions.jsonl'), bank);
  const embedder = new FakeEmbedder({ dimension: 64 });
  const index = await refreshIndex({ corpusFolder, indexFolder: join(root, 'index'), embedder, split });
  return checkBank({ corpusFolder, evalsFolder: join(root, 'evals'), index, embedder, split, now: NOW });
}
/** "rule line level" of each finding but the passages without a question. */
const found = ({ findings }: Check) =>
  findings.filter(({ rule }) => rule !== 'no-question').map(({ rule, line, level }) => `${rule} ${line} ${level}`);

describe('quotes and passages', () => {
  test('a quote that stands, in whatever white space and punctuation, is no finding', async () => {
    const quote = 'U kunt binnen zes weken\nbezwaar maken tegen een besluit';
    expect(found(await check([entry('Hoe lang heb ik voor bezwaar tegen een besluit?', { quote })]))).toEqual([]);
  });

  test('a quote that changed is an error, with the likest sentence', async () => {
    const check1 = await check([
      entry('Hoe lang?', { quote: 'U kunt binnen acht weken bezwaar maken tegen een besluit.' }),
    ]);
    expect(found(check1)).toEqual(['anchor 1 error']);
    expect(check1.findings[0]?.todo).toContain(OBJECTION);
    expect(check1.summary.errors).toBe(1);
  });

  test('an unknown document is an error that names those that are there', async () => {
    const { findings } = await check([entry('Hoe lang?', { document: 'gidsje' })]);
    expect(findings[0]).toMatchObject({ rule: 'anchor', todo: expect.stringContaining('gids') });
  });

  test('a passage without a question is named by the file and line it stands on; a proposed question does not count', async () => {
    const travel = entry('Reis ik vrij met de trein?', { quote: TRAVEL, state: 'proposed' });
    const { findings, summary } = await check([entry('Hoeveel weken heb ik om bezwaar te maken?'), travel]);
    const places = findings.filter(({ rule }) => rule === 'no-question').map(({ file, line }) => [file, line]);
    expect(places).toEqual([
      [join(root, 'corpus', 'gids.md'), 16],
      [join(root, 'corpus', 'gids.md'), 20],
    ]);
    expect(summary).toMatchObject({ questions: 2, proposed: 1, passages: 3 });
  });

  test('a corpus without a bank is not told that every passage is without a question', async () => {
    const { findings, summary } = await check(null);
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ questions: 0, gaps: 0, errors: 0, warnings: 0 });
  });
});

describe('wording', () => {
  test('one question as question and as gap is an error, whatever its punctuation', async () => {
    const result = await check([entry('Kan ik bezwaar maken?'), entry('kan ik bezwaar maken', { kind: 'gap' })]);
    expect(found(result)).toEqual(['contradiction 2 error']);
    expect(result.findings[0]?.what).toContain('line 1');
  });

  test('a gap that nearly equals a question is a warning', async () => {
    const gap = entry('Hoeveel weken heb ik om bezwaar te maken tegen besluiten?', { kind: 'gap' });
    const question = entry('Hoeveel weken heb ik om bezwaar te maken tegen besluit?');
    expect(found(await check([gap, question]))).toEqual(['answered-gap 1 warning']);
  });

  test.each([
    ['another year', 'Hoeveel bezwaren maakten studenten in 2024?', 'Hoeveel bezwaren maakten studenten in 2023?'],
    [
      'another subject',
      'Wat vinden studenten belangrijk in de service van het loket?',
      'Wat vinden inburgeraars belangrijk in de service van het loket?',
    ],
  ])('%s makes a gap another question', async (_, question, gap) => {
    expect(found(await check([entry(question), entry(gap, { kind: 'gap' })]))).not.toContain('answered-gap 2 warning');
  });

  test('one question twice with the same quote is a duplicate; with two quotes it is not', async () => {
    const question = 'Hoeveel weken heb ik om bezwaar te maken?';
    expect(found(await check([entry(question), entry(question)]))).toEqual(['duplicate 2 warning']);
    const twice = await check([entry(question), entry(question, { quote: TRAVEL })]);
    expect(twice.summary.rules.duplicate).toBe(0);
  });

  test('a case in the same language is named by its id and not by its words; an exempt one is passed over', async () => {
    const item = {
      id: 'k7',
      lang: 'nl',
      kind: 'fact',
      expect: 'abstain',
      question: 'Hoeveel weken heb ik om bezwaar te maken',
    };
    await writeFile(join(root, 'evals', 'cases', 'a.jsonl'), JSON.stringify(item));
    const question = 'Hoeveel weken heb ik om bezwaar te maken?';
    const result = await check([entry(question), entry(question, { language: 'en', kind: 'gap' })]);
    expect(found(result)).toEqual(['case 1 warning', 'language 2 warning']);
    expect(result.findings[0]?.what).toContain('k7');
    await writeFile(join(root, 'evals', 'lint-exemptions.json'), JSON.stringify([{ id: 'k7', rule: 'bank' }]));
    expect(found(await check([entry(question)]))).toEqual([]);
  });

  test('a label that the words contradict is a warning; keywords that could be any language are not', async () => {
    const english = entry('How many weeks do I have to object to a decision?');
    expect(found(await check([english, entry('DUO bezwaar', { language: 'en' })]))).toContain('language 1 warning');
    expect(found(await check([entry('DUO bezwaar besluit', { language: 'nl' })]))).toEqual([]);
  });
});

describe('targets', () => {
  test('one that an entry names and the file lacks is an error on the line of the entry', async () => {
    const result = await check([entry('Waar meld ik mij?', { kind: 'gap', target: 'balie' })]);
    expect(found(result)).toEqual(['target-missing 1 error']);
    expect(result.findings[0]?.todo).toContain('mijn-duo');
  });

  test('one that the assistant needs and the file lacks is an error', async () => {
    await writeFile(join(root, 'corpus', 'targets.yaml'), targets(['contact', 'mijn-duo', 'complaint', 'emergency']));
    const { findings } = await check(null);
    expect(findings).toMatchObject([{ rule: 'target-missing', level: 'error', what: expect.stringContaining('113') }]);
  });

  test('an address never checked, and one checked too long ago, are warnings on the line of their key', async () => {
    const file = targets(['contact'], 'null') + targets(['mijn-duo'], '2029-12-01') + targets(KEYS.slice(2));
    await writeFile(join(root, 'corpus', 'targets.yaml'), file);
    expect(found(await check(null))).toEqual(['target-unchecked 1 warning', 'target-unchecked 5 warning']);
  });
});

test('findings read as file, line, level, what is wrong and what to do', async () => {
  const { findings } = await check([entry('Hoe lang?', { document: 'weg' })]);
  expect(renderFindings(findings.filter(({ rule }) => rule === 'anchor'))).toBe(
    `Quotes that stand in no document (1)\n\n${join(root, 'corpus', 'questions.jsonl')}:1: error: ` +
      'there is no document "weg".\n    Use one of: gids; or remove the entry.\n\n',
  );
});
