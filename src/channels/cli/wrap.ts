/**
 * Text in lines that fit a terminal.
 */

/**
 * Breaks text at its blanks into lines of at most `width` UTF-16 code units; a longer word gets a line of its own.
 * The first line begins with `first`, the others with `rest`, which count in the width. No word is lost or changed.
 */
export function wrap(text: string, width: number, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
