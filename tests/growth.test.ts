/**
 * No regular expression backtracks beyond measure. Each one written in src, and each one made while hostile text goes
 * through the parts that read text, is run over long hostile strings, in all of which it must find its matches in processor
 * time that grows about as the string does: a string may not cost more than four times what eight pieces of it cost
 * (linear is 1, quadratic 8, an exponential one never ends). What costs no more than trimming a text counts as nothing.
 *
 * Tried for this and left: `recheck` 4.5.0, which proves 560 of 676 safe, takes six minutes and has no verdict on the
 * rest, whose bounded repetitions over Unicode classes it cannot take apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNames } from '../src/language/names.ts';
import { findNumbers } from '../src/language/numbers.ts';
import { splitSentences } from '../src/language/sentences.ts';
import { isPlantedInstruction } from '../src/screening/planted.ts';
import { screen } from '../src/screening/screen.ts';
import { understand, understandParts } from '../src/understanding/understand.ts';
import { type RegexLiteral, regexLiterals } from './regex-literals.test-support.ts';

const SRC = join(import.meta.dirname, '..', 'src');
const SMALL = 500;
const TIMES = 8;
/** Most that a text may cost beside its parts: between linear, 1, and quadratic, `TIMES`. */
const MOST = 4;
/** Pieces to repeat: what patterns over running text are made of, and what they stumble over. */
const PIECES = [
  ...[
    'a',
    ' ',
    '0',
    '-',
    '.',
    '=',
    '/',
    '\\',
    '"',
    '(',
    '[',
    'A',
    '\u0301',
    '\n',
    '\0',
    'AA',
    'zo',
    'a ',
    'Aa ',
    'a.',
    '1.',
  ],
  ...['1 ', '12-', 'a@', '0x', 'niet ', 'hoe ', 'ik ', 'de ', 'Jan de ', 'a,', '1,1 ', '€ 1', '[1]', '|a'],
];
/** What comes last, so that a match that was almost there fails. */
const LAST = '!\0';

const textOf = (piece: string, last: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length - last.length) + last;

/** Processor time of this thread, best of up to three, in ms: what else the machine does is left out. */
function time(run: () => unknown, enough: number = nothing): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > enough; round++) {
    const begin = process.threadCpuUsage();
    run();
    best = Math.min(best, process.threadCpuUsage(begin).user / 1000);
  }
  return best;
}

/**
 * How the cost of one text compares with that of `TIMES` texts a `TIMES`th as long: 1 where it is linear, `TIMES`
 * where it is quadratic; 0 where it stays too small to measure.
 */
function growth(run: (text: string) => unknown, piece: string, last: string, small = SMALL): number {
  const whole = textOf(piece, last, small * TIMES);
  const long = time(() => run(whole));
  if (long < nothing) return 0;
  const part = textOf(piece, last, small);
  const parts = time(() => {
    for (let turn = 0; turn < TIMES; turn++) run(part);
  });
  return long / Math.max(parts, 1);
}

const findAll =
  ({ source, flags }: RegexLiteral) =>
  (text: string): void => {
    const regex = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      if (match[0] === '') regex.lastIndex++;
    }
  };

/**
 * Below this a measurement says nothing, in ms: twice what the plainest quadratic pattern takes over the long
 * text on this machine, which is little for one text of such a length. Fast machines and slow ones so have one verdict.
 */
const nothing: number = 2 * time(() => findAll({ source: '\\s+$', flags: '' })(textOf(' ', LAST, SMALL * TIMES)), 0);

/** Pieces of its own: what stands between the signs of a pattern. */
function ownPieces({ source }: RegexLiteral): string[] {
  const words = source.match(/[a-z]{2,12}/gi) ?? [];
  return [...new Set(words)].slice(0, 6).map((word) => `${word} `);
}

/** The worst growth over all pieces, and where. */
function worst(literal: RegexLiteral): { growth: number; piece: string } {
  let found = { growth: 0, piece: '' };
  for (const piece of [...PIECES, ...ownPieces(literal)]) {
    const grown = growth(findAll(literal), piece, LAST);
    if (grown > found.growth) found = { growth: grown, piece: JSON.stringify(piece) };
  }
  return found;
}

