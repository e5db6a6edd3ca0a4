/**
 * A system under test: whatever answers and searches by the contract in src/answer.ts.
 */
import type { Answer, ChatRequest, SearchResult } from '../src/answer.ts';
import type { Outcome } from './record.ts';

export interface System {
  /** For people: where the answers came from. */
  readonly name: string;
  /** @throws BusyError when it should be asked again later; any other error is the case's outcome. */
  answer(request: ChatRequest): Promise<Answer>;
  /** The k best passages, best first. @throws as answer. */
  search(query: string, k: number): Promise<readonly SearchResult[]>;
  /** What became of a language model's part in an answer; absent where the system does not tell. */
  generation?(answerId: string): Outcome['generation'];
}

/** The system asks to come back later (429 or 503). */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly seconds: number;
  constructor(message: string, seconds: number) {
    super(message);
    this.seconds = seconds;
  }
}
