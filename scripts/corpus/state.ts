/** `npm run corpus -- withdraw` and `restore`: documents out of use and back. Their files stay. */
import { changeFrontMatter, readKnown } from '../../src/importing/corpus-state.ts';

/** An id that no document has. */
class StateError extends Error {
  override readonly name = 'StateError';
}

/** Changes all of them or, when one does not exist, none. @throws StateError naming the unknown ones. */
export async function setState(
  corpusFolder: string,
  ids: readonly string[],
  command: 'withdraw' | 'restore',
): Promise<void> {
  const known = new Map((await readKnown(corpusFolder)).map((document) => [document.id, document]));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new StateError(
      `There is no document ${unknown.join(', ')} in ${corpusFolder}. There are: ${[...known.keys()].slice(0, 20).join(', ')}.`,
    );
  }
  for (const id of ids) {
    const file = known.get(id)?.file as string;
    const changes = command === 'withdraw' ? { state: 'withdrawn' } : { state: undefined, supersededBy: undefined };
    await changeFrontMatter(file, changes);
  }
}
