import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Case, parseCases, readCases } from './case.ts';
import { lintCases, readBank } from './lint.ts';
import exemptions from './lint-exemptions.json' with { type: 'json' };
import { NO_SOURCES, type Sources } from './record.ts';
import { readSources } from './sources.ts';
import { isSentenceCaseFile } from './verification/sentence-case.ts';

const CASES = join(import.meta.dirname, 'cases');
const CORPUS = join(import.meta.dirname, '..', 'corpus');

function cases(...lines: object[]): Case[] {
  const base = { lang: 'nl', kind: 'fact', expect: 'abstain' };
  return parseCases(
    lines.map((line, index) => JSON.stringify({ id: `c${index}`, ...base, ...line })).join('\n'),
    'test',
  );
}
const sources: Sources = { ...NO_SOURCES, text: (id) => (id === 'bieb' ? 'Een pas kost\n25 euro.' : null) };
const rules = (items: Case[], bank: { language: string; question: string }[] = []) =>
  lintCases(items, sources, bank).map(({ id, rule, level }) => `${id} ${rule} ${level}`);

test('every case of this repository is fit to measure with', async () => {
  const files = readdirSync(CASES).map((name) => join(CASES, name));
  const items = readCases(files.filter((file) => file.endsWith('.jsonl') && !isSentenceCaseFile(file)));
  const findings = lintCases(items, await readSources(CORPUS), readBank(join(CORPUS, 'questions.jsonl')));
  const errors = findings.filter(
    ({ id, rule, level }) => level === 'error' && !exemptions.some((one) => one.id === id && one.rule === rule),
  );
  expect(errors.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
});

test('a case that nearly equals a bank question of its language is an error', () => {
  const items = cases({ question: 'Wat kost een nieuwe pas?' });
  expect(rules(items, [{ language: 'nl', question: 'Wat kost een nieuwe pas' }])).toEqual(['c0 bank error']);
  expect(rules(items, [{ language: 'en', question: 'Wat kost een nieuwe pas' }])).toEqual([]);
});

test('two cases that ask nearly the same are an error, unless they are twins or follow other words', () => {
  const question = 'Hoe laat gaat het filiaal aan de haven open?';
  expect(rules(cases({ question }, { question }))).toEqual(['c1 duplicate error']);
  expect(rules(cases({ question }, { question, twin: 'c0' }))).toEqual([]);
  const history = [
    { role: 'user', content: 'En het zwembad?' },
    { role: 'assistant', content: 'Om acht uur.' },
  ];
  expect(rules(cases({ question }, { question, history }))).toEqual([]);
});

test('gold must stand in its document, by letters and digits', () => {
  const answerable = { question: 'Wat kost een pas?', expect: 'answer', must: [['25']] };
  expect(rules(cases({ ...answerable, gold: [{ doc: 'bieb', quote: 'pas kost 25 euro' }] }))).toEqual([]);
  expect(rules(cases({ ...answerable, gold: [{ doc: 'bieb', quote: 'pas kost 25 dollar' }] }))).toEqual([
    'c0 gold error',
  ]);
  expect(rules(cases({ ...answerable, gold: [{ doc: 'zoek', quote: 'pas kost 25 euro' }] }))).toEqual([
    'c0 gold error',
  ]);
});

test('a key fact that no gold quote holds is a notice', () => {
  const item = {
    question: 'Wat kost een pas?',
    expect: 'answer',
    gold: [{ doc: 'bieb', quote: 'Een pas kost 25 euro.' }],
  };
  expect(rules(cases({ ...item, must: [['25'], ['dertig', '30']] }))).toEqual(['c0 facts notice']);
});

test('an answerable case without gold, an unanswerable one with it, and a lost twin are errors', () => {
  expect(rules(cases({ question: 'Wat kost een pas?', expect: 'answer', must: [['25']] }))).toEqual(['c0 shape error']);
  expect(rules(cases({ question: 'Wat?', gold: [{ doc: 'bieb', quote: '25 euro' }] }))).toEqual(['c0 shape error']);
  expect(rules(cases({ question: 'Wat kost een pas?', twin: 'weg' }))).toEqual(['c0 twin error']);
});
