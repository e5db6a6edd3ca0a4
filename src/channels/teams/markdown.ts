/**
 * Text as Markdown that Teams shows as it is written: what a document or a person wrote never becomes formatting, a
 * link or a mention.
 */

/** Characters that mean something anywhere in a line. */
const INLINE = /[\\`*_~[\]|]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Signs that mean something at the beginning of a line: heading, rule, list, numbered list. */
const LINE_START = /^(\s*)([#+\-=]|\d{1,9}(?=[.)]))/;

function escapeLine(line: string): string {
  const escaped = line.replace(INLINE, '\\$&').replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
  return escaped.replace(LINE_START, (_, blank: string, sign: string) =>
    /^\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`,
  );
}

/** Escapes every line of a text. */
export function escapeMarkdown(text: string): string {
  return text.split('\n').map(escapeLine).join('\n');
}

/**
 * The text of an answer: escaped, but for the markers [n] of these citations, which Teams makes links of. Lines
 * become paragraphs, and lines that begin with a bullet a list.
 */
export function answerMarkdown(text: string, numbers: ReadonlySet<number>): string {
  const paragraphs = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const isItem = line.startsWith('• ');
      const escaped = escapeLine(isItem ? line.slice(2) : line);
      const marked = escaped.replace(/\\\[(\d{1,4})\\\]/g, (found, number: string) =>
        numbers.has(Number(number)) ? `[${number}]` : found,
      );
      return isItem ? `- ${marked}` : marked;
    });
  return paragraphs.reduce((all, next, index) => {
    if (index === 0) return next;
    const inList = next.startsWith('- ') && paragraphs[index - 1]?.startsWith('- ');
    return `${all}${inList ? '\n' : '\n\n'}${next}`;
  }, '');
}

/** A link. Its label is escaped, and the address cannot end it early. */
export function link(label: string, url: string): string {
  const safe = url.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escapeMarkdown(label.replace(/\s+/g, ' '))}](${safe})`;
}

/** At most `most` UTF-16 units, cut between words where that is near, with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1);
  const blank = room.lastIndexOf(' ');
  const cut = blank > most * 0.6 ? room.slice(0, blank) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}
