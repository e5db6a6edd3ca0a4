/** Small repairs that hold for text from any source: ligatures, soft hyphens, private characters, blanks. */

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
  '\u0132': 'IJ',
  '\u0133': 'ij',
};

/** Ligatures as letters, soft hyphens and zero-width characters gone, every blank a space, private-use glyphs gone. */
export function cleanText(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ\u0132\u0133]/g, (char) => LIGATURES[char] ?? char)
    .replace(/[\u00ad\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\ue000-\uf8ff]/g, ' ')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .normalize('NFC');
}

/** Escapes what Markdown would take as its own at the start of a line or inside it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/([\\`*_[\]<>])/g, '\\$1')
    .replace(/^(\s*)([#>+-])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)(=+|-+|~{3,})(?=\s*$)/, '$1\\$2');
}

/** Letters and digits of the first words: by these a place is found again in the finished document. */
export function shorten(text: string, length = 90): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1)}…`;
}
