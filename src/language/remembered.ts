/**
 * Remembering what was found in a text. The sentences of the documents and the questions of the bank come again with
 * every question that is asked; what they hold does not change. For such texts; of what people type the last few alone
 * (`rememberingLately`).
 */

/** Texts remembered by one function: a corpus of some thousand sentences and questions fits. */
const MOST = 20_000;

/** `make`, once for each text; beyond `most` texts the one known longest is forgotten. Results must not be changed. */
export function remembering<Result>(make: (text: string) => Result, most = MOST): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.result;
    const result = make(text);
    if (known.size >= most) known.delete(known.keys().next().value as string);
    known.set(text, { result });
    return result;
  };
}

/** Questions under way at once whose words are kept. */
const FEW = 8;

/**
 * For what people type, after masking: several steps of one answer take it apart. The next few put it out of mind; until
 * then it stays in memory (docs/privacy.md).
 */
export function rememberingLately<Result>(make: (text: string) => Result): (text: string) => Result {
  return remembering(make, FEW);
}

/** The same where the result also depends on something else. */
export function rememberingLatelyWith<With extends object, Result>(
  make: (text: string, using: With) => Result,
): (text: string, using: With) => Result {
  return rememberingWith(make, FEW);
}

/** `remembering` where the result also depends on something else, such as how compounds are split: remembered for each apart. */
export function rememberingWith<With extends object, Result>(
  make: (text: string, using: With) => Result,
  most = MOST,
): (text: string, using: With) => Result {
  const known = new WeakMap<With, (text: string) => Result>();
  return (text, using) => {
    let remembered = known.get(using);
    if (remembered === undefined) {
      remembered = remembering((one) => make(one, using), most);
      known.set(using, remembered);
    }
    return remembered(text);
  };
}
