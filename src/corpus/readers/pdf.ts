import type { Draft } from './draft.ts';
import { ReadError } from './draft.ts';
import type { IsWord } from './paragraphs.ts';
export async function readPdf(
  _b: Uint8Array,
  _o: { isWord?: IsWord | undefined; onPage?: ((done: number, total: number) => void) | undefined },
): Promise<Draft> {
  throw new ReadError('damaged');
}
