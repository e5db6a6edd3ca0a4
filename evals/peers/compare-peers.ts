/**
 * One table: this assistant's search and its peers on the same questions, without and with the question bank.
 */
import type { BankEntry, CorpusDocument } from '../../src/corpus/document.ts';
import { type Figure, figure } from '../bootstrap.ts';
import type { Case } from '../case.ts';
import type { Metric } from '../metrics/metric.ts';
import { recallAt } from '../metrics/recall.ts';
import { reciprocalRank } from '../metrics/reciprocal-rank.ts';
import { type CaseRecord, NO_SOURCES } from '../record.ts';
import type { System } from '../system.ts';
import { bankEntries, chunkEntries, chunkText } from './chunks.ts';
import { type Peer, searchPeer } from './peer.ts';

/** The metrics of the table. */
const PEER_METRICS: readonly Metric[] = [recallAt(1), recallAt(5), reciprocalRank];

export interface PeerRow {
  readonly name: string;
  readonly bank: boolean;
  /** By metric; null when the peer could not run, with the note that says why. */
  readonly figures: Readonly<Record<string, Figure>> | null;
  readonly note: string;
}

type Search = System['search'];

/**
 * Retrieval figures of any search over the cases with gold and without history. Passages alone are judged: not every
 * peer tells which sentence it means.
 */
export async function retrievalFigures(search: Search, cases: readonly Case[]): Promise<Record<string, Figure>> {
  const records: CaseRecord[] = [];
  for (const asked of cases.filter(({ gold, history }) => gold.length > 0 && history.length === 0)) {
    const results = (await search(asked.question, 10)).map((result) => ({ ...result, quote: '' }));
    const outcome = { id: asked.id, asked: '', answer: null, error: null, milliseconds: null, results };
    records.push({ case: asked, outcome });
  }
  const figures: Record<string, Figure> = {};
  for (const metric of PEER_METRICS) {
    const values = records.flatMap((record) => metric.judge(record, NO_SOURCES)?.value ?? []);
    if (values.length > 0) figures[metric.name] = figure(values, metric.summary, `peers ${metric.name}`);
  }
  return figures;
}

/** The rows of every peer. A peer that cannot be opened (a package is missing) is a row with a note. */
export async function comparePeers(
  peers: readonly Peer[],
  documents: readonly CorpusDocument[],
  bank: readonly BankEntry[],
  cases: readonly Case[],
): Promise<PeerRow[]> {
  const chunks = documents.flatMap(({ meta, text }) => chunkText(meta.id, text));
  const plain = chunkEntries(chunks);
  const rows: PeerRow[] = [];
  for (const withBank of [false, true]) {
    const entries = withBank ? [...plain, ...bankEntries(chunks, bank)] : plain;
    for (const peer of peers) {
      try {
        const index = await peer.index(entries);
        const search: Search = (query, k) => searchPeer(index, entries, chunks, query, k);
        rows.push({ name: peer.name, bank: withBank, figures: await retrievalFigures(search, cases), note: '' });
      } catch (error) {
        const note = (error as Error).message.split(/\n| imported from /)[0] ?? '';
        rows.push({ name: peer.name, bank: withBank, figures: null, note });
      }
    }
  }
  return rows;
}

/** The rows as Markdown. */
export function renderPeers(rows: readonly PeerRow[]): string {
  const names = PEER_METRICS.map(({ name }) => name);
  const lines = rows.map(({ name, bank, figures, note }) => {
    const cells = names.map((metric) => {
      const one = figures?.[metric];
      return one === undefined ? '-' : `${one.value.toFixed(3)} [${one.low.toFixed(3)}-${one.high.toFixed(3)}]`;
    });
    return `| ${[note === '' ? name : `${name} (did not run: ${note})`, bank ? 'with' : 'without', ...cells].join(' | ')} |`;
  });
  const n = rows.find(({ figures }) => figures)?.figures?.['recall@1']?.n ?? 0;
  const head = `| search | question bank | ${names.join(' | ')} |\n|---|---|${names.map(() => '---').join('|')}|`;
  return `${head}\n${lines.join('\n')}\n\n${n} questions with gold and without history; 95 % intervals.\n`;
}
