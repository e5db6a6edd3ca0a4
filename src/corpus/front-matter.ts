/** The front matter of a document: YAML between two lines of three dashes, checked by schema. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { DocumentMeta } from './document.ts';

/** Without quotes YAML reads a year as a number: the message is the same for a wrong type and a wrong form. */
const DATE = 'must be a date in quotes, as "2025", "2025-06" or "2025-06-30"';
const YEARS = 'must be a year in quotes, as "2024", or years as "2022-2023"';
const isoDate = z.string(DATE).regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, DATE);

const frontMatterSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single dashes'),
  title: z.string().min(1),
  publisher: z.string().default(''),
  published: isoDate,
  period: z.string(YEARS).regex(/^\d{4}(-\d{4})?$/, YEARS),
  language: z.string().default('nl'),
  url: z.url().nullable().default(null),
  reference: z.string().optional(),
  guessed: z.array(z.enum(['published', 'period'])).default([]),
  state: z.enum(['published', 'withdrawn', 'quarantine', 'superseded']).default('published'),
  origin: z.string().optional(),
  sources: z.array(z.object({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).default([]),
});

/** A document that cannot be read; the message names the field or the place. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

export interface FrontMatter {
  readonly meta: DocumentMeta;
  readonly body: string;
  /** Why the document is not in use; null when it is. */
  readonly state: 'withdrawn' | 'quarantine' | 'superseded' | null;
  /** Fields that the import guessed and nobody has looked at since. */
  readonly guessed: readonly ('published' | 'period')[];
  /** Where it was imported from; null when somebody wrote it here. */
  readonly origin: string | null;
}

/**
 * Splits a Markdown file into its front matter and its body.
 * @throws DocumentError naming the field that is missing or wrong.
 */
export function readFrontMatter(markdown: string): FrontMatter {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(markdown);
  if (!match) throw new DocumentError('The document does not start with front matter between two lines of "---".');
  let data: unknown;
  try {
    data = parse(match[1] ?? '');
  } catch (error) {
    throw new DocumentError(`The front matter is not valid YAML: ${(error as Error).message}`);
  }
  const result = frontMatterSchema.safeParse(data);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`);
    throw new DocumentError(`The front matter is wrong: ${issues.join('; ')}`);
  }
  const { reference: _, state, origin, guessed, ...meta } = result.data;
  return {
    meta,
    guessed,
    body: markdown.slice(match[0].length),
    state: state === 'published' ? null : state,
    origin: origin ?? null,
  };
}
