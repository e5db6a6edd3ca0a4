/**
 * The assistant of this repository as a system under test, without a server in between.
 */
import type { Answer, ChatRequest } from '../src/answer.ts';
import type { Assistant } from '../src/assistant.ts';
import type { System } from './system.ts';

/** Runs the pipeline and keeps the answer; what it yields on the way is dropped. */
export function inProcessSystem(assistant: Assistant): System {
  return {
    name: 'in process',
    async answer(request: ChatRequest): Promise<Answer> {
      const turn = assistant.answer(request);
      for (;;) {
        const step = await turn.next();
        if (step.done) return step.value;
      }
    },
    search: (query, k) => assistant.search(query, k),
  };
}
