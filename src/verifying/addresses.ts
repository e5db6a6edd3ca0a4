/**
 * Addresses in a text: they come from the corpus and the editors, so a claim has only those that its quote has.
 */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|(?<![\w.])(?:[\w-]{1,63}\.){1,8}(?:nl|com|org|net|eu|info|io)\b/giu;

/** Web and mail addresses, as they stand. */
export function addressesIn(text: string): string[] {
  return text.match(ADDRESS) ?? [];
}
