/** Lines to running text: hyphens at line ends go, except where they belong to the word. */

/** Dutch compounds of a name or abbreviation keep their hyphen: "DUO-/medewerkers", "Sint-/Maarten", "mbo-/4". */
const KEPT_BEFORE =
  /(?:\p{Lu}\p{Lu}|(?:^|[^\p{L}])(?:Sint|Nieuw|Oud|Noord|Zuid|Oost|West|Midden|niet|non|ex|oud|mbo|hbo|vwo|havo|vmbo|ict|e|re))-$/u;
/** A word that continues a suspended hyphen: "wet- / en regelgeving". */
const SUSPENDED_AFTER = /^(?:en|of|en\/of|and|or|tot|als|maar)(?:\s|$)/;

export interface Joined {
  readonly text: string;
  /** Hyphens that were taken out. */
  readonly hyphens: number;
}

/** Whether a word is known; readers that have a dictionary give one, so that doubtful hyphens are decided by it. */
export type IsWord = (word: string) => boolean;

/** Joins lines of one paragraph. */
export function joinLines(lines: readonly string[], isWord?: IsWord): Joined {
  let text = '';
  let hyphens = 0;
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '') continue;
    if (text === '') {
      text = line;
      continue;
    }
    const broken = /([\p{L}\d]{1,60}) ?[-‐‑]$/u.exec(text);
    const next = /^\p{L}+/u.exec(line)?.[0] ?? '';
    if (!broken || next === '')
      text += /[/(]$|\p{L}-$/u.test(text) && next === '' && /^\d/.test(line) ? line : ` ${line}`;
    else if (SUSPENDED_AFTER.test(line)) text += ` ${line}`;
    else if (/^\p{Lu}/u.test(next) || keepsHyphen(text, broken[1] as string, next, isWord))
      text = text.replace(/ ?[-‐‑]$/, '-') + line;
    else {
      text = text.replace(/ ?[-‐‑]$/, '') + line;
      hyphens += 1;
    }
  }
  return { text: text.replace(/\(oud-\) (?=\p{L})/gu, '(oud-)').replace(/ {2,}/g, ' '), hyphens };
}

function keepsHyphen(text: string, before: string, next: string, isWord: IsWord | undefined): boolean {
  if (KEPT_BEFORE.test(text)) return true;
  if (!isWord) return false;
  return !isWord(before + next) && isWord(before) && isWord(next) && /^\p{Lu}/u.test(before);
}
