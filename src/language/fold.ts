/**
 * One spelling for words that differ only in case, width, ligatures or diacritics: "CAFÉ", "café" and "cafe".
 */

/** NFKC, lower case, diacritics removed. Offsets of the input do not hold in the output. */
export function fold(text: string): string {
  // Most words of a Dutch text are plain ASCII: normalising them is most of the cost and changes nothing.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
