/**
 * `npm run tune`: fits what the assistant weighs on the project's own cases, never on the development questions, and
 * writes the models into src/. Prints cross-validated figures; the same cases give the same files.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tuneSentences } from './tuning/sentences.ts';
import { openWorkbench } from './tuning/workbench.ts';

const src = join(import.meta.dirname, '..', 'src');
const workbench = await openWorkbench();
const sentences = await tuneSentences(workbench);
writeFileSync(join(src, 'composing', 'sentence-model.json'), `${JSON.stringify(sentences, null, 2)}\n`);
