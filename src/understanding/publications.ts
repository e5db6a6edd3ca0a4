/**
 * Words for what is published, and which of them may stand for one another: "jaarverslag" for "jaarbericht", "the
 * annual report" for both. Knowledge of Dutch and English, not of any document.
 */

/** What a publication word says: of which kind the thing is, and what is put before that ("jaar" in "jaarbericht"). */
export interface Publication {
  readonly kind: string;
  readonly qualifier: string;
}

/** Words of one kind may stand for one another. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  report: ['verslag', 'bericht', 'rapport', 'rapportage', 'overzicht', 'report', 'review'],
  letter: ['brief', 'letter'],
  note: ['nota', 'notitie', 'memo', 'memorandum'],
  guide: ['gids', 'handleiding', 'handboek', 'guide', 'manual', 'handbook'],
  leaflet: ['folder', 'brochure', 'leaflet'],
};
const HEADS = Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => ({ kind, word })));
/** English says in a word of its own what Dutch puts before the noun. */
const QUALIFIERS: Readonly<Record<string, string>> = { annual: 'jaar', yearly: 'jaar', jaarlijkse: 'jaar' };

/** What a folded word says when it is, or ends in, a word for a publication; null otherwise. `before` is the word before it. */
export function publicationOf(word: string, before = ''): Publication | null {
  const head = HEADS.find((one) => word === one.word) ?? HEADS.find((one) => isCompoundOf(word, one.word));
  if (head === undefined) return null;
  const own = word.slice(0, word.length - head.word.length);
  return { kind: head.kind, qualifier: own === '' ? (QUALIFIERS[before] ?? '') : own };
}

/** Other words for the same thing: those of its kind behind the same qualifier. */
export function synonymsOf({ kind, qualifier }: Publication): string[] {
  return (KINDS[kind] ?? []).map((head) => `${qualifier}${head}`);
}

/** Whether the word before "report" belongs to its name. */
export function isQualifier(word: string): boolean {
  return word in QUALIFIERS;
}

function isCompoundOf(word: string, head: string): boolean {
  return word.length >= head.length + 3 && word.endsWith(head);
}
