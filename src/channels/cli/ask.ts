/**
 * The command line: one question, one answer with its sources, as text to read or as the JSON that every channel has.
 */
import { parseArgs } from 'node:util';
import {
  type Answer,
  type Citation,
  chatRequestSchema,
  InvalidQuestionError,
  MAX_QUESTION_LENGTH,
} from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { text } from '../../texts/texts.ts';
import { wrap } from './wrap.ts';

/** Where text goes: a terminal knows its width, in columns. */
export interface Output {
  write(text: string): unknown;
  readonly columns?: number | undefined;
}

export interface AskOptions {
  readonly assistant: Assistant;
  readonly stdout: Output;
  readonly stderr: Output;
}

const USAGE = 'npm run ask -- "vraag" [--json] [--language nl|en]';
/** Widest lines, in columns, where the output is no terminal or a very wide one. */
const MOST_COLUMNS = 100;
const MET = 0;
const BAD_INPUT = 2;

/** Input that cannot be used; the message says what is wrong with it. */
class InputError extends Error {}

/** Whether a code is that of a language that has a name; absent counts as one. */
function isLanguage(code: string | undefined): boolean {
  if (code === undefined) return true;
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined;
}

function readArguments(argv: readonly string[]): { question: string; json: boolean; language: string | undefined } {
  const options = { json: { type: 'boolean' }, language: { type: 'string' } } as const;
  const { values, positionals } = parse();
  const question = positionals.join(' ');
  if (question.trim() === '') throw new InputError(text('nl', 'error.empty'));
  const language = chatRequestSchema.shape.language.safeParse(values.language);
  if (!language.success || !isLanguage(language.data)) {
    throw new InputError(`--language ${values.language}: a code of a language that exists, such as nl or en-GB.`);
  }
  return { question, json: values.json ?? false, language: language.data };

  function parse() {
    try {
      return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    } catch (error) {
      throw new InputError(error instanceof Error ? error.message : String(error));
    }
  }
}

function sourceLines(
  { number, title, section, page, published, quote, url }: Citation,
  language: string,
  width: number,
): string {
  const facts = [
    title,
    section,
    page === null ? '' : text(language, 'sources.page', { page: String(page) }),
    published === '' ? '' : text(language, 'sources.published', { date: published }),
  ];
  const label = `[${number}] `;
  const margin = ' '.repeat(label.length);
  return [
    wrap(facts.filter((fact) => fact !== '').join(', '), width, label, margin),
    wrap(`"${quote}"`, width, margin, margin),
    margin + url,
  ].join('\n');
}

/** An answer as text: what was said, where it stands, where else to go, what this is. Lines fit in `width` columns. */
function readable(answer: Answer, width: number): string {
  const { language, citations, target, suggestions } = answer;
  const paragraphs = [
    answer.text
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n'),
  ];
  if (target !== null) paragraphs.push(`${target.label}: ${target.url}`);
  if (citations.length > 0) {
    const sources = citations.map((citation) => sourceLines(citation, language, width));
    paragraphs.push([text(language, 'sources.heading'), ...sources].join('\n'));
  }
  if (suggestions.length > 0) {
    const lines = suggestions.map((suggestion) => wrap(suggestion, width, '- ', '  '));
    paragraphs.push([text(language, 'suggestions.heading'), ...lines].join('\n'));
  }
  paragraphs.push(wrap(answer.disclosure, width));
  return `${paragraphs.join('\n\n')}\n`;
}

/** Control characters other than line feed and tab: an answer must not steer the terminal. */
function printable(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return output.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/**
 * Asks the question in `argv` and writes the answer to stdout; with `--json` stdout is the Answer's JSON alone.
 * @returns the exit code: 0 however the turn ended (not knowing is an answer), 2 when the input cannot be used, and
 * stderr then says why
 * @throws what the assistant throws for any other reason
 */
export async function ask(argv: readonly string[], { assistant, stdout, stderr }: AskOptions): Promise<number> {
  try {
    const { question, json, language } = readArguments(argv);
    const messages = [{ role: 'user' as const, content: question }];
    const events = assistant.answer({ messages, ...(language === undefined ? {} : { language }) }, { channel: 'cli' });
    let step = await events.next();
    while (!step.done) step = await events.next();
    const width = Math.min(stdout.columns ?? MOST_COLUMNS, MOST_COLUMNS);
    stdout.write(json ? `${JSON.stringify(step.value, null, 2)}\n` : printable(readable(step.value, width)));
    return MET;
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof InvalidQuestionError)) throw error;
    stderr.write(`${messageOf(error)}\n${USAGE}\n`);
    return BAD_INPUT;
  }
}

function messageOf(error: InputError | InvalidQuestionError): string {
  if (!(error instanceof InvalidQuestionError)) return error.message;
  if (error.code !== 'too_long') return text('nl', 'error.empty');
  return text('nl', 'error.too_long', { limit: String(error.limit ?? MAX_QUESTION_LENGTH) });
}
