/**
 * "Is typing" while an answer is made: in groups and channels, where Teams does not stream. It lasts some seconds
 * there, so it is repeated.
 */
import type { Activity } from './activity.ts';
import type { Connector } from './connector.ts';
import { SendError } from './retry.ts';

/**
 * Begins at once, and resolves when the first sign was sent: what follows may keep the processor busy. The function
 * that it gives ends it, and waits for the last one, so that none follows the answer.
 */
export async function startTyping(connector: Connector, to: Activity, everyMs: number): Promise<() => Promise<void>> {
  let stopped = false;
  const send = async () => {
    if (stopped) return;
    try {
      await connector.send(to, { type: 'typing' }, { once: true });
    } catch (error) {
      // Nobody misses it; the service said "not now", so no more of them.
      if (!(error instanceof SendError)) throw error;
      stopped = true;
    }
  };
  await send();
  let sending = Promise.resolve();
  const timer = setInterval(() => {
    if (!stopped) sending = sending.then(send);
  }, everyMs);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await sending;
  };
}
