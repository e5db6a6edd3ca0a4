/**
 * A process that saves answers and feedback until it is killed, for the test of what a kill leaves behind. Argument:
 * data folder. Writes the id of each answer once it and its feedback are confirmed.
 */
import { writeSync } from 'node:fs';
import { recordOf } from './answer-records.fake.ts';
import { openSqliteAnswerStore } from './sqlite-answer-store.ts';

const store = openSqliteAnswerStore(process.argv[2] as string);
for (;;) {
  const id = crypto.randomUUID();
  await store.save(recordOf(id));
  await store.addFeedback({ answerId: id, helpful: false, comment: `bij ${id}`, at: '2031-05-02T10:00:00.000Z' });
  writeSync(1, `${id}\n`);
}
