/** Plain text and Markdown. Plain text has lines and blank lines: paragraphs, short lines as headings, and lists. */
import { parse } from 'yaml';
import { cleanText, escapeMarkdown, shorten } from './clean-text.ts';
import { decode } from './decode.ts';
import { type Draft, draftOf, type Finding, ReadError } from './draft.ts';
import { levelled } from './html.ts';
import { joinLines } from './paragraphs.ts';

const MOST_BYTES = 20_000_000;

function limited(bytes: Uint8Array): void {
  if (bytes.length > MOST_BYTES) {
    throw new ReadError('too-large', { megabytes: Math.ceil(bytes.length / 1e6), most: MOST_BYTES / 1e6 });
  }
}

const BULLET = /^\s*(?:[•·▪◦‣●○*–-]|\uf0b7)\s+/;
const isHeading = (line: string): boolean =>
  line.length < 90 &&
  /^\p{Lu}|^\d+(?:\.\d+)*\s+\p{Lu}/u.test(line) &&
  !/[.,;:!]$/.test(line) &&
  line.split(/\s+/).length <= 12;

/**
 * Reads plain text. The first line is the title when it looks like one; a short line between blank lines is a
 * heading. Columns that were mixed line by line are not untangled: the lines are handed on, so that this shows.
 */
export function readPlainText(bytes: Uint8Array): Draft {
  limited(bytes);
  const { text, findings: decoded } = decode(bytes);
  const findings: Finding[] = [...decoded];
  if (/[\ue000-\uf8ff]/.test(text)) findings.push({ level: 'repaired', code: 'private-glyphs' });
  const raw = text.replace(/\f/g, '\n\n').split('\n');
  const lines = raw.map((line) =>
    (BULLET.test(line) ? `- ${cleanText(line.replace(BULLET, ''))}` : cleanText(line)).trimEnd(),
  );
  if (!lines.some((line) => line.trim() !== '')) throw new ReadError('no-text');
  const first = lines.findIndex((line) => line.trim() !== '');
  const title = isHeading((lines[first] ?? '').trim()) ? (lines[first] as string).trim() : null;
  const body: string[] = [];
  let paragraph: string[] = [];
  let joined = 0;
  const flush = () => {
    if (paragraph.length === 0) return;
    const { text: whole, hyphens } = joinLines(paragraph);
    joined += hyphens;
    const isItem = whole.startsWith('- ');
    const alone = paragraph.length === 1 && isHeading(whole) && !isItem && whole.length > 2;
    if (alone) body.push(`## ${whole}`);
    else body.push(isItem ? `- ${escapeMarkdown(whole.slice(2))}` : escapeMarkdown(whole));
    paragraph = [];
  };
  for (const line of lines.slice(title === null ? first : first + 1)) {
    if (line.trim() === '' || line.startsWith('- ')) flush();
    if (line.trim() !== '') paragraph.push(line.trim());
  }
  flush();
  if (joined > 0) findings.push({ level: 'repaired', code: 'hyphens', values: { count: joined } });
  return draftOf('text', levelled(body.join('\n\n'), title), { title, findings, lines: raw });
}

/** Reads Markdown as it is; front matter and its fields are kept. @throws ReadError when the front matter is no YAML. */
export function readMarkdown(bytes: Uint8Array): Draft {
  limited(bytes);
  const { text, findings } = decode(bytes);
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  let front: Record<string, unknown> | null = null;
  if (match) {
    try {
      const value: unknown = parse(match[1] ?? '');
      front = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
    } catch (error) {
      throw new ReadError('front-matter', { text: shorten((error as Error).message, 200) });
    }
  }
  const body = text.slice(match?.[0].length ?? 0).trim();
  if (body === '') throw new ReadError('no-text');
  const title = /^# +(.+)$/m.exec(body)?.[1]?.trim() ?? null;
  const given = (name: string): string | null => (typeof front?.[name] === 'string' ? (front[name] as string) : null);
  return draftOf('markdown', body, {
    title: given('title') ?? title,
    published: given('published'),
    publisher: given('publisher'),
    language: given('language'),
    url: given('url'),
    findings,
    front,
    lines: text.split('\n'),
  });
}
