/** What becomes of a draft among the documents that are there: new, a new version, a copy, a part, or to be looked at first. */
import type { Finding } from '../corpus/readers/draft.ts';
import { fold } from '../language/fold.ts';
import type { ProposedMeta } from './metadata.ts';
import type { Overlap } from './shingles.ts';

/** Shares of a text from which on it is the same, or stands inside another. */
const SAME = 0.9;
const INSIDE = 0.8;
/** A page has an address of its own: only one that says nothing more is left out. */
const INSIDE_OF_PAGE = 0.95;
/** What two versions of one document share at least, when they bear one title; pages of one site are alike anyway. */
const VERSION = 0.3;
const VERSION_OF_PAGE = 0.5;
/** Documents that bear a title before it says nothing of what a document is ("Vraag en antwoord"). */
const SHARED_TITLE = 3;
/** Shares that differ less than this are as good as equal. */
const CLOSE = 0.15;
/** What is worth telling. */
const WORTH_TELLING = 0.4;
/** Fewer runs of words than this prove nothing. */
const LEAST_RUNS = 20;

/** What is known of a document to compare with. */
export interface Compared {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly period: string;
  readonly inUse: boolean;
  readonly body: string;
}

export interface Placement {
  readonly status: 'new' | 'version' | 'older' | 'duplicate' | 'fragment' | 'unsure';
  /** The document it is a version, copy or part of. */
  readonly of: string | null;
  readonly findings: readonly Finding[];
}

/** A title without what tells versions apart: "versie 2", "herzien", "concept", dates of a day. Years stay: they name the period. */
function titleKey(title: string): string {
  return fold(title.toLowerCase())
    .replace(
      /\b(?:versie|version|v\.?) ?\d[\d.]*|\b(?:herziene?|gewijzigde?|vernieuwde?|bijgewerkte?|definitieve?|concept|nieuwe|revised|updated|final|draft)\b/g,
      ' ',
    )
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The years that two titles name are others: two documents of one series, however alike. */
function yearsDiffer(one: string, other: string): boolean {
  const [own, theirs] = [one, other].map((title) => title.match(/\b(?:19|20)\d{2}\b/g)?.join(' ') ?? '');
  return own !== '' && theirs !== '' && own !== theirs;
}

/** Titles that so many documents bear that they say nothing of what a document is. */
export function sharedTitles(titles: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const title of titles.map(titleKey)) times.set(title, (times.get(title) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count >= SHARED_TITLE).map(([title]) => title));
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Whether a text gives a number that the other does not. */
function givesOtherNumbers(text: string, other: string): boolean {
  const known = new Set(other.match(/\d+/g));
  return (text.match(/\d+/g) ?? []).some((number) => !known.has(number));
}

const percent = (share: number): number => Math.round(100 * share);

export interface PlaceOptions {
  readonly meta: ProposedMeta;
  /** Whether the source is a page with a title of its own: pages share passages and stay pages. */
  readonly isPage: boolean;
  readonly body: string;
  /** As `sharedTitles` gives them. */
  readonly shared: ReadonlySet<string>;
  readonly runs: number;
  readonly overlaps: readonly Overlap[];
  readonly known: ReadonlyMap<string, Compared>;
  /** Id that the editor says this replaces. */
  readonly supersedes: string | null;
}

/** Places a draft. Its own earlier version by origin is not among `known`. */
export function placeDraft(options: PlaceOptions): Placement {
  const { meta, isPage, body, shared, runs, overlaps, known, supersedes } = options;
  const key = titleKey(meta.title);
  const findings: Finding[] = [];
  if (supersedes !== null && known.has(supersedes)) {
    return {
      status: 'version',
      of: supersedes,
      findings: [{ level: 'repaired', code: 'supersedes', values: { id: supersedes } }],
    };
  }
  // Of two that hold the text, the one in use is the one to name.
  const named = overlaps.toSorted((a, b) => {
    const [one, other] = [known.get(a.id)?.inUse === true, known.get(b.id)?.inUse === true];
    return one === other || Math.abs(a.inside - b.inside) > CLOSE ? b.inside - a.inside : Number(other) - Number(one);
  });
  for (const { id, inside, holds } of runs < LEAST_RUNS ? [] : named) {
    const other = known.get(id);
    if (!other) continue;
    const sameTitle = titleKey(other.title) === key && !shared.has(key);
    const values = { id, percent: percent(inside) };
    if (
      sameTitle &&
      other.period === meta.period &&
      Math.max(inside, holds) >= (isPage ? VERSION_OF_PAGE : VERSION) &&
      Math.min(inside, holds) < 0.98
    ) {
      if (meta.published > other.published) {
        return { status: 'version', of: id, findings: [{ level: 'repaired', code: 'supersedes', values }] };
      }
      if (meta.published < other.published) {
        return { status: 'older', of: id, findings: [{ level: 'doubtful', code: 'superseded', values }] };
      }
      if (isPage) {
        // Each page has an address of its own: two that bear one name are both kept until somebody says otherwise.
        findings.push({ level: 'doubtful', code: 'which-is-newer', values });
        continue;
      }
      if (inside < SAME || holds < SAME) {
        return { status: 'unsure', of: id, findings: [{ level: 'alarm', code: 'which-is-newer', values }] };
      }
    }
    const series = yearsDiffer(meta.title, other.title);
    const copy = isPage && !sameTitle ? letters(body) === letters(other.body) : !series;
    if (inside >= SAME && holds >= SAME && copy) {
      return { status: 'duplicate', of: id, findings: [{ level: 'omitted', code: 'duplicate', values }] };
    }
    // A page of its own, however alike: its title, or a number it gives, stands nowhere in the other.
    const ownTitle =
      isPage &&
      (!fold(other.body.toLowerCase()).includes(fold(meta.title.toLowerCase())) || givesOtherNumbers(body, other.body));
    if (inside >= (isPage ? INSIDE_OF_PAGE : INSIDE) && holds < SAME && !ownTitle && !series) {
      return { status: 'fragment', of: id, findings: [{ level: 'omitted', code: 'fragment', values }] };
    }
    if (inside >= WORTH_TELLING) findings.push({ level: 'doubtful', code: 'overlap', values });
    else if (holds >= INSIDE)
      findings.push({ level: 'doubtful', code: 'holds-existing', values: { id, percent: percent(holds) } });
  }
  return { status: 'new', of: null, findings };
}
