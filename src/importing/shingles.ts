/**
 * Which documents hold each other's text, by runs of words. A sample of the runs is kept, chosen by their hash
 * (FracMinHash, after Broder 1997, "On the resemblance and containment of documents"): the time grows with the text,
 * never with the number of pairs.
 */

/** Words in a run. */
const RUN = 4;
/** One run in so many is kept for documents of more than `SHORT` runs. */
const SAMPLE = 4;
const SHORT = 400;
/** A run in more documents than this is a formula of the house, and says nothing about where a text comes from. */
const FORMULA = 4;

/** FNV-1a over a run of words, 32 bits, mixed at the end so that the remainder by 4 is a fair draw. */
function hash(words: readonly string[], from: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < from + RUN; at++) {
    const word = words[at] as string;
    for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ 32, 0x01000193);
  }
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Hashes of the runs inside each part (a paragraph, or a line where paragraphs cannot be trusted). */
export function runsOf(parts: readonly string[]): Set<number> {
  const runs = new Set<number>();
  for (const part of parts) {
    const words =
      part
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let at = 0; at + RUN <= words.length; at++) runs.add(hash(words, at));
  }
  return runs;
}

export interface Overlap {
  readonly id: string;
  /** Share of the asked document's runs that stand in the other one, 0 to 1. */
  readonly inside: number;
  /** Share of the other one's runs that stand in the asked document, 0 to 1. */
  readonly holds: number;
}

/** Documents by the runs they hold. */
export class ShingleIndex {
  readonly #holders = new Map<number, string[]>();
  readonly #sizes = new Map<string, { all: number; sampled: number }>();

  /** Adds a document; its sampled runs are kept. */
  add(id: string, runs: ReadonlySet<number>): void {
    let sampled = 0;
    for (const run of runs) {
      if (run % SAMPLE !== 0) {
        if (runs.size > SHORT) continue;
      } else sampled += 1;
      const holders = this.#holders.get(run);
      if (holders) holders.push(id);
      else this.#holders.set(run, [id]);
    }
    this.#sizes.set(id, { all: runs.size, sampled });
  }

  /** Documents that share runs with this one, most shared first. Those added under `except` are left out. */
  overlaps(runs: ReadonlySet<number>, except?: string): Overlap[] {
    const shared = new Map<string, number>();
    let asked = 0;
    for (const run of runs) {
      // Long documents keep a sample only: whatever is compared with them must be sampled alike.
      if (run % SAMPLE !== 0) continue;
      const holders = (this.#holders.get(run) ?? []).filter((id) => id !== except);
      if (holders.length > FORMULA) continue;
      asked += 1;
      for (const id of holders) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    // A short text has too few sampled runs to judge by: the short ones are compared in full.
    if (runs.size <= SHORT) {
      for (const [id, size] of this.#sizes) {
        if (size.all > SHORT || !shared.has(id)) continue;
        shared.set(id, this.#fullShare(runs, id) * asked);
      }
    }
    return [...shared]
      .map(([id, count]) => ({
        id,
        inside: asked === 0 ? 0 : Math.min(1, count / asked),
        holds: Math.min(1, count / Math.max(1, this.#sizes.get(id)?.sampled ?? 1)),
      }))
      .sort((a, b) => b.inside - a.inside || (a.id < b.id ? -1 : 1));
  }

  #fullShare(runs: ReadonlySet<number>, id: string): number {
    let asked = 0;
    let found = 0;
    for (const run of runs) {
      const holders = this.#holders.get(run) ?? [];
      if (holders.length > FORMULA + 1) continue;
      asked += 1;
      if (holders.includes(id)) found += 1;
    }
    return asked === 0 ? 0 : found / asked;
  }
}
