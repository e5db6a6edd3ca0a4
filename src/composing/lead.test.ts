import { describe, expect, test } from 'vitest';
import type { DocumentMeta } from '../corpus/document.ts';
import languages from '../texts/languages.json' with { type: 'json' };
import type { Judgement } from '../turn.ts';
import { leadOf } from './lead.ts';

const document: DocumentMeta = {
  id: 'verslag',
  title: 'Jaarverslag',
  publisher: 'Uitgever',
  published: '2025',
  period: '2024',
  language: 'nl',
  url: null,
  sources: [],
};
const lead = (language: string, reason: Judgement['reason'] = null, quotes: string[] = [], isFirst = true) =>
  leadOf(document, { language, judgement: { status: 'answered', reason, confidence: null } }, isFirst, quotes);

describe('a lead', () => {
  test('names document and year, whatever the quote says', () => {
    expect(lead('nl')).toBe('Volgens Jaarverslag, over 2024:');
  });

  test('names no year where nobody knows it', () => {
    const told = (reason: Judgement['reason']) =>
      leadOf(
        { ...document, period: '' },
        { language: 'nl', judgement: { status: 'partial', reason, confidence: null } },
        true,
        [],
      );
    expect(told(null)).toBe('Volgens Jaarverslag:');
    expect(told('other_period')).toBe(told('near'));
  });

  test('says of a partial answer that this is what stands nearest, then from when', () => {
    expect(lead('nl', 'near')).toMatch(/Dit staat er het dichtst bij\. Volgens Jaarverslag, over 2024:$/);
    expect(lead('en', 'near')).toMatch(/^The sources are in Dutch\..* This comes closest\. According to .*2024:$/);
  });

  test('says that the sources differ', () => {
    expect(lead('nl', 'conflicting')).toMatch(/^De bronnen zeggen niet hetzelfde\./);
  });

  test('explains the terms of the quotes to a reader of another language, once', () => {
    expect(lead('de', null, ['De rente stijgt.'])).toContain('Begriffe: rente = Zinsen.');
    expect(lead('nl', null, ['De rente stijgt.'])).not.toContain('=');
    expect(lead('de', null, ['De rente stijgt.'], false)).toBe('Laut Jaarverslag, über 2024:');
  });

  test('is in one language: English where the reader’s lacks a line', () => {
    for (const language of Object.keys(languages)) {
      for (const reason of [null, 'near', 'conflicting', 'other_period'] as const) {
        const said = lead(language, reason);
        const english = said.includes('According to');
        expect([language, english]).toEqual([language, said.includes('The sources are in Dutch')]);
      }
    }
  });
});