const written = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(test|fake|test-support)\.ts$/.test(name))
  .flatMap((name) => regexLiterals(readFileSync(join(SRC, name), 'utf8')).map((literal) => ({ name, literal })));

/** The parts that read what strangers write, by what they take at most. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  screening: (text) => screen({ messages: [{ role: 'user', content: text }] }, new Date()),
  understanding: (text) => {
    const understood = understand(text, [{ role: 'user', content: text }], 'nl', new Date(), []);
    return understandParts(understood, 'nl', new Date(), []);
  },
  'planted instructions': isPlantedInstruction,
  names: findNames,
  numbers: findNumbers,
  sentences: splitSentences,
};

describe('the measure itself', () => {
  test.each([
    [/^a*a*$/, 1_500],
    [/a*a*$/, 120],
    [/\s+$/, 2_500],
  ])('tells one that backtracks: %s', (regex, small) => {
    expect(growth((text) => regex.test(text), regex.source.startsWith('\\s') ? ' ' : 'a', '!', small)).toBeGreaterThan(
      MOST,
    );
  });

  test('lets a linear one go, however long it takes', () => {
    expect(growth(findAll({ source: '(?:[a-z]|[b-y])', flags: 'gu' }), 'abc', '!', 200_000)).toBeLessThan(MOST);
  });

  test('finds the expressions of a source', () => {
    const code = "const a = b / c / d; // x /no/ y\nconst e = /f[/]g\\/h/gi.test('/i/') ? /j/ : k.replace(/m/u, '');";
    expect(regexLiterals(code)).toEqual([
      { source: 'f[/]g\\/h', flags: 'gi' },
      { source: 'j', flags: '' },
      { source: 'm', flags: 'u' },
    ]);
    expect(written.length).toBeGreaterThan(300);
  });
});

describe('no regular expression grows beyond measure', { timeout: 300_000 }, () => {
  const made = new Map<string, RegexLiteral>();
  const { exec } = RegExp.prototype;

  beforeAll(() => {
    // Every way to match goes by exec when it is not the built-in one: so those made while running are seen too.
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      made.set(String(this), { source: this.source, flags: this.flags.replace('y', '') });
      return exec.call(this, text);
    };
    for (const read of Object.values(READERS)) {
      for (const piece of ['Hoe kan ik mijn 12 Jan de Vries? ', 'How can I not get 3,5 % of my loan, a@b.nl? ']) {
        read(textOf(piece, '', 200));
      }
    }
    RegExp.prototype.exec = exec;
  });
  afterAll(() => {
    RegExp.prototype.exec = exec;
  });

  test('of those written in the source', () => {
    const bad = written
      .map(({ name, literal }) => ({ name, literal, ...worst(literal) }))
      .filter((one) => one.growth > MOST);
    expect(
      bad.map(({ name, literal, growth: grown, piece }) => [name, literal.source, piece, Math.round(grown)]),
    ).toEqual([]);
  });

  test('of those made while running', () => {
    expect(made.size).toBeGreaterThan(100);
    const known = new Set(written.map(({ literal }) => literal.source));
    const bad = [...made.values()]
      .filter(({ source }) => !known.has(source))
      .map((literal) => ({ literal, ...worst(literal) }))
      .filter((one) => one.growth > MOST);
    expect(bad.map(({ literal, growth: grown, piece }) => [literal.source, piece, Math.round(grown)])).toEqual([]);
  });
});

describe('no part that reads text grows beyond measure', { timeout: 300_000 }, () => {
  test.each(Object.keys(READERS))('%s', (name) => {
    const read = READERS[name] as (text: string) => unknown;
    const run = (text: string) => {
      try {
        read(text);
      } catch (error) {
        if ((error as Error).name !== 'InvalidQuestionError') throw error;
      }
    };
    // The longest that a question may be, and an eighth of it.
    const bad = PIECES.map((piece) => [piece, growth(run, piece, '?', 250)] as const).filter(
      ([, grown]) => grown > MOST,
    );
    expect(bad).toEqual([]);
  });
});
