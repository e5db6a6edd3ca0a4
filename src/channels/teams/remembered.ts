/**
 * A map that forgets: entries go after a set time without use, and the oldest go when there are too many. All that
 * this channel holds in memory is in one of these, so none of it grows with the number of requests.
 */

export interface RememberedOptions {
  /** How long an entry stays after it was last set, in ms. */
  readonly forMs: number;
  /** Most entries; the one set longest ago makes room. */
  readonly most: number;
  readonly now?: () => number;
}

export class Remembered<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>();
  readonly #forMs: number;
  readonly #most: number;
  readonly #now: () => number;

  constructor({ forMs, most, now = Date.now }: RememberedOptions) {
    this.#forMs = forMs;
    this.#most = most;
    this.#now = now;
  }

  /** Entries held, those included whose time is over but that nobody asked for since. */
  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.until > this.#now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Sets an entry; its time begins again. */
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#now() + this.#forMs });
    this.#forgetOld();
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Deletes every entry that `matches`. */
  deleteWhere(matches: (value: Value, key: string) => boolean): void {
    for (const [key, { value }] of this.#entries) if (matches(value, key)) this.#entries.delete(key);
  }

  /** Entries stand in the order in which they were set, so the first to keep ends the search. */
  #forgetOld(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#entries) {
      if (until > now && this.#entries.size <= this.#most) return;
      this.#entries.delete(key);
    }
  }
}
