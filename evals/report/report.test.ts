import { expect, test } from 'vitest';
import { refuseEverything } from '../broken-systems.ts';
import { parseCases } from '../case.ts';
import { compare } from '../compare.ts';
import { checkThresholds, type Threshold } from '../gate.ts';
import { generate } from '../generate.ts';
import { judge } from '../judge.ts';
import { NO_SOURCES } from '../record.ts';
import { answerWith, syntheticSystem } from '../synthetic-system.ts';
import type { System } from '../system.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { tradeOff } from './trade-off.ts';

const LINES = [
  {
    id: 'a1',
    question: 'Hoe laat gaat de bibliotheek open?',
    must: [['negen']],
    gold: [{ doc: 'bieb', quote: 'De bibliotheek gaat om <negen> uur open.' }],
    expect: 'answer',
    twin: 'n1',
  },
  { id: 'n1', question: 'Hoe laat gaat het zwembad open?', expect: 'abstain', twin: 'a1' },
];
const CASES = parseCases(LINES.map((line) => JSON.stringify({ lang: 'nl', kind: 'fact', ...line })).join('\n'), 'test');
const sound = syntheticSystem(CASES);
const THRESHOLDS: Threshold[] = [{ metric: 'key-facts', subset: 'lang:nl', minimum: 0.9, why: 'Because | of this.' }];

async function report(system: System): Promise<Report> {
  const records = await generate(system, CASES, { parallel: 1, folder: null });
  const judgement = judge(records, NO_SOURCES);
  const last = judge(await generate(sound, CASES, { parallel: 1, folder: null }), NO_SOURCES);
  return {
    judgement,
    records,
    checks: checkThresholds(THRESHOLDS, judgement, records),
    comparison: compare(last, judgement),
  };
}

test('both forms say whether the thresholds are met and which cases are not right', async () => {
  const good = await report(sound);
  expect(renderMarkdown(good)).toContain('All thresholds are met.');
  expect(renderHtml(good)).toContain('data-verdict="right"');
  expect(renderHtml(good)).not.toContain('data-verdict="wrong"');
  const bad = await report(refuseEverything(sound));
  expect(renderMarkdown(bad)).toContain('**1 thresholds are not met.**');
  expect(renderMarkdown(bad)).toContain('- `a1` Hoe laat gaat de bibliotheek open? (abstained) key-facts: no answer');
  expect(renderMarkdown(bad)).toContain('| a1 | answered → abstained |');
  expect(renderHtml(bad)).toContain('1 thresholds are not met.');
});

test('the page has each case with its answer, evidence, expected facts and verdicts', async () => {
  const page = renderHtml(await report(sound));
  const section = page.slice(page.indexOf('id="case-a1"'), page.indexOf('id="case-n1"'));
  expect(section).toContain('De bibliotheek gaat om &lt;negen&gt; uur open. [1]');
  expect(section).toContain('<blockquote lang="nl">De bibliotheek gaat om &lt;negen&gt; uur open.</blockquote>');
  expect(section).toContain('<li>negen</li>');
  expect(section).toContain('<th scope="row">key-facts</th>');
});

test('what an answer says cannot become markup or a script of the page', async () => {
  const text = '<script>alert(1)</script>"\' &amp;';
  const hostile: System = { ...sound, answer: async () => answerWith({ status: 'refused', text, citations: [] }) };
  const page = renderHtml(await report(hostile));
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; &amp;amp;');
});

test('the page needs nothing from elsewhere', async () => {
  expect(renderHtml(await report(sound))).not.toMatch(/(?:src|href)="(?!#)|@import|url\(/);
});

test('the trade-off counts both errors, weighs them, and tells twins apart', async () => {
  const good = await report(sound);
  expect(tradeOff(good.judgement, good.records)).toMatchObject({
    costs: [{ cost: 0 }, { cost: 0 }, { cost: 0 }],
    twins: { pairs: 1, both: 1, answeredBoth: 0, answeredNeither: 0, reversed: 0 },
  });
  const bad = await report(refuseEverything(sound));
  const { rows, costs, twins } = tradeOff(bad.judgement, bad.records);
  expect(rows.find(({ expect: expected }) => expected === 'answer')?.counts).toEqual([0, 0, 1, 0, 0, 0, 0]);
  expect(costs.map(({ cost }) => cost)).toEqual([50, 50, 50]);
  expect(twins).toMatchObject({ pairs: 1, both: 0, answeredNeither: 1 });
});
