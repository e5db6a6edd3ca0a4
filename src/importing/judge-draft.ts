/** What becomes of a draft among the documents that are there: new, a new version, a copy, a part, or to be looked at first. */
import type { Finding } from '../corpus/readers/draft.ts';
import { fold } from '../language/fold.ts';
import type { ProposedMeta } from './metadata.ts';
import type { Overlap } from './shingles.ts';

/** Shares of a text from which on it is the same, or stands inside another. */
const SAME = 0.9;
const INSIDE = 0.8;
/** What two versions of one document share at least, when they bear one title. */
const VERSION = 0.3;
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

const percent = (share: number): number => Math.round(100 * share);

export interface PlaceOptions {
  readonly meta: ProposedMeta;
  /** Whether the source is a page with a title of its own: pages share passages and stay pages. */
  readonly isPage: boolean;
  readonly runs: number;
  readonly overlaps: readonly Overlap[];
  readonly known: ReadonlyMap<string, Compared>;
  /** Id that the editor says this replaces. */
  readonly supersedes: string | null;
}

/** Places a draft. Its own earlier version by origin is not among `known`. */
export function placeDraft({ meta, isPage, runs, overlaps, known, supersedes }: PlaceOptions): Placement {
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
    const sameTitle = titleKey(other.title) === key;
    const values = { id, percent: percent(inside) };
    if (
      sameTitle &&
      other.period === meta.period &&
      Math.max(inside, holds) >= VERSION &&
      Math.min(inside, holds) < 0.98
    ) {
      if (meta.published > other.published) {
        return { status: 'version', of: id, findings: [{ level: 'repaired', code: 'supersedes', values }] };
      }
      if (meta.published < other.published) {
        return { status: 'older', of: id, findings: [{ level: 'doubtful', code: 'superseded', values }] };
      }
      if (inside < SAME || holds < SAME) {
        return { status: 'unsure', of: id, findings: [{ level: 'alarm', code: 'which-is-newer', values }] };
      }
    }
    if (inside >= SAME && holds >= SAME && (sameTitle || !isPage)) {
      return { status: 'duplicate', of: id, findings: [{ level: 'omitted', code: 'duplicate', values }] };
    }
    const ownTitle = isPage && !fold(other.body.toLowerCase()).includes(fold(meta.title.toLowerCase()));
    if (inside >= INSIDE && holds < SAME && !ownTitle) {
      return { status: 'fragment', of: id, findings: [{ level: 'omitted', code: 'fragment', values }] };
    }
    if (inside >= WORTH_TELLING) findings.push({ level: 'doubtful', code: 'overlap', values });
    else if (holds >= INSIDE)
      findings.push({ level: 'doubtful', code: 'holds-existing', values: { id, percent: percent(holds) } });
  }
  return { status: 'new', of: null, findings };
}
