/** What a reader makes of a file: Markdown that a person still has to look at, and what to look at in it. */

export type SourceFormat = 'pdf' | 'html' | 'docx' | 'markdown' | 'text';

/**
 * Something to tell the editor. `code` is a key of src/importing/words.json, which says it in Dutch and English with
 * these values.
 */
export interface Finding {
  readonly level: 'alarm' | 'doubtful' | 'repaired' | 'omitted';
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Text to find the place by; the line is looked up in the finished document. */
  readonly near?: string;
  /** Page of the source. */
  readonly page?: number;
}

export interface Draft {
  readonly format: SourceFormat;
  /** Null when the source names none. */
  readonly title: string | null;
  /** What the source calls itself elsewhere, as a web page in the bar of its window; null where it is the same. */
  readonly otherTitle: string | null;
  /** ISO 8601 date, year and month, or year, as the source's metadata says. */
  readonly published: string | null;
  readonly publisher: string | null;
  /** BCP 47, as the source says. */
  readonly language: string | null;
  /** Address that the source gives for itself. */
  readonly url: string | null;
  /** Markdown without front matter; one `#` heading at most, the title. */
  readonly body: string;
  readonly findings: readonly Finding[];
  /** Lines as they stood in the source, where they show whether columns were mixed up; empty elsewhere. */
  readonly lines: readonly string[];
  /** Front matter that the source had itself (Markdown); its fields win. */
  readonly front: Readonly<Record<string, unknown>> | null;
  /** Pages of the source; null where it has none. */
  readonly pages: number | null;
}

/** A file that cannot be read. `code` is a key of src/importing/words.json: the message says what to do about it. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** A draft with nothing known but its body. */
export function draftOf(format: SourceFormat, body: string, rest: Partial<Draft> = {}): Draft {
  return {
    format,
    title: null,
    otherTitle: null,
    published: null,
    publisher: null,
    language: null,
    url: null,
    findings: [],
    lines: [],
    front: null,
    pages: null,
    ...rest,
    body,
  };
}
