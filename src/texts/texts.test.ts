import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import languages from './languages.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import { isTextKey, text, textKeys } from './texts.ts';

const placeholders = (value: string) => [...value.matchAll(/\{[^}]*\}/g)].map(([found]) => found).sort();

describe('the text files', () => {
  it('have the same keys in Dutch and English', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
  });

  it('have the same placeholders in Dutch and English', () => {
    for (const key of textKeys()) expect([key, placeholders(en[key])]).toEqual([key, placeholders(nl[key])]);
  });

  it('have no empty text, no doubled blank and no stray brace', () => {
    for (const table of [nl, en, ...Object.values(languages)]) {
      for (const [key, value] of Object.entries(table)) {
        expect([key, value.trim().replace(/ {2,}/g, ' ')]).toEqual([key, value]);
        expect([key, value.replace(/\{[a-z_]+\}/g, '')]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
        expect(value.length).toBeGreaterThan(0);
      }
    }
  });

  it('address the Dutch reader with u, never je', () => {
    for (const [key, value] of Object.entries(nl)) {
      expect([key, value]).toEqual([key, expect.not.stringMatching(/\b(?:je|jij|jouw|jullie)\b/i)]);
    }
  });

  it('keep Dutch sentences under 25 words', () => {
    for (const [key, value] of Object.entries(nl)) {
      const longest = Math.max(...value.split(/[.!?:]\s/).map((sentence) => sentence.split(/\s+/).length));
      expect([key, longest > 24]).toEqual([key, false]);
    }
  });

  it('say in more than twenty other languages that the sources are Dutch and that nothing was found', () => {
    expect(Object.keys(languages).length).toBeGreaterThan(20);
    for (const [language, table] of Object.entries(languages)) {
      expect([language, table['sources.in_dutch'], table['abstained.not_in_documents']]).not.toContain(undefined);
      for (const key of Object.keys(table)) expect([language, key, isTextKey(key)]).toEqual([language, key, true]);
    }
  });

  it('name 112 and 113 in every crisis text', () => {
    for (const [language, table] of Object.entries({ nl, en, ...languages })) {
      if (!('redirected.crisis' in table)) continue;
      expect([language, table['redirected.crisis']]).toEqual([language, expect.stringMatching(/112.*0800-0113/s)]);
    }
  });

  it('send whoever needs help, a file or a person on in the languages that also have a crisis text in full', () => {
    for (const language of ['de', 'fr', 'es', 'tr', 'pl', 'uk', 'ar'] as const) {
      const table = languages[language];
      expect([language, table['redirected.own_file']]).toEqual([
        language,
        expect.stringMatching(/\{file\}.*\{contact\}/s),
      ]);
      expect([language, table['handover.wants_person']]).toEqual([language, expect.stringContaining('{contact}')]);
      expect([language, table['redirected.emergency']]).toEqual([language, expect.stringContaining('112')]);
    }
  });

  it('name a place to talk about money and 113 in every text on despair', () => {
    for (const [language, table] of Object.entries({ nl, en, ...languages })) {
      if (!('redirected.distress' in table)) continue;
      expect([language, table['redirected.distress']]).toEqual([
        language,
        expect.stringMatching(/\{contact\}.*113.*0800-0113/s),
      ]);
    }
  });

  it('name no telephone number but those of help in need', () => {
    for (const value of Object.values({ ...nl, ...en })) {
      const numbers = value.match(/\d[\d -]{2,}\d/g) ?? [];
      for (const number of numbers) expect(['112', '113', '0800-0113']).toContain(number.trim());
    }
  });
});

describe('text', () => {
  it('speaks the language that was asked for', () => {
    expect(text('nl', 'form.label')).toBe('Uw vraag');
    expect(text('en', 'form.label')).toBe('Your question');
    expect(text('nl-BE', 'form.label')).toBe('Uw vraag');
  });

  it('speaks English where a language or a key in it is missing', () => {
    expect(text('xx', 'form.label')).toBe('Your question');
    expect(text('de', 'form.label')).toBe('Your question');
    expect(text('constructor', 'form.label')).toBe('Your question');
    expect(text('', 'form.label')).toBe('Your question');
  });

  it('speaks another language where it has the line', () => {
    expect(text('de', 'sources.in_dutch')).toContain('Niederländisch');
  });

  it('fills placeholders with the values as they are', () => {
    expect(text('nl', 'lead.document', { title: 'Jaarverslag $& {period}', period: '2024' })).toBe(
      'Volgens Jaarverslag $& {period}, over 2024:',
    );
  });

  it('throws when a placeholder has no value', () => {
    expect(() => text('nl', 'lead.document', { title: 'x' })).toThrow(RangeError);
    expect(() => text('nl', 'sources.page', {})).toThrow(/page/);
    expect(() => text('nl', 'lead.document', { title: 'x', constructor: 'y' })).toThrow(RangeError);
  });
});
