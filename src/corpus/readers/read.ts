/** Reads a file of any kind that has a reader; the libraries of each are loaded when its first file comes. */
import type { Draft } from './draft.ts';
import type { IsWord } from './paragraphs.ts';
import { sniff } from './sniff.ts';

export interface ReadOptions {
  /** Name of the file or address; only its ending is looked at. */
  readonly name: string;
  /** Address the file came from. */
  readonly address?: string | null;
  readonly isWord?: IsWord | undefined;
  readonly onPage?: (done: number, total: number) => void;
}

/** @throws ReadError with a code that says what is the matter and what to do. */
export async function readSource(
  bytes: Uint8Array,
  { name, address = null, isWord, onPage }: ReadOptions,
): Promise<Draft> {
  switch (sniff(bytes, name)) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes, { isWord, onPage });
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes);
    case 'html':
      return (await import('./html.ts')).readHtml(bytes, address);
    case 'markdown':
      return (await import('./plain-text.ts')).readMarkdown(bytes);
    default:
      return (await import('./plain-text.ts')).readPlainText(bytes);
  }
}
