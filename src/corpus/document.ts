/**
 * What a document, a passage and a sentence are. Offsets are UTF-16 code units, half open [start, end).
 */

/** A piece of text by its place. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Front matter of a document. */
export interface DocumentMeta {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** ISO 8601: a date, a year and month, or a year; empty where nobody knows. */
  readonly published: string;
  /** The year, or years joined by a dash, that the document speaks about: what "vorig jaar" in it means follows from this. Empty where nobody knows. */
  readonly period: string;
  /** BCP 47. */
  readonly language: string;
  /** Public address of the publication, where the source gives one. */
  readonly url: string | null;
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * One block of a document's plain text. `row` is a table row whose cells are joined by " | "; `header` the
 * table's head; a footnote follows the block that refers to it. A note is editorial ("text is missing here"): shown to readers, never part of the plain text.
 */
export interface Block extends Span {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'header' | 'row' | 'footnote' | 'note';
  /** Heading depth, or nesting of a list item from 1; 0 elsewhere. */
  readonly level: number;
  /** Page of the source where it is certain. */
  readonly page: number | null;
  /** Texts of the headings above, outermost first; the document's title is not among them. */
  readonly path: readonly string[];
  /** Index of the block that introduces this one: a list's lead-in, a row's header. */
  readonly introducedBy: number | null;
  /** Cells of a header or row. */
  readonly cells?: readonly Span[];
  /** Links in the block: the text they stand behind and where they lead. */
  readonly links: readonly (Span & { readonly url: string })[];
  /** Text of a note. */
  readonly note?: string;
}

/** A document: plain text (Markdown removed, blocks parted by a blank line) and its blocks in order. */
export interface CorpusDocument {
  readonly meta: DocumentMeta;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** SHA-256 of the Markdown file, hexadecimal. */
  readonly digest: string;
}

/**
 * What is retrieved and cited: spans of one document under one heading, that heading first. `text` is the spans' text joined by a
 * line feed; sentences are offsets in `text`.
 */
export interface Passage {
  /** Document id, a dash, and 10 hexadecimal digits of the SHA-256 of the text: stable while the text is. */
  readonly id: string;
  readonly document: string;
  readonly spans: readonly Span[];
  readonly text: string;
  readonly path: readonly string[];
  readonly page: number | null;
  readonly period: string;
  readonly language: string;
  readonly sentences: readonly Sentence[];
}

/**
 * What is quoted: lies inside one span, or is one whole table row. A `heading` gives its passage context, as does a
 * table's `header`; an `item` opens a list item, a `lead` introduces the list.
 */
export interface Sentence extends Span {
  readonly kind: 'sentence' | 'item' | 'lead' | 'row' | 'header' | 'heading';
}

/** An editorial entry: what people ask about a quote, or ask in vain (gap). */
export interface BankEntry {
  readonly document: string;
  readonly quote: string;
  readonly language: string;
  readonly question: string;
  readonly kind: 'question' | 'gap';
  /** Key of a target in the editors' file. */
  readonly target?: string | undefined;
  readonly state?: 'proposed' | 'accepted' | undefined;
}
