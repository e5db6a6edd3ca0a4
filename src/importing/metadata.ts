/** Front matter for a draft: what the source says, what its text says, and a doubt wherever one had to guess. */
import type { DocumentMeta } from '../corpus/document.ts';
import type { Draft, Finding } from '../corpus/readers/draft.ts';
import { findDates } from '../language/dates.ts';
import { detectLanguage } from '../language/detect.ts';
import { fold } from '../language/fold.ts';

/** Front matter before it names its sources. */
export type ProposedMeta = Omit<DocumentMeta, 'sources'>;

/** Letters of an id at most: it is part of every address. */
const LONGEST_ID = 60;

/** A title as an id: lower case, digits and single dashes, cut at a word. */
function idOf(title: string): string {
  const whole = fold(title.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (whole.length <= LONGEST_ID) return whole || 'document';
  const cut = whole.slice(0, LONGEST_ID + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : LONGEST_ID);
}

const ISO = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

function isoOf({ year, month, day }: { year: number | null; month: number | null; day: number | null }): string | null {
  if (year === null) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  if (month === null) return String(year);
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

const DATE_WORD =
  /(?:gepubliceerd|publicatiedatum|laatst gewijzigd|bijgewerkt|datum|versie van|published|last updated|updated on|date)\b[^.\n]{0,30}/i;

/** The date that a text gives itself: near a word such as "gepubliceerd" or "datum", at its beginning or end. */
function dateInText(body: string, now: Date): string | null {
  for (const part of [body.slice(0, 1500), body.slice(-800)]) {
    const near = DATE_WORD.exec(part)?.[0];
    const date = near
      ? findDates(near).find((found) => found.year !== null && found.year <= now.getFullYear())
      : undefined;
    const iso = date ? isoOf(date) : null;
    if (iso) return iso;
  }
  return null;
}

const YEARS = /(?<![\d.,])((?:19|20)\d{2})(?:\s?[-–/]\s?((?:19|20)\d{2}|\d{2}))?(?![\d.,]?\d)/g;

/** The year or years that a title names. */
function periodOfTitle(title: string): string | null {
  const found = [...title.matchAll(YEARS)].at(-1);
  if (!found) return null;
  const [, from = '', to] = found;
  if (!to) return from;
  const until = to.length === 2 ? from.slice(0, 2) + to : to;
  return until > from ? `${from}-${until}` : from;
}

export interface MetadataOptions {
  readonly now: Date;
  /** Name of the file, for a document without any title. */
  readonly name: string;
  /** Publisher of the rest of the corpus, where all have the same. */
  readonly publisher: string;
}

/** Proposes front matter; every guess is a finding. The id may still be taken: that is for who writes the file. */
export function proposeMeta(
  draft: Draft,
  { now, name, publisher }: MetadataOptions,
): { meta: ProposedMeta; findings: Finding[] } {
  const findings: Finding[] = [];
  const front = draft.front ?? {};
  const given = (field: string): string | null => (typeof front[field] === 'string' ? (front[field] as string) : null);
  const heading = /^## +(.+)$/m.exec(draft.body)?.[1];
  const bare = decodeURIComponentSafely(name)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  let title = draft.title?.replace(/\s+/g, ' ').trim() ?? '';
  if (title === '') {
    title = heading && heading.length < 120 ? heading : bare || 'Document';
    findings.push({ level: 'doubtful', code: 'title-guessed', values: { title } });
  }
  let published = draft.published !== null && ISO.test(draft.published) ? draft.published : null;
  if (published === null) {
    published = dateInText(draft.body, now);
    if (published !== null) findings.push({ level: 'doubtful', code: 'published-from-text', values: { published } });
  }
  if (published === null || published > now.toISOString().slice(0, published.length)) {
    published = now.toISOString().slice(0, 10);
    findings.push({ level: 'doubtful', code: 'published-guessed', values: { published } });
  }
  let period = /^\d{4}(?:-\d{4})?$/.test(given('period') ?? '') ? given('period') : periodOfTitle(title);
  if (period === null) {
    period = published.slice(0, 4);
    findings.push({ level: 'doubtful', code: 'period-guessed', values: { period } });
  }
  const named = /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.exec(draft.language ?? '')?.[0].toLowerCase() ?? null;
  const sample = draft.body.replace(/[#*|[\]()]|https?:\S+/g, ' ').slice(0, 3000);
  const heard = detectLanguage(sample);
  let language = named ?? heard.language;
  if (named !== null && heard.sure && sample.length > 400 && heard.language !== named.slice(0, 2)) {
    findings.push({ level: 'doubtful', code: 'language-contradicted', values: { named, heard: heard.language } });
    language = heard.language;
  }
  const id = given('id') ?? idOf(title);
  return {
    meta: {
      id: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : idOf(id),
      title,
      publisher: draft.publisher ?? publisher,
      published,
      period,
      language,
      url: draft.url !== null && URL.canParse(draft.url) ? draft.url : null,
    },
    findings,
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign in a file name.
    return text;
  }
}
