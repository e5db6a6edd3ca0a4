/**
 * Reads sentences out of what a language model says while it says it: JSON where it was asked for that, lines with
 * markers otherwise. Which of the two is told by the first sign, since a server may ignore a schema.
 */
import { z } from 'zod';
import { splitStatements } from '../language/sentences.ts';

/** A sentence with the numbers that it cites, as the model gives them: nothing is checked. */
export interface DraftRead {
  readonly text: string;
  readonly sources: readonly number[];
  readonly quote: string | null;
}

const sentenceSchema = z.object({
  text: z.string().min(1).max(2000),
  sources: z.array(z.int()).max(20),
});

/** What a structured model must give. */
export const draftsSchema = z.object({ sentences: z.array(sentenceSchema) });
/** The same for a reader in another language than the sources'. */
export const translatedDraftsSchema = z.object({
  sentences: z.array(sentenceSchema.extend({ quote: z.string().describe('The Dutch sentence, verbatim') })),
});

const anySentenceSchema = sentenceSchema.extend({ quote: z.string().nullish() });
/** Longest text that is looked at, in characters; a model that goes on is not listened to. */
const MOST = 20_000;
const THOUGHT = '<think>';
const THOUGHT_END = '</think>';
const MARKERS = /\[(\d{1,3})\]/g;
/** The end of a cited sentence with the begin of the next: "… open. [2] Op zondag …", "… open [2]. Op …". */
const NEXT = /(?:[.!?]["”’)]?\s?(?:\[\d{1,3}\]\s?){1,9}|(?:\s?\[\d{1,3}\]){1,9}[.!?])\s*(?=[^\s[|.!?])/g;
const DECLINED = /^\W*geen antwoord\W*$/i;

export class DraftReader {
  #rest = '';
  #length = 0;
  #form: 'unknown' | 'json' | 'text' = 'unknown';
  #declined = false;
  /** In JSON: where each open object begins in the rest, and whether one closed in it. */
  #open: { start: number; hasInner: boolean }[] = [];
  #at = 0;
  #inString = false;
  #escaped = false;

  /** Whether the model said that the sources do not answer. */
  get declined(): boolean {
    return this.#declined;
  }

  /** Takes a piece of text; gives the sentences that became whole. */
  push(piece: string): DraftRead[] {
    this.#length += piece.length;
    if (this.#length > MOST) return [];
    this.#rest += piece;
    if (this.#form === 'unknown') this.#tellForm();
    if (this.#form === 'json') return this.#readJson();
    return this.#form === 'text' ? this.#readLines(false) : [];
  }

  /** The sentences left when the model came to its end; what `isWhole` is false for was cut off and is left out. */
  end(isWhole: boolean): DraftRead[] {
    if (this.#form === 'unknown' && !this.#rest.trimStart().startsWith(THOUGHT)) this.#form = 'text';
    return this.#form === 'text' ? this.#readLines(isWhole) : [];
  }

  #tellForm(): void {
    const begin = this.#rest.trimStart();
    if (begin.startsWith(THOUGHT)) {
      const end = begin.indexOf(THOUGHT_END);
      if (end < 0) return;
      this.#rest = begin.slice(end + THOUGHT_END.length);
      this.#tellForm();
      return;
    }
    if (THOUGHT.startsWith(begin) || /^\[\s*$/.test(begin)) return;
    this.#form = /^(?:[{`]|\[\s*\{)/.test(begin) ? 'json' : 'text';
  }

  /** Each innermost object that closes is a sentence, or the empty list. */
  #readJson(): DraftRead[] {
    const read: DraftRead[] = [];
    for (; this.#at < this.#rest.length; this.#at++) {
      const sign = this.#rest[this.#at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === '\\') this.#escaped = true;
        else if (sign === '"') this.#inString = false;
      } else if (sign === '"') this.#inString = this.#open.length > 0;
      else if (sign === '{') this.#open.push({ start: this.#at, hasInner: false });
      else if (sign === '}') {
        const closed = this.#open.pop();
        for (const outer of this.#open) outer.hasInner = true;
        if (closed && !closed.hasInner) read.push(...this.#asDraft(this.#rest.slice(closed.start, this.#at + 1)));
      }
    }
    return read;
  }

  #asDraft(text: string): DraftRead[] {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return [];
    }
    const sentence = anySentenceSchema.safeParse(value);
    if (sentence.success) {
      const { text: said, sources, quote } = sentence.data;
      return said.trim() === '' ? [] : [{ text: plain(said), sources, quote: quote?.trim() || null }];
    }
    if (draftsSchema.safeParse(value).data?.sentences.length === 0) this.#declined = true;
    return [];
  }

  #readLines(isEnd: boolean): DraftRead[] {
    const read: DraftRead[] = [];
    for (;;) {
      const line = this.#rest.indexOf('\n');
      const quoted = this.#rest.indexOf('||');
      NEXT.lastIndex = 0;
      const next = NEXT.exec(quoted < 0 ? this.#rest : this.#rest.slice(0, quoted));
      const end = next ? next.index + next[0].length : Number.POSITIVE_INFINITY;
      const cut = Math.min(line < 0 ? Number.POSITIVE_INFINITY : line + 1, end);
      if (!Number.isFinite(cut)) break;
      read.push(...this.#fromPiece(this.#rest.slice(0, cut)));
      this.#rest = this.#rest.slice(cut);
    }
    if (!isEnd) return read;
    read.push(...this.#fromPiece(this.#rest));
    this.#rest = '';
    return read;
  }

  /** A piece holds one cited sentence, and before it perhaps others that cite nothing. */
  #fromPiece(piece: string): DraftRead[] {
    if (DECLINED.test(piece)) this.#declined = true;
    const [said = '', ...after] = piece.split('||');
    const text = plain(said);
    if (!/[\p{L}\p{N}]/u.test(text) || this.#declined) return [];
    const sources = [...said.matchAll(MARKERS)].map(([, number]) => Number(number));
    const quote = after.join('||').replaceAll(MARKERS, '').trim() || null;
    const sentences = splitStatements(text).map(({ start, end }) => text.slice(start, end));
    return sentences.map((sentence, i) =>
      i === sentences.length - 1 ? { text: sentence, sources, quote } : { text: sentence, sources: [], quote: null },
    );
  }
}

/** Without markers, list signs, marks of Markdown and line ends. */
function plain(text: string): string {
  return text
    .replaceAll(/\s?\[\d{1,3}\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[-*•▪]|\d{1,2}[.)])\s+/, '')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\s+([.!?])/g, '$1');
}
