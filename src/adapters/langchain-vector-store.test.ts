import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, type DocumentInterface } from '@langchain/core/documents';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { VectorStore } from '@langchain/core/vectorstores';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshIndex } from '../indexing/refresh.ts';
import { FakeEmbedder, hashedVector } from './embedder.fake.ts';
import { EmbedderEmbeddings } from './langchain-embeddings.ts';
import { PassageVectorStore, ReadOnlyIndexError } from './langchain-vector-store.ts';

const front = (id: string) => `---\nid: ${id}\ntitle: ${id}\npublished: "2031"\nperiod: "2030"\n---\n`;
let folder: string;
let store: PassageVectorStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'langchain-'));
  const gids =
    '<!-- page: 4 -->\n\n## Lenen\n\n### Rente\n\nDe rente op een lening stijgt.\n\n## Bezwaar\n\nBezwaar maken kan.\n';
  await writeFile(join(folder, 'gids.md'), `${front('gids')}\n${gids}`);
  await writeFile(join(folder, 'brief.md'), `${front('brief')}\n## Rente\n\nDe rente daalt.\n`);
  const embedder = new FakeEmbedder();
  const index = await refreshIndex({
    corpusFolder: folder,
    indexFolder: join(folder, 'index'),
    embedder,
    split: () => [],
  });
  store = new PassageVectorStore({
    store: index.store,
    embeddings: new EmbedderEmbeddings(embedder),
    addressOf: (passage) => `/bronnen/${passage.document}#${passage.id.slice(-10)}`,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const texts = (documents: readonly DocumentInterface[]) => documents.map((document) => document.pageContent);

describe('searching', () => {
  test('finds passages best first, with their cosine and what is known of them', async () => {
    expect(store).toBeInstanceOf(VectorStore);
    const [first, second] = await store.similaritySearchWithScore('rente\nde rente op een lening stijgt', 2);
    expect(first?.[0].pageContent).toBe('Rente\nDe rente op een lening stijgt.');
    expect(first?.[1]).toBeGreaterThan(second?.[1] as number);
    const { id, ...rest } = first?.[0].metadata ?? {};
    expect(id).toMatch(/^gids-[0-9a-f]{10}$/);
    expect(first?.[0].id).toBe(id);
    expect(rest).toEqual({
      document: 'gids',
      section: 'Lenen › Rente',
      page: 4,
      period: '2030',
      url: `/bronnen/gids#${id.slice(-10)}`,
    });
  });

  test('a filter leaves one document, and k still counts what is left', async () => {
    const filtered = await store.similaritySearch('rente', 2, { document: 'gids' });
    expect(filtered.map((document) => document.metadata.document)).toEqual(['gids', 'gids']);
    expect(await store.similaritySearch('rente', 5, { document: 'onbekend' })).toEqual([]);
  });

  test('more than there are gives all, none gives none', async () => {
    expect(await store.similaritySearch('rente', 100)).toHaveLength(3);
    expect(await store.similaritySearch('rente', 0)).toEqual([]);
  });

  test('a vector of another dimension is refused', async () => {
    await expect(store.similaritySearchVectorWithScore([1, 0], 1)).rejects.toThrow(RangeError);
    await expect(store.similaritySearchVectorWithScore(Array.from(hashedVector('x', 32)), 1)).resolves.toHaveLength(1);
  });
});

describe('chains', () => {
  test('a retriever gives passages, filtered too', async () => {
    expect(texts(await store.asRetriever(1).invoke('bezwaar maken kan'))).toEqual(['Bezwaar\nBezwaar maken kan.']);
    const retriever = store.asRetriever({ k: 5, filter: { document: 'brief' } });
    expect(texts(await retriever.invoke('rente'))).toEqual(['Rente\nDe rente daalt.']);
  });

  test('a sequence of retriever, prompt, model and parser runs over the index', async () => {
    const prompts: string[] = [];
    const chain = RunnableSequence.from([
      {
        context: store.asRetriever(1).pipe((documents: DocumentInterface[]) => texts(documents).join('\n\n')),
        question: new RunnablePassthrough<string>(),
      },
      ChatPromptTemplate.fromTemplate('Antwoord uit: {context}\nVraag: {question}'),
      (prompt: { toString(): string }) => {
        prompts.push(prompt.toString());
        return prompt;
      },
      new FakeListChatModel({ responses: ['Dat kan.'] }),
      new StringOutputParser(),
    ]);
    expect(await chain.invoke('Kan ik bezwaar maken?')).toBe('Dat kan.');
    expect(prompts[0]).toContain('Bezwaar maken kan.\nVraag: Kan ik bezwaar maken?');
  });
});

test.each([
  ['addDocuments', () => (store as VectorStore).addDocuments([new Document({ pageContent: 'x' })])],
  ['addVectors', () => (store as VectorStore).addVectors([[1]], [new Document({ pageContent: 'x' })])],
  ['delete', () => (store as VectorStore).delete({ ids: ['x'] })],
  ['a retriever’s addDocuments', () => store.asRetriever().addDocuments([new Document({ pageContent: 'x' })])],
])('%s is refused and says how documents get in', async (_, action) => {
  await expect(action()).rejects.toThrow(ReadOnlyIndexError);
  await expect(action()).rejects.toThrow(/npm run corpus.*npm run index/);
});
