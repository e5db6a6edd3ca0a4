/**
 * Two forms of what a person typed: the cleaned text, which is shown and answered, and the folded text, in which
 * screening looks for patterns.
 */

/** Zero-width, bidi control, interlinear and tag characters, soft hyphen, byte order mark, Hangul fillers. */
const INVISIBLE =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
/** Zero-width (non-)joiners mean something between letters of these scripts, and only there. */
const STRAY_JOINER =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}])[\u200c\u200d]|[\u200c\u200d](?!\p{L})/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export interface Cleaned {
  readonly text: string;
  /** Whether characters were removed that a reader cannot see. */
  readonly hadInvisible: boolean;
}

/**
 * The text in NFC, without characters a reader cannot see, with every kind of blank as a space, every digit and
 * full-width letter as ASCII, trimmed. Line feeds stay; runs of blanks become one. Cleaning twice changes nothing.
 */
export function clean(raw: string): Cleaned {
  const visible = raw
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(CONTROL, ' ')
    .replace(/\p{Variation_Selector}/gu, '');
  const text = visible
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Nd}]/gu, asciiDigit)
    .normalize('NFC')
    .replace(/[\t\p{Zs}]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, hadInvisible: visible.length !== raw.length };
}

/** Decimal digits of a script stand in one block of ten: mathematical ones start at U+1D7CE, others at a multiple of 10 from their zero. */
function asciiDigit(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Cyrillic, Greek, Armenian and rare Latin letters that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'q',
  ѡ: 'w',
  ӏ: 'l',
  г: 'r',
  п: 'n',
  и: 'u',
  ց: 'g',
  օ: 'o',
  ո: 'n',
  ս: 'u',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ƒ: 'f',
  ᴀ: 'a',
  ᴇ: 'e',
  ɢ: 'g',
  ɪ: 'i',
  ʟ: 'l',
  ɴ: 'n',
  ᴏ: 'o',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};
const MIXED_WORD = /\p{L}+/gu;
/** White letters on black signs, and the letters of flags. */
const SIGN_LETTER = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;

function letterOnSign(sign: string): string {
  const code = sign.codePointAt(0) as number;
  const first = [0x1f1e6, 0x1f170, 0x1f150].find((start) => code >= start) as number;
  return String.fromCharCode(97 + code - first);
}

/**
 * The form patterns are matched against: NFKC, lower case, Latin and Arabic letters without marks, look-alike
 * letters inside Latin words replaced, straight quotes and dashes, letters set apart ("n e g e e r") joined.
 * Never shown; offsets differ from the cleaned text's.
 */
export function fold(cleaned: string): string {
  return cleaned
    .normalize('NFKD')
    .replace(SIGN_LETTER, letterOnSign)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Arabic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[‘’‚‛`´ʼ′]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(MIXED_WORD, (word) =>
      /\p{Script=Latin}/u.test(word) && /[^a-z]/.test(word)
        ? [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('')
        : word,
    )
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .*_-]){4,}\p{L}(?![\p{L}\p{N}])/gu, (apart) => apart.replace(/[ .*_-]/g, ''));
}
