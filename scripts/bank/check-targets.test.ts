import { expect, test } from 'vitest';
import { targetFindings } from './check-targets.ts';

const now = new Date('2026-03-01T00:00:00Z');

test('a missing file of targets is one finding that names the file and what must stand in it', () => {
  const found = targetFindings([], 'questions.jsonl', { file: 'corpus/targets.yaml', text: '', targets: {} }, now);
  expect(found).toHaveLength(1);
  expect(JSON.stringify(found[0])).toMatch(/corpus\/targets\.yaml.*missing or empty.*contact, mijn-duo/);
});

test('a target that an answer needs and that the file lacks is named', () => {
  const text = 'contact:\n  label: { nl: Balie }\n  url: https://bieb.example\n  checked: 2026-02-01\n';
  const targets = { contact: { label: { nl: 'Balie' }, url: 'https://bieb.example', checked: '2026-02-01' } };
  const found = targetFindings([], 'questions.jsonl', { file: 'targets.yaml', text, targets }, now);
  expect(found.some((one) => JSON.stringify(one).includes('mijn-duo'))).toBe(true);
  expect(found.some((one) => JSON.stringify(one).includes('"contact'))).toBe(false);
});
