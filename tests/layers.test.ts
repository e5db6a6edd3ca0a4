/**
 * Holds the layers (docs/architecture.md): which part of src may import which. Read from the source as text, so that
 * imports of types count too. Tests, fakes and test support are free, but no product file may import them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Source {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly code: string;
}

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['screening', 'understanding', 'retrieval', 'judging', 'composing', 'verifying'];
const CONTRACTS = ['src/answer.ts', 'src/ports.ts', 'src/turn.ts', 'src/corpus/document.ts'];

/** What each part may import besides itself; an entry that ends in "/" is a folder. The first that fits counts. */
const LAYERS: readonly { readonly part: string; readonly may: readonly string[] | 'anything' }[] = [
  {
    part: 'src/assistant.ts',
    may: [
      ...CONTRACTS,
      'src/generation.ts',
      'src/records.ts',
      'src/language/',
      'src/texts/',
      ...ROOMS.map((room) => `src/${room}/`),
    ],
  },
  {
    part: 'src/generation.ts',
    may: [...CONTRACTS, 'src/prompts/', 'src/understanding/', 'src/composing/', 'src/verifying/'],
  },
  { part: 'src/records.ts', may: CONTRACTS },
  { part: 'src/answer.ts', may: [] },
  { part: 'src/ports.ts', may: ['src/answer.ts', 'src/corpus/document.ts'] },
  {
    part: 'src/turn.ts',
    may: ['src/answer.ts', 'src/ports.ts', 'src/corpus/document.ts', 'src/language/answer-kinds.ts'],
  },
  ...ROOMS.map((room) => ({
    part: `src/${room}/`,
    may: [...CONTRACTS, 'src/language/', 'src/texts/', 'src/prompts/'],
  })),
  { part: 'src/prompts/', may: ['src/ports.ts'] },
  { part: 'src/language/', may: ['src/corpus/document.ts'] },
  { part: 'src/texts/', may: [] },
  { part: 'src/corpus/', may: ['src/language/'] },
  { part: 'src/importing/', may: ['src/corpus/', 'src/language/', 'src/screening/'] },
  { part: 'src/adapters/', may: ['src/ports.ts', 'src/corpus/', 'src/language/'] },
  { part: 'src/indexing/', may: ['src/ports.ts', 'src/corpus/', 'src/language/', 'src/adapters/'] },
  {
    // Runs in browsers, so not what draws pages on the server. It warns before personal data are sent by the very
    // patterns that mask them on the server; both files are portable and small.
    part: 'src/channels/web/widget/',
    may: [
      'src/answer.ts',
      'src/texts/',
      'src/screening/personal-data.ts',
      'src/screening/normalise.ts',
      ...['answer-lines.ts', 'contact.ts', 'dates.ts', 'quote-place.ts', 'words.nl.json'].map(
        (name) => `src/channels/web/${name}`,
      ),
    ],
  },
  ...['cli', 'http', 'teams', 'web'].map((channel) => ({
    part: `src/channels/${channel}/`,
    may: ['src/assistant.ts', 'src/records.ts', 'src/answer.ts', 'src/texts/', 'src/corpus/document.ts'],
  })),
  { part: 'src/runtimes/', may: 'anything' },
];

/** Runs anywhere: no Node built-ins. */
const PORTABLE = [
  'src/assistant.ts',
  'src/generation.ts',
  'src/prompts/',
  'src/records.ts',
  'src/answer.ts',
  'src/ports.ts',
  'src/turn.ts',
  'src/language/',
  'src/texts/',
  'src/channels/web/widget/',
].concat(ROOMS.map((room) => `src/${room}/`));
const READS_ENVIRONMENT = ['src/runtimes/', 'scripts/'];
const FREE = /\.(test|fake|test-support)\.ts$/;

const within = (file: string, part: string): boolean => (part.endsWith('/') ? file.startsWith(part) : file === part);

/** The code without comments; strings stay, so an address in a string may lose what follows its "//". */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}()])\/\/.*$/gm, '$1');
}

