/**
 * The assistant of this repository as a system under test, without a server in between.
 */
import type { Answer, ChatRequest } from '../src/answer.ts';
import type { Assistant, GenerationEvent } from '../src/assistant.ts';
import type { System } from './system.ts';

/**
 * Runs the pipeline and keeps the answer; what it yields on the way is dropped.
 *
 * @param events what the assistant told of its answers, as it comes
 */
export function inProcessSystem(assistant: Assistant, events: readonly GenerationEvent[] = []): System {
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
    generation(answerId) {
      const event = events.findLast((one) => one.answerId === answerId);
      return event && { cause: event.cause, kept: event.kept, dropped: event.dropped.map((of) => [...of]) };
    },
  };
}
