import { describe, expect, test } from 'vitest';
import type { Target } from '../answer.ts';
import { NOTHING_UNDERSTOOD } from '../turn.ts';
import { endingText } from './ended.ts';

const documents = [{ publisher: 'Gemeente' }, { publisher: 'Bibliotheek' }, { publisher: 'Bibliotheek' }];
const targets: Readonly<Record<string, Target>> = {
  contact: { label: 'Balie', url: 'https://www.bieb.example/balie/' },
  'mijn-duo': { label: 'Mijn Bieb', url: 'https://bieb.example' },
};
const said = (status: 'abstained' | 'redirected' | 'refused', message: string, language = 'nl', question = '') =>
  endingText(
    { language, understanding: { ...NOTHING_UNDERSTOOD, question } },
    { status, reason: 'out_of_scope', message, target: null },
    documents,
    (key) => targets[key] ?? null,
  );

describe('the text of an ending', () => {
  test('names the publisher of most documents and the editors’ addresses, not one organisation', () => {
    expect(said('redirected', 'redirected.out_of_scope')).toContain('documenten van Bibliotheek');
    expect(said('redirected', 'redirected.own_file')).toMatch(/via Mijn Bieb\..*bieb\.example\/balie\./);
    for (const message of ['redirected.own_file', 'redirected.out_of_scope', 'redirected.smalltalk', 'refused.attack'])
      expect(said('redirected', message)).not.toMatch(/DUO/);
  });

  test('of an abstention names what was looked for, where the language has words for that', () => {
    expect(said('abstained', 'abstained.not_in_documents', 'nl', 'Wat kost een boete?')).toContain('kost, boete');
    expect(said('abstained', 'abstained.not_in_documents', 'de', 'Was kostet es?')).toMatch(/^Das steht nicht/);
    expect(said('abstained', 'abstained.not_in_documents')).toMatch(/^Dat staat niet/);
  });

  test('that is not there is a mistake', () => {
    expect(() => said('refused', 'refused.nonsense')).toThrow(/no interface text/);
  });
});
