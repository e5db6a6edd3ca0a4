import { expect, test } from 'vitest';
import { letGo } from './let-go.ts';

test('what nobody holds is gone afterwards, and what somebody holds is there', () => {
  const held = { text: 'held' };
  const [kept, lost] = [new WeakRef(held), new WeakRef({ text: 'lost' })];
  return new Promise<void>((resolve) => {
    // A WeakRef that was looked at or made keeps its object until the task ends.
    setTimeout(() => {
      letGo();
      expect(lost.deref()).toBeUndefined();
      expect(kept.deref()).toBe(held);
      resolve();
    });
  });
});
