/** Bytes to text: by byte order mark, by the encoding that is named, as UTF-8, or as Windows-1252. */
import type { Finding } from './draft.ts';

/** UTF-8 that was read as Windows-1252 once: "Ã©", "â€™". */
const TWICE_ENCODED = /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u009f™œ\u009d“”˜¦¢]/g;
/** Windows-1252 of the bytes 0x80 to 0x9f, by their code points. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decoder(label: string, fatal: boolean): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    // An encoding that does not exist: what follows decides.
    return null;
  }
}

/** Undoes a second encoding; null when the text is no such text. */
function undone(text: string): string | null {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const at = WINDOWS.indexOf(char);
    if (code < 256) bytes.push(code);
    else if (at >= 0) bytes.push(0x80 + at);
    else return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    // Not encoded twice as a whole.
    return null;
  }
}

/**
 * The text of these bytes, with a finding when its encoding was guessed or repaired, or when characters are lost.
 * Never throws: what no encoding explains comes out with U+FFFD and is reported.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  let text: string | null = null;
  for (const label of [mark, 'utf-8', declared]) {
    if (label === null || text !== null) continue;
    try {
      text = decoder(label, true)?.decode(bytes) ?? null;
    } catch {
      // Not in this encoding: the next is tried.
    }
  }
  if (text === null) {
    text = new TextDecoder('windows-1252').decode(bytes);
    findings.push({ level: 'doubtful', code: 'encoding-guessed' });
  }
  if ((text.match(TWICE_ENCODED)?.length ?? 0) > 0) {
    const lines = text.split('\n').map((line) => {
      if (line.search(TWICE_ENCODED) < 0) return line;
      return undone(line) ?? line;
    });
    const mended = lines.join('\n');
    if (mended !== text) findings.push({ level: 'repaired', code: 'encoded-twice' });
    text = mended;
  }
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  if (lost > 0) {
    const at = text.indexOf('\ufffd');
    findings.push({
      level: 'doubtful',
      code: 'characters-lost',
      values: { count: lost },
      near: text.slice(Math.max(0, at - 30), at),
    });
  }
  return { text: text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''), findings };
}
