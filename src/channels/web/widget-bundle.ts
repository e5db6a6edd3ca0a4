/**
 * The widget as one script, made in memory when the server starts: nothing is built before, and nothing is fetched
 * by it from anywhere but this server.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build, stop, transform } from 'esbuild';
import { MAX_QUESTION_LENGTH } from '../../answer.ts';
import { text } from '../../texts/texts.ts';
import english from './widget/words.en.json' with { type: 'json' };
import dutch from './widget/words.nl.json' with { type: 'json' };
import { SHARED_PAGE_WORDS, SHARED_TEXTS } from './widget/words.ts';
import englishPages from './words.en.json' with { type: 'json' };
import dutchPages from './words.nl.json' with { type: 'json' };

/** The script as it is served. */
export interface WidgetScript {
  readonly code: string;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  /** Ten hexadecimal digits of the SHA-256 of the code. */
  readonly hash: string;
}

/** Browsers that have light-dark(), popovers and container queries. */
const TARGETS = ['chrome123', 'edge123', 'firefox125', 'safari17.5'];
const TOKENS = '@rijkshuisstijl-community/design-tokens/dist/root.css';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Design tokens by name, from a style sheet of custom properties; a token may be another one's value. */
export function readTokens(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/^[ \t]*(--[\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

/**
 * A style sheet with the value of each token beside its name: `var(--rhc-x)` becomes `var(--rhc-x, value)`. A page
 * that is styled with the same tokens then gives the widget its theme; any other page gets these values.
 * @throws Error that names a token that is not there: it was renamed in a newer version.
 */
export function fillTokens(style: string, tokens: ReadonlyMap<string, string>): string {
  const resolve = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`There is no design token ${name} (${TOKENS}).`);
    return value.replace(/var\((--[\w-]+)\)/g, (_, inner: string) => resolve(inner));
  };
  return style.replace(/var\((--rhc-[\w-]+)\)/g, (_, name: string) => `var(${name}, ${resolve(name)})`);
}

function wordsFor(language: 'nl' | 'en', own: Record<string, string>, pages: Record<string, string>) {
  return {
    ...Object.fromEntries(SHARED_TEXTS.map((key) => [key, rawText(language, key)])),
    ...Object.fromEntries(SHARED_PAGE_WORDS.map((key) => [key, pages[key]])),
    ...own,
  };
}

/** A shared text with its {names} left in. */
function rawText(language: string, key: (typeof SHARED_TEXTS)[number]): string {
  return text(language, key, { limit: '{limit}' });
}

/** Makes the script. @throws Error when the widget does not compile or a design token is gone. */
export async function bundleWidget(): Promise<WidgetScript> {
  const [style, tokens] = await Promise.all([
    readFile(here('widget/widget.css'), 'utf8'),
    readFile(createRequire(import.meta.url).resolve(TOKENS), 'utf8'),
  ]);
  const css = await transform(fillTokens(style, readTokens(tokens)), { loader: 'css', minify: true, target: TARGETS });
  const words = { nl: wordsFor('nl', dutch, dutchPages), en: wordsFor('en', english, englishPages) };
  const { outputFiles } = await build({
    entryPoints: [here('widget/element.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    target: TARGETS,
    logLevel: 'silent',
    define: {
      WIDGET_STYLE: JSON.stringify(css.code),
      WIDGET_WORDS: JSON.stringify(words),
      WIDGET_QUESTION_LIMIT: String(MAX_QUESTION_LENGTH),
    },
  });
  // Its process would wait for more, beside the server, for as long as that runs.
  await stop();
  const code = outputFiles[0]?.text ?? '';
  return {
    code,
    gzipped: new Uint8Array(await promisify(gzip)(code, { level: 9 })),
    hash: createHash('sha256').update(code).digest('hex').slice(0, 10),
  };
}
