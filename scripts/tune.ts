/**
 * `npm run tune`: fits what the assistant weighs on the project's own cases, never on the development questions, and
 * writes the models into src/. Prints cross-validated figures; the same cases give the same files.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseArguments } from './arguments.ts';
import { tuneJudgement, tunePortableJudgement } from './tuning/judgement.ts';
import { tuneSentences } from './tuning/sentences.ts';
import { openWorkbench } from './tuning/workbench.ts';

refuseArguments('tune');

const src = join(import.meta.dirname, '..', 'src');
const write = (room: string, file: string, model: unknown) =>
  writeFileSync(join(src, room, file), `${JSON.stringify(model, null, 2)}\n`);

const workbench = await openWorkbench();
const sentences = await tuneSentences(workbench);
write('composing', 'sentence-model.json', sentences.fitted);
write('composing', 'portable-sentence-model.json', sentences.portable);
write('judging', 'judge-model.json', await tuneJudgement(workbench));
write('judging', 'portable-model.json', await tunePortableJudgement(workbench));
