import { beforeAll } from 'vitest';
import { holdsAnswerStore } from '../../src/adapters/answer-store-contract.test-support.ts';
import { createD1AnswerStore } from '../../src/adapters/d1-answer-store.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);

holdsAnswerStore('D1', async () => {
  await empty();
  return createD1AnswerStore(bindings.DB);
});
