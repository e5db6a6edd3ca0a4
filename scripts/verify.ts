/**
 * `npm run verify -- FILE|- [--json]`: each sentence of a text with its verdict. Exit 0 when the documents support
 * all of them, 1 when not, 2 on bad input.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MAX_VERIFIED_LENGTH, type VerifiedSentence } from '../src/answer.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { openAssistant } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';

const USAGE = 'npm run verify -- FILE|- [--json]';

/** Input that cannot be used; the message says what is wrong with it. */
class InputError extends Error {}

function readInput(): { text: string; json: boolean } {
  const { values, positionals } = parse();
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new InputError('One file is wanted, or - for standard input.');
  const text = read(file).trim();
  if (text === '') throw new InputError(`${file} holds no text.`);
  if (text.length > MAX_VERIFIED_LENGTH)
    throw new InputError(`${file} holds ${text.length} characters; ${MAX_VERIFIED_LENGTH} is the most.`);
  return { text, json: values.json ?? false };
}

function parse() {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}

function read(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${whyNot(error as NodeJS.ErrnoException)}.`);
  }
  if (!isUtf8(bytes) || bytes.includes(0) || bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    throw new InputError(
      `${file} is no text in UTF-8. Give a text file; a PDF or Word file must be made into text first.`,
    );
  }
  return bytes.toString('utf8');
}

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'it may not be read by this user';
  return message;
}

/** Control characters of a text must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function lines({ text, supported, reasons, quote, document }: VerifiedSentence): string {
  const verdict = supported ? 'supported' : `not supported (${reasons.join(', ')})`;
  const source = quote === null ? '' : `\n  ${document ?? 'passage'}: "${printable(quote)}"`;
  return `${verdict}: ${printable(text)}${source}\n`;
}

try {
  const { text, json } = readInput();
  const { assistant, close } = await openAssistant(readSettings(process.env), progressOn(process.stderr));
  const sentences = await assistant.verify(text);
  process.stdout.write(json ? `${JSON.stringify({ sentences }, null, 2)}\n` : sentences.map(lines).join(''));
  process.exitCode = sentences.length > 0 && sentences.every(({ supported }) => supported) ? 0 : 1;
  await close();
} catch (error) {
  if (!(error instanceof InputError || error instanceof SettingsError || error instanceof CorpusError)) throw error;
  process.stderr.write(`${error.message}\n${error instanceof InputError ? `${USAGE}\n` : ''}`);
  process.exitCode = 2;
}
