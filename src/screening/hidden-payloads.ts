/**
 * Text hidden in a message by an encoding: base64, hexadecimal, percent signs, or a message written backwards or
 * in ROT13. What comes out is screened like the message itself.
 */

const BASE64 = /[A-Za-z0-9+/_-]{16,2000}={0,2}/g;
const HEX = /(?:(?:0x|\\x)?[0-9a-fA-F]{2}[ ,:]?){8,1000}/g;
const PERCENT = /(?:%[0-9a-fA-F]{2}|[\w.~-]){8,2000}/g;
/** Payloads looked at in one message; more than a person pastes. */
const MOST = 8;

/** Texts that the message hides, readable ones only; empty for an ordinary message. Does not recurse. */
export function hiddenTexts(message: string): string[] {
  const found: string[] = [];
  const add = (text: string | null) => {
    if (text !== null && isReadable(text)) found.push(text);
  };
  for (const [run] of firstMatches(message, BASE64)) add(fromBase64(run));
  for (const [run] of firstMatches(message, HEX)) add(fromHex(run));
  for (const [run] of firstMatches(message, PERCENT)) if (run.includes('%')) add(fromPercent(run));
  if (/\brot[- ]?13\b|caesar|cijfer/i.test(message)) add(rot13(message));
  if (/achterstevoren|achteruit|omgekeerd|\breverse|backwards/i.test(message)) add([...message].reverse().join(''));
  return found;
}

function firstMatches(text: string, pattern: RegExp): RegExpMatchArray[] {
  return text.matchAll(pattern).take(MOST).toArray();
}

const utf8 = new TextDecoder();

/** The text of bytes, one character each; null where they are no readable text, as a word that looks like base64 is not. */
function textOf(bytes: string): string | null {
  return CONTROLS.test(bytes) ? null : utf8.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}

function fromBase64(run: string): string | null {
  const standard = run
    .replace(/(?<!=)=+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (standard.length % 4 === 1) return null;
  return textOf(atob(standard));
}

function fromHex(run: string): string | null {
  const digits = run.replace(/0x|\\x|[ ,:]/g, '');
  if (digits.length % 2 === 1) return null;
  return textOf(digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}

function fromPercent(run: string): string | null {
  try {
    return decodeURIComponent(run);
  } catch {
    // A stray percent sign: nothing was hidden here.
    return null;
  }
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** What no text holds; the last stands for bytes that are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

/** Letters, digits, blanks and ordinary signs almost only: chance bytes are not. */
function isReadable(text: string): boolean {
  const readable = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\n$+<=>|`^]/gu)?.length ?? 0;
  return !CONTROLS.test(text) && readable >= 0.95 * [...text].length && /[a-z]{2}/i.test(text);
}
