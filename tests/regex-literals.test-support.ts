/** Finds the regular expressions written in a TypeScript source, without a parser: enough to look each one over. */

/** What may stand before a regular expression rather than before a division. */
const BEFORE = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|of|in|yield|await))\s*$/;

export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
}

/** End of a string or comment that begins at `at`; null when none does. */
function skipped(code: string, at: number): number | null {
  const two = code.slice(at, at + 2);
  if (two === '//') return (code.indexOf('\n', at) + code.length) % code.length || code.length;
  if (two === '/*') return code.indexOf('*/', at) + 2;
  const quote = code[at];
  if (quote !== '"' && quote !== "'") return null;
  let end = at + 1;
  while (end < code.length && code[end] !== quote) end += code[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** The literal that begins at `at`, and where it ends. */
function literalAt(code: string, at: number): { literal: RegexLiteral; end: number } | null {
  let isClass = false;
  for (let end = at + 1; end < code.length && code[end] !== '\n'; end++) {
    const character = code[end];
    if (character === '\\') end++;
    else if (character === '[') isClass = true;
    else if (character === ']') isClass = false;
    else if (character === '/' && !isClass) {
      const flags = /^[a-z]*/.exec(code.slice(end + 1))?.[0] ?? '';
      return { literal: { source: code.slice(at + 1, end), flags }, end: end + 1 + flags.length };
    }
  }
  return null;
}

/** Every literal, in order. Templates are read as code, which is right for what stands in their ${…}. */
export function regexLiterals(code: string): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  for (let at = 0; at < code.length; ) {
    const next = skipped(code, at);
    if (next !== null) {
      at = next;
      continue;
    }
    if (code[at] === '/' && BEFORE.test(code.slice(Math.max(0, at - 20), at))) {
      const read = literalAt(code, at);
      if (read !== null && isRegex(read.literal)) {
        found.push(read.literal);
        at = read.end;
        continue;
      }
    }
    at++;
  }
  return found;
}

function isRegex({ source, flags }: RegexLiteral): boolean {
  try {
    new RegExp(source, flags);
    return source !== '';
  } catch {
    return false;
  }
}