/** What a file imports or exports from elsewhere, types included; relative ones as a path from the root. */
function importsOf({ file, code }: Source): string[] {
  const found = withoutComments(code).matchAll(/\b(?:from|import)\s*\(?\s*(['"`])([^'"`\n]+)\1/g);
  return [...found].map(([, , name = '']) => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name));
}

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

/** Every breach of the layers in these files, as a sentence. */
function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const { file, code } = source;
    if (FREE.test(file)) return [];
    const found: string[] = [];
    const layer = LAYERS.find(({ part }) => within(file, part));
    const imports = importsOf(source);
    if (file.startsWith('src/') && !layer) found.push(`${file} is in no layer`);
    for (const name of imports) {
      if (FREE.test(name)) found.push(`${file} imports ${name}, which is for tests`);
      if (isBuiltin(name) && PORTABLE.some((part) => within(file, part)))
        found.push(`${file} is portable but imports ${name}`);
      if (!layer || layer.may === 'anything' || !/^(src|evals|scripts|corpus|tests)\//.test(name)) continue;
      if (![layer.part, ...layer.may].some((part) => within(name, part))) found.push(`${file} may not import ${name}`);
    }
    const bare = withoutComments(code);
    if (file.startsWith('src/') && /\bimport\(\s*[^'"`\s]/.test(bare))
      found.push(`${file} imports what only shows when it runs`);
    if (
      /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[/.test(bare) &&
      !READS_ENVIRONMENT.some((part) => within(file, part))
    ) {
      found.push(`${file} reads the environment`);
    }
    return found;
  });
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((file) => ({ file, code: readFileSync(join(ROOT, file), 'utf8') }));
}

describe('the layers', () => {
  const sources = ['src', 'evals', 'corpus', 'scripts'].flatMap(sourcesIn);

  test('no file imports what its layer may not, and only runtimes and scripts read the environment', () => {
    expect(breaches(sources)).toEqual([]);
  });

  test('LangChain’s models are loaded only where a language model is configured', () => {
    const loading = /^import (?!type).*from '(?:langchain|@langchain\/openai)|adapters\/langchain-chat-model\.ts'/m;
    const opening = /^import (?!type).*\/open-chat-model\.ts'/m;
    const loaders = (pattern: RegExp) =>
      sources.filter(({ file, code }) => !FREE.test(file) && pattern.test(code)).map(({ file }) => file);
    expect(loaders(loading)).toEqual(['src/adapters/langchain-chat-model.ts', 'src/runtimes/open-chat-model.ts']);
    expect(loaders(opening)).toEqual([]);
  });

  test('every part with a rule exists and its imports are seen', () => {
    for (const room of ROOMS) {
      const files = sources.filter(({ file }) => file.startsWith(`src/${room}/`));
      expect(files.flatMap(importsOf).length, room).toBeGreaterThan(0);
    }
    expect(importsOf(sources.find(({ file }) => file === 'src/assistant.ts') as Source)).toContain('src/answer.ts');
  });

  test.each([
    [
      'src/judging/a.ts',
      "import { retrieve } from '../retrieval/retrieve.ts';",
      'may not import src/retrieval/retrieve.ts',
    ],
    [
      'src/judging/a.ts',
      "import type {\n  Store,\n} from '../adapters/embedded-store.ts';",
      'may not import src/adapters/embedded-store.ts',
    ],
    [
      'src/judging/a.ts',
      "export { parse } from '../corpus/parse-markdown.ts';",
      'may not import src/corpus/parse-markdown.ts',
    ],
    ['src/composing/a.ts', "const fs = await import('node:fs');", 'is portable but imports node:fs'],
    ['src/composing/a.ts', "import 'crypto';", 'is portable but imports crypto'],
    ['src/language/a.ts', "import type { Turn } from '../turn.ts';", 'may not import src/turn.ts'],
    [
      'src/channels/web/a.ts',
      "import { problemOf } from '../http/problems.ts';",
      'may not import src/channels/http/problems.ts',
    ],
    [
      'src/channels/http/a.ts',
      "import { screen } from '../../screening/screen.ts';",
      'may not import src/screening/screen.ts',
    ],
    ['src/channels/web/widget/a.ts', "import '../pages.ts';", 'may not import src/channels/web/pages.ts'],
    ['src/channels/web/a.ts', "import '../../screening/normalise.ts';", 'may not import src/screening/normalise.ts'],
    ['src/adapters/a.ts', "import type { Turn } from '../turn.ts';", 'may not import src/turn.ts'],
    ['src/indexing/a.ts', "import { createAssistant } from '../assistant.ts';", 'may not import src/assistant.ts'],
    [
      'src/indexing/a.ts',
      "import { readSettings } from '../runtimes/settings.ts';",
      'may not import src/runtimes/settings.ts',
    ],
    ['src/answer.ts', "import { screen } from './screening/screen.ts';", 'may not import src/screening/screen.ts'],
    ['src/ports.ts', "import type { Turn } from './turn.ts';", 'may not import src/turn.ts'],
    ['src/retrieval/a.ts', "import { readCases } from '../../evals/case.ts';", 'may not import evals/case.ts'],
    [
      'src/retrieval/a.ts',
      "import { f } from './embedder.fake.ts';",
      'imports src/retrieval/embedder.fake.ts, which is for tests',
    ],
    ['src/runtimes/a.ts', 'const room = await import(name);', 'imports what only shows when it runs'],
    ['src/adapters/a.ts', 'const key = process.env.KEY;', 'reads the environment'],
    ['src/adapters/a.ts', "const { KEY } = process['env'];", 'reads the environment'],
    ['evals/a.ts', 'const { KEY } = process.env;', 'reads the environment'],
    ['src/elsewhere/a.ts', 'export const a = 1;', 'is in no layer'],
  ])('a breach is found: %s with %s', (file, code, breach) => {
    expect(breaches([{ file, code }])).toEqual([`${file} ${breach}`]);
  });

  test.each([
    ['src/judging/a.ts', "import type { Turn } from '../turn.ts';\nimport { terms } from '../language/terms.ts';"],
    ['src/judging/a.ts', "import { z } from 'zod';\nimport { b } from './b.ts';"],
    [
      'src/judging/a.ts',
      "/** Unlike import('../adapters/x.ts'), reads nothing from '../retrieval/x.ts' and no process.env. */",
    ],
    ['src/judging/a.ts', "// import { x } from '../retrieval/x.ts';"],
    ['src/judging/a.test.ts', "import { createApp } from '../channels/http/app.ts';"],
    ['src/runtimes/a.ts', "import { screen } from '../screening/screen.ts';\nconst { env } = process;\nprocess.env;"],
  ])('what is allowed is let through: %s with %s', (file, code) => {
    expect(breaches([{ file, code }])).toEqual([]);
  });
});
