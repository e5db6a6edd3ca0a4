/**
 * `npm run tune`: fits what the assistant weighs on the project's own cases, never on the development questions, and
 * writes the models into src/. Prints cross-validated figures; the same cases give the same files.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tuneJudgement } from './tuning/judgement.ts';
import { tuneSentences } from './tuning/sentences.ts';
import { openWorkbench } from './tuning/workbench.ts';

const src = join(import.meta.dirname, '..', 'src');
const write = (room: string, file: string, model: unknown) =>
  writeFileSync(join(src, room, file), `${JSON.stringify(model, null, 2)}\n`);

const workbench = await openWorkbench();
write('composing', 'sentence-model.json', await tuneSentences(workbench));
write('judging', 'judge-model.json', await tuneJudgement(workbench));
