import { holdsAnswerStore } from './answer-store-contract.test-support.ts';
import { createMemoryAnswerStore } from './memory-answer-store.ts';

holdsAnswerStore('memory', async () => createMemoryAnswerStore());
