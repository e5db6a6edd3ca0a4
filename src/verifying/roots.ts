/**
 * Comparing words by their root, more loosely than an index does: "bepaalt", "bepaald" and "bepaling", "gemeld" and
 * "melding", "uitvoert" and "voert … uit" are one. For a claim beside its quote, where few words meet; over a whole
 * corpus this would join what does not belong together.
 */
import { fold } from '../language/fold.ts';
import { STRONG_VERBS } from './strong-verbs.nl.ts';

const ENDINGS =
  /(?:eringen|ering|heden|heid|ingen|ing|tie|ties|lijkse|lijks|lijke|lijk|elijk|enden|ende|end|tjes|tje|den|ten|de|te|en|es|er|e|d|t|s|n)$/;
const PARTICLE =
  /^(?:aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor|weg|samen|her|ver|be|ont)(?=[a-z]{4})/;
/** "ge" before a participle, not in "gemeente" or "gebied". */
const GE = /^ge(?!meent|bied|bouw|zin|zond|vaar|lijk|woon|meen|tal|slacht|heim|heel|voel|zag|volg|val)(?=[a-z]{4})/;
const SHORTEST = 3;
const MOST_CACHED = 20_000;
const cache = new Map<string, string>();

/** The root of a word: folded, without inflection, doubled letters as one, v as f and z as s. Not a word to show. */
export function rootOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const plain = plainRootOf(word);
  const particle = PARTICLE.exec(plain)?.[0] ?? '';
  const root =
    STRONG.get(plain) ??
    (particle === '' ? plain : particle + (STRONG.get(plain.slice(particle.length)) ?? plain.slice(particle.length)));
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(word, root);
  return root;
}

function plainRootOf(word: string): string {
  let root = fold(word).replace(/[^\p{L}\p{N}]/gu, '');
  if (/^[a-z]+$/.test(root)) {
    // The past participle: "gemeld", "ingeschreven".
    root = root.replace(GE, '').replace(/^(aan|af|in|op|toe|uit|mee|door|over|om|terug|voor)ge(?=[a-z]{4})/, '$1');
    for (let pass = 0; pass < 2; pass++) {
      const shorter = root.replace(ENDINGS, '');
      if (shorter.length >= SHORTEST) root = shorter;
    }
    root = root
      .replace(/(.)\1+/g, '$1')
      .replace(/v/g, 'f')
      .replace(/z/g, 's');
  }
  return root;
}

/** Forms with another vowel, by the root that the infinitive has. Words of other meanings are left alone. */
const HOMONYMS: ReadonlySet<string> = new Set(
  'weken week leden reden boden lag wegen wezen begin las at won'.split(' '),
);
const STRONG: ReadonlyMap<string, string> = new Map(
  STRONG_VERBS.flatMap((forms) => {
    const root = plainRootOf(forms[0] as string);
    return forms.filter((form) => !HOMONYMS.has(form)).map((form) => [plainRootOf(form), root] as const);
  }),
);

const FORMS: ReadonlySet<string> = new Set(STRONG_VERBS.flat());

/** Whether a word is a form of a verb that changes its vowel: "hielpen". */
export function isStrongVerb(word: string): boolean {
  return FORMS.has(word);
}

/** Whether two roots are one, or one is the other with an ending or a separable particle. */
export function sameRoot(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return long.replace(PARTICLE, '') === short && short.length > 2;
  if (long.startsWith(short) && long.length - short.length <= 3) return true;
  return (
    long.replace(PARTICLE, '') === short.replace(PARTICLE, '') ||
    (long.endsWith(short) && PARTICLE.test(long) && long.length - short.length <= 5)
  );
}
