import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MAX_QUESTION_LENGTH } from '../../answer.ts';
import en from './widget/words.en.json' with { type: 'json' };
import nl from './widget/words.nl.json' with { type: 'json' };
import { bundleWidget, fillTokens, readTokens } from './widget-bundle.ts';

/** What the issue allows: bytes over the line, compressed. */
const LIMIT = 30_000;

describe('the script', async () => {
  const { code, gzipped, hash } = await bundleWidget();

  test('is at most 30 kB compressed', () => {
    console.info(`widget.js: ${gzipped.length} bytes gzipped, ${code.length} characters`);
    expect(gzipped.length).toBeLessThanOrEqual(LIMIT);
    expect(gunzipSync(gzipped).toString()).toBe(code);
  });

  test('fetches nothing from elsewhere and makes no code or markup out of text', () => {
    const hosts = [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(['duo.nl', 'www.w3.org']));
    expect(code).not.toMatch(/\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|import\(/);
    expect(code).not.toMatch(/localStorage|document\.cookie|indexedDB/);
  });

  test('has its words, its style and its limit filled in, without schemas', () => {
    expect(code).not.toMatch(/WIDGET_[A-Z]/);
    expect(code).toContain(String(MAX_QUESTION_LENGTH).replace('000', 'e3'));
    expect(code).toContain('Digitale assistent (AI)');
    expect(code).not.toContain('ZodError');
  });

  test('has one hash for one code', async () => {
    expect(hash).toMatch(/^[0-9a-f]{10}$/);
    expect((await bundleWidget()).hash).toBe(hash);
  });
});

describe('the words', () => {
  test('are there in both languages, with the same names to fill in', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
    for (const [key, value] of Object.entries(nl)) {
      const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
      expect(names(en[key as keyof typeof en]), key).toEqual(names(value));
    }
  });
});

describe('design tokens', () => {
  const tokens = readTokens(':root {\n  --rhc-a: #fff;\n  --rhc-b: var(--rhc-a); /** as a */\n}\n');

  test('get their value beside their name, also through another token', () => {
    expect(fillTokens('a { color: var(--rhc-b); top: var(--own) }', tokens)).toBe(
      'a { color: var(--rhc-b, #fff); top: var(--own) }',
    );
  });

  test('that are gone stop the start', () => {
    expect(() => fillTokens('a { color: var(--rhc-gone) }', tokens)).toThrow('--rhc-gone');
  });
});
