/**
 * Whether those who act in a claim act in its quote as well: "A volgde B op" and "B volgde A op" share every word.
 */
import { clauseOf, type Reading, sameWord } from './reading.ts';

const AGENT = /(?<!\p{L})(?:door|by)\s(?:(?:de|het|the)\s)?$/iu;
/** Words before a name that neither acts nor undergoes. */
const BESIDE =
  /(?<!\p{L})(?:van|voor|in|bij|naar|met|aan|op|uit|over|tussen|rond|via|om|namens|als|tegen|binnen|volgens|mijn|of|for|at|to|with|from|as)\s(?:(?:de|het|een|the|a)\s)?(?:\p{L}+\s)?$/iu;

interface Actor {
  readonly key: string;
  readonly index: number;
  readonly end: number;
  readonly clause: number;
  readonly agent: boolean;
}

/** The names that act or undergo, in one spelling, with their places. */
function actors(reading: Reading): Actor[] {
  return reading.names.flatMap((span) => {
    const before = reading.text.slice(Math.max(0, span.start - 24), span.start);
    // "de door A beschreven B" is a B, whoever acts.
    if (/(?<!\p{L})(?:de|het|een)\sdoor\s$/iu.test(before)) return [];
    const agent = AGENT.test(before);
    if (!agent && BESIDE.test(before)) return [];
    const key = reading.text.slice(span.start, span.end).toLowerCase();
    return [{ key, index: span.start, end: span.end, clause: clauseOf(reading, span), agent }];
  });
}

/** Most words between one that acts and one that undergoes. */
const APART = 4;

/** Of the names of a clause, who acts on whom, with the content words between them. */
function deeds(
  reading: Reading,
): { readonly doer: string; readonly other: string; readonly between: Reading['words'] }[] {
  const all = actors(reading);
  return all.flatMap((one, i) => {
    const next = all[i + 1];
    if (!next || next.clause !== one.clause || next.key === one.key || one.agent) return [];
    const words = reading.words.filter((word) => word.start >= one.end && word.end <= next.index);
    if (words.length === 0 || words.length > APART || /[,;:()–]/.test(reading.text.slice(one.end, next.index)))
      return [];
    if (/^\s(?:en|of|and|or)\s/iu.test(reading.text.slice(one.end))) return [];
    const [doer, other] = next.agent ? [next.key, one.key] : [one.key, next.key];
    return [{ doer, other, between: words.filter(({ content }) => content) }];
  });
}

/** Whether two names changed places round the same verb. */
function namesSwapped(claim: Reading, quote: Reading): boolean {
  // "X doet het, niet Y" and "Y doet het niet, maar X" say the same.
  if (claim.negations.length > 0 && quote.negations.length > 0) return false;
  const said = deeds(quote);
  return deeds(claim).some(({ doer, other, between }) =>
    said.some(
      (deed) =>
        deed.doer === other &&
        deed.other === doer &&
        between.some((word) => deed.between.some((verb) => sameWord(verb, word))),
    ),
  );
}

/** Whether what a name does in a clause of the claim is in the quote what another name does. */
function nameMoved(claim: Reading, quote: Reading): boolean {
  const clauses = [...new Set(claim.names.map((span) => clauseOf(claim, span)))];
  const sayings = quote.names.map((span) => ({
    key: quote.text.slice(span.start, span.end).toLowerCase(),
    clause: clauseOf(quote, span),
  }));
  return clauses.some((clause) => {
    const names = claim.names.filter((span) => clauseOf(claim, span) === clause);
    const actor = names[0];
    if (!actor) return false;
    const key = claim.text.slice(actor.start, actor.end).toLowerCase();
    const own = new Set(sayings.filter((said) => said.key === key).map((said) => said.clause));
    if (own.size === 0) return false;
    let mine = 0;
    let theirs = 0;
    const rest = claim.words.filter(
      (word) =>
        word.content && word.clause === clause && !names.some((name) => word.start < name.end && name.start < word.end),
    );
    for (const word of rest) {
      const places = quote.words.filter((found) => found.content && sameWord(found, word)).map((found) => found.clause);
      if (places.length === 0) continue;
      if (places.some((place) => own.has(place))) mine++;
      else if (places.some((place) => sayings.some((said) => said.clause === place && said.key !== key))) theirs++;
    }
    return theirs >= 2 && mine === 0;
  });
}

/** Whether the verb right behind a name at the head of the claim has another name before it in the quote. */
function actorDiffers(claim: Reading, quote: Reading): boolean {
  const actor = claim.names[0];
  if (!actor || actor.start > 5) return false;
  const verb = claim.words.find(({ start }) => start > actor.end);
  if (!verb?.content) return false;
  const key = claim.text.slice(actor.start, actor.end).toLowerCase();
  const said = quote.names.map((span) => ({
    key: quote.text.slice(span.start, span.end).toLowerCase(),
    index: span.start,
  }));
  const isPassive = quote.names.some(({ start }) => AGENT.test(quote.text.slice(Math.max(0, start - 10), start)));
  if (!said.some((found) => found.key === key) || isPassive) return false;
  const places = quote.words.filter((word) => word.content && word.roots[0] === verb.roots[0]);
  return (
    places.length > 0 &&
    places.every((place) => {
      const before = said.filter(({ index }) => index < place.start).at(-1);
      return (
        before !== undefined &&
        before.key !== key &&
        !said.some((found) => found.key === key && found.index > place.start && found.index - place.end < 6)
      );
    })
  );
}

/** Whether somebody does in the claim what in the quote another does. */
export function actorsMoved(claim: Reading, quote: Reading): boolean {
  return namesSwapped(claim, quote) || nameMoved(claim, quote) || actorDiffers(claim, quote);
}
