import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CorpusError, readCorpus } from './corpus-files.ts';

const DOCUMENT = '---\nid: gids\ntitle: Gids\npublished: "2031"\nperiod: "2030"\n---\n\nTekst.\n';
const ENTRY = { document: 'gids', quote: 'Tekst', language: 'nl', question: 'Wat?', kind: 'question' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  await writeFile(join(folder, 'gids.md'), DOCUMENT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const write = (name: string, text: string) => writeFile(join(folder, name), text);
const lines = (...entries: unknown[]) => entries.map((entry) => JSON.stringify(entry)).join('\n');

describe('a corpus folder', () => {
  test('documents alone are enough: bank and targets may be absent', async () => {
    const corpus = await readCorpus(folder);
    expect(corpus.documents.map((document) => document.meta.id)).toEqual(['gids']);
    expect([corpus.bank, corpus.targets]).toEqual([[], {}]);
  });

  test('README.md and names with an underscore in front are no documents', async () => {
    await write('README.md', 'geen document');
    await write('_concept.md', 'geen document');
    expect((await readCorpus(folder)).documents).toHaveLength(1);
  });

  test('proposed entries of the bank are left out, accepted and unmarked ones are read', async () => {
    await write(
      'questions.jsonl',
      `${lines({ ...ENTRY, state: 'proposed' }, { ...ENTRY, state: 'accepted' }, ENTRY)}\n\n`,
    );
    expect((await readCorpus(folder)).bank).toHaveLength(2);
  });

  test('targets are read by their key', async () => {
    await write('targets.yaml', 'klant:\n  label: {nl: Contact}\n  url: https://example.org/\n  checked: null\n');
    expect((await readCorpus(folder)).targets).toMatchObject({ klant: { label: { nl: 'Contact' } } });
  });

  test('the digest changes with a document, the bank and the targets, and with nothing else', async () => {
    const digests = [(await readCorpus(folder)).digest];
    await write('notes.txt', 'iets');
    expect((await readCorpus(folder)).digest).toBe(digests[0]);
    await write('gids.md', `${DOCUMENT}Meer.\n`);
    digests.push((await readCorpus(folder)).digest);
    await write('questions.jsonl', lines(ENTRY));
    digests.push((await readCorpus(folder)).digest);
    await write('targets.yaml', '{}');
    digests.push((await readCorpus(folder)).digest);
    expect(new Set(digests).size).toBe(4);
  });
});

describe('a corpus that cannot be used says where and why', () => {
  const refused = async (message: RegExp) => {
    await expect(readCorpus(folder)).rejects.toThrow(CorpusError);
    await expect(readCorpus(folder)).rejects.toThrow(message);
  };

  test('a folder that is not there', async () => {
    await expect(readCorpus(join(folder, 'weg'))).rejects.toThrow(/weg cannot be read. Set CORPUS_DIR/);
  });

  test('a folder without documents', async () => {
    await rm(join(folder, 'gids.md'));
    await refused(/holds no document/);
  });

  test('a document with a wrong field is named, with the field', async () => {
    await write('gids.md', DOCUMENT.replace('"2031"', '"ooit"'));
    await refused(/gids\.md: .*published/);
  });

  test('two documents with one id', async () => {
    await write('kopie.md', DOCUMENT);
    await refused(/kopie\.md: another document has the id "gids"/);
  });

  test('a bank line that is no JSON, by its line', async () => {
    await write('questions.jsonl', `${lines(ENTRY)}\n\n{"document": \n`);
    await refused(/questions\.jsonl, line 3: this is not JSON/);
  });

  test('a bank entry with a wrong field, by line and field', async () => {
    await write('questions.jsonl', lines(ENTRY, { ...ENTRY, kind: 'vraag' }));
    await refused(/questions\.jsonl, line 2: kind: /);
  });

  test('a bank line that is no object, by its line', async () => {
    await write('questions.jsonl', '[]');
    await refused(/questions\.jsonl, line 1: the line: /);
  });

  test('targets that are no YAML, and a target with a wrong address', async () => {
    await write('targets.yaml', 'klant: "open\n');
    await refused(/targets\.yaml: this is not YAML/);
    await write('targets.yaml', 'klant:\n  label: {nl: Contact}\n  url: javascript:alert(1)\n  checked: null\n');
    await refused(/targets\.yaml: klant\.url: /);
  });
});
