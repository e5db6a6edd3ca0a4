import { expect, test } from 'vitest';
import type { Answer, ProgressEvent } from '../answer.ts';
import { type FollowOptions, followIndex, type OpenedGeneration } from './follow-index.ts';

/** A generation that answers with its name, records its calls, and ends an answer when it is let go. */
function generation(name: string) {
  let release: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const closed: string[] = [];
  const opened: OpenedGeneration = {
    name,
    assistant: {
      async *answer(): AsyncGenerator<ProgressEvent, Answer> {
        yield { type: 'status', step: 'screen' };
        await gate;
        return { text: name } as Answer;
      },
      mask: (text) => text,
      search: async () => [],
      verify: async () => [],
      documents: async () => [{ id: name }] as never,
    },
    library: { document: async () => null },
    close: async () => void closed.push(name),
  };
  return { opened, closed, release };
}

function following(options: Partial<FollowOptions> & Pick<FollowOptions, 'first' | 'open'>) {
  const state = { pointer: options.first.name as string | null, messages: [] as string[] };
  const follow = followIndex({
    current: async () => state.pointer,
    interval: 1_000_000,
    onMessage: (message) => state.messages.push(message),
    ...options,
  });
  return { follow, state };
}
const named = async (follow: ReturnType<typeof followIndex>) => (await follow.assistant.documents())[0]?.id;

test('a new generation takes over without a restart, and the one before is closed', async () => {
  const [one, two] = [generation('one'), generation('two')];
  const { follow, state } = following({ first: one.opened, open: async () => two.opened });
  expect(await named(follow)).toBe('one');
  state.pointer = 'two';
  await follow.check();
  expect(await named(follow)).toBe('two');
  expect([one.closed, two.closed]).toEqual([['one'], []]);
  await follow.close();
  expect(two.closed).toEqual(['two']);
});

test('an answer that began with the old generation ends with it, and only then it is closed', async () => {
  const [one, two] = [generation('one'), generation('two')];
  const { follow, state } = following({ first: one.opened, open: async () => two.opened });
  const answer = follow.assistant.answer({ messages: [{ role: 'user', content: 'Vraag?' }] });
  await answer.next();
  state.pointer = 'two';
  await follow.check();
  expect([await named(follow), one.closed]).toEqual(['two', []]);
  one.release();
  expect((await answer.next()).value).toMatchObject({ text: 'one' });
  expect(one.closed).toEqual(['one']);
  await follow.close();
});

test('an answer that its reader gives up lets go of its generation', async () => {
  const [one, two] = [generation('one'), generation('two')];
  const { follow, state } = following({ first: one.opened, open: async () => two.opened });
  const answer = follow.assistant.answer({ messages: [{ role: 'user', content: 'Vraag?' }] });
  await answer.next();
  state.pointer = 'two';
  await follow.check();
  await answer.return({} as Answer);
  expect(one.closed).toEqual(['one']);
  await follow.close();
});

test('a generation that cannot be opened leaves the one in use, and is tried once', async () => {
  const one = generation('one');
  let tries = 0;
  const { follow, state } = following({
    first: one.opened,
    open: async () => {
      tries += 1;
      throw new Error('damaged');
    },
  });
  state.pointer = 'two';
  await follow.check();
  await follow.check();
  expect([tries, await named(follow), one.closed]).toEqual([1, 'one', []]);
  expect(state.messages.join()).toMatch(/two cannot be opened.*damaged/);
  await follow.close();
});

test('looking twice at once opens once', async () => {
  const [one, two] = [generation('one'), generation('two')];
  let opens = 0;
  const { follow, state } = following({
    first: one.opened,
    open: async () => {
      opens += 1;
      return two.opened;
    },
  });
  state.pointer = 'two';
  await Promise.all([follow.check(), follow.check()]);
  expect(opens).toBe(1);
  await follow.close();
});
