/**
 * Whether a text was damaged when it was taken out of its layout: columns read line by line across each other. Two
 * signs, both from the ends of lines: a hyphen whose second half stands some lines further, and a sentence that ends
 * before a line which begins in the middle of one.
 */

import { shorten } from '../corpus/readers/clean-text.ts';
import type { Draft, Finding } from '../corpus/readers/draft.ts';
import type { IsWord } from '../corpus/readers/paragraphs.ts';

/** Lines after a hyphen among which its second half is looked for. */
const REACH = 5;
/** Lines in a stretch that is judged by itself: a page of a spread has about so many. */
const STRETCH = 60;
/** Broken joints in a stretch, and their share of all joints there, from which on it counts as damaged. */
const LEAST_BROKEN = 4;
const LEAST_SHARE = 0.2;

interface Joint {
  readonly line: number;
  readonly broken: boolean;
}

const BROKEN_WORD = /([\p{L}]{2,30}) ?[-‐‑]\s*$/u;
const FIRST_WORD = /^\s*(\p{L}{1,30})/u;

function joints(lines: readonly string[], isWord: IsWord): Joint[] {
  const found: Joint[] = [];
  for (let at = 0; at < lines.length - 1; at++) {
    const line = lines[at] as string;
    const next = lines[at + 1] as string;
    if (line.trim() === '' || next.trim() === '') continue;
    const first = BROKEN_WORD.exec(line)?.[1];
    const second = FIRST_WORD.exec(next)?.[1] ?? '';
    if (first) {
      if (isWord(first + second)) found.push({ line: at, broken: false });
      else {
        const later = lines.slice(at + 2, at + 1 + REACH).some((other) => {
          const word = FIRST_WORD.exec(other)?.[1] ?? '';
          return /^\p{Ll}/u.test(word) && isWord(first + word);
        });
        if (later || /^\p{Lu}\p{Ll}/u.test(second)) found.push({ line: at, broken: later });
      }
      continue;
    }
    if (line.trim().length < 45) continue;
    if (/[.!?]\s*$/.test(line))
      found.push({
        line: at,
        broken: /^\s*\p{Ll}{2,}/u.test(next) && !/\b(?:nr|bijv|ca|o\.a|m\.n|resp|art|blz)\.\s*$/i.test(line),
      });
    else if (/(?:^|\s)(?:de|het|een|van|te|en|om|die|dat|in|op|met|voor|aan|the|of|and|to|a)\s*$/i.test(line)) {
      // An article or preposition wants a word after it: no capital that starts a sentence, no verb of another one.
      found.push({
        line: at,
        broken:
          /^\s*(?:Wat|Hoe|Het|De|Een|Dit|Deze|In|We|Als|Er|Om|Ook|Daarnaast|Samen|Door|Deze|The|This|We|It)\s/.test(
            next,
          ),
      });
    }
  }
  return found;
}

/** Places where columns seem to be mixed up; empty for text in order. Sees nothing in texts without line ends of their own. */
export function findDamage(lines: readonly string[], isWord: IsWord): Finding[] {
  const all = joints(lines, isWord);
  const findings: Finding[] = [];
  for (let from = 0; from < lines.length; from += STRETCH) {
    const here = all.filter(({ line }) => line >= from && line < from + STRETCH);
    const broken = here.filter((joint) => joint.broken);
    if (broken.length < LEAST_BROKEN || broken.length < LEAST_SHARE * here.length) continue;
    const first = broken[0] as Joint;
    findings.push({
      level: 'alarm',
      code: 'columns-mixed',
      values: {
        broken: broken.length,
        joints: here.length,
        from: from + 1,
        to: Math.min(lines.length, from + STRETCH),
        text: `${shorten((lines[first.line] as string).slice(-50))} / ${shorten((lines[first.line + 1] as string).slice(0, 50))}`,
      },
    });
  }
  return findings;
}

/**
 * Signs of a text whose words run together, or that was read by a poor OCR: an alarm where letters were taken from a
 * page, a doubt where the source has its words as such (a list of names, another language).
 */
export function findSpoiltWords(
  { body, format }: Pick<Draft, 'body' | 'format'>,
  language: string,
  isWord: IsWord,
): Finding[] {
  if (!language.startsWith('nl')) return [];
  const words = body.match(/(?<![\p{L}\p{N}./@-])\p{Ll}{3,60}(?![\p{L}\p{N}@])/gu)?.slice(0, 4000) ?? [];
  if (words.length < 60) return [];
  const unknown = words.filter((word) => !isWord(word));
  const long = words.filter((word) => word.length > 28 && !isWord(word));
  if (unknown.length > 0.3 * words.length || long.length > 0.02 * words.length) {
    const examples = [...new Set(long.length > 3 ? long : unknown)].slice(0, 8).join(', ');
    const percent = Math.round((100 * unknown.length) / words.length);
    const level = format === 'pdf' || format === 'text' ? 'alarm' : 'doubtful';
    return [{ level, code: 'words-spoilt', values: { percent, examples } }];
  }
  return [];
}
