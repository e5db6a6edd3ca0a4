/** Asking once for many who wait at the same time. */

export interface Shared<Value> {
  /** Waits for the call that is under way, or makes one. */
  get(): Promise<Value>;
  /** Whether there is one to wait for. */
  isUnderWay(): boolean;
}

/**
 * Makes callers share a call. `apart` lets each make its own: for a runtime in which a promise of one request may
 * never resolve for another (Workers).
 */
export function together<Value>(run: () => Promise<Value>, apart = false): Shared<Value> {
  let running: Promise<Value> | null = null;
  return {
    get() {
      if (apart) return run();
      running ??= run().finally(() => {
        running = null;
      });
      return running;
    },
    isUnderWay: () => running !== null,
  };
}
