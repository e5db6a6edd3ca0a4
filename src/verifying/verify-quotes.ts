/**
 * The last step of an extractive answer: a claim passes when each quote stands verbatim in its passage and the claim
 * says what the quote says. A claim that fails is dropped, never reworded.
 */
import type { Claim, Quote } from '../turn.ts';

function quoteText({ passage, sentence }: Quote): string | null {
  const place = passage.sentences[sentence];
  return place ? passage.text.slice(place.start, place.end) : null;
}

/** Whether the claim is the quote, or for a table row holds each of its cells in their order. */
function says(claim: string, quote: Quote): boolean {
  const text = quoteText(quote);
  if (text === null || text.trim() === '') return false;
  if (quote.passage.sentences[quote.sentence]?.kind !== 'row') return claim === text;
  let at = 0;
  return text.split(' | ').every((cell) => {
    const found = claim.indexOf(cell, at);
    at = found + cell.length;
    return found >= 0;
  });
}

/**
 * Lets through the claims whose quotes hold.
 *
 * @param isInstruction whether a text tells a language model what to do: planted in a document it is data that
 *   nobody asked for, and is not passed on as what the document says.
 */
export async function* verifyQuotes(
  claims: AsyncIterable<Claim>,
  isInstruction: (text: string) => boolean,
): AsyncGenerator<Claim> {
  for await (const claim of claims) {
    const holds = claim.quotes.length > 0 && claim.quotes.every((quote) => says(claim.text, quote));
    if (holds && !isInstruction(claim.text)) yield claim;
  }
}
