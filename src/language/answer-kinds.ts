/**
 * Whether a text holds the kind of answer that a question asks for: a count needs a number, a reason a word that
 * gives one. Necessary, not sufficient: a text with a number need not hold the number asked for.
 */
import { findDates, findRelativeTimes } from './dates.ts';
import { findNames } from './names.ts';
import { findNumbers } from './numbers.ts';
import { phrasePattern } from './phrases.ts';
import { remembering } from './remembered.ts';

/** The kind of answer that a question asks for. */
export type AnswerKind =
  | 'amount'
  | 'percentage'
  | 'date'
  | 'count'
  | 'place'
  | 'person'
  | 'reason'
  | 'list'
  | 'steps'
  | 'comparison'
  | 'yesno'
  | 'definition'
  | 'other';

const REASONS = phrasePattern([
  'omdat',
  'doordat',
  'daardoor',
  'hierdoor',
  'waardoor',
  'daarom',
  'want',
  'dankzij',
  'vanwege',
  'wegens',
  'namelijk',
  'door de',
  'door het',
  'komt doordat',
  'reden',
  'redenen',
  'oorzaak',
  'oorzaken',
  'zorgde',
  'zorgt ervoor',
  'zodat',
  'om te',
  'bedoeld',
  'doel',
  'gevolg',
  'aangezien',
  'mede door',
  'risico',
]);
const STEPS = phrasePattern([
  'kunt',
  'kun je',
  'kunnen',
  'moet',
  'moeten',
  'aanvragen',
  'indienen',
  'downloaden',
  'via',
  'online',
  'formulier',
  'afspraak',
  'stappenplan',
  'inloggen',
  'aanmelden',
  'opvragen',
  'met een',
  'door te',
  'helpen',
  'hulpmiddel',
]);
const COMPARED = phrasePattern([
  'meer',
  'minder',
  'hoger',
  'lager',
  'gestegen',
  'gedaald',
  'daalde',
  'steeg',
  'stijging',
  'daling',
  'dan',
  'tegen',
  'vergeleken',
  'ten opzichte van',
  'verschil',
  'waren het er',
  'toen',
  'anders',
  'eerder',
  'toename',
  'afname',
  'groei',
]);
const DEFINED = phrasePattern([
  'is een',
  'zijn een',
  'heet',
  'dat is',
  'dat zijn',
  'houdt in',
  'betekent',
  'wordt ook',
  'oftewel',
  'ook wel',
  'is het',
  'sprake van',
  'genaamd',
  'bedoeld',
  'waarmee',
  'is onderdeel van',
  'onder de naam',
]);
const PLACES = phrasePattern([
  'gevestigd',
  'locatie',
  'locaties',
  'balie',
  'balies',
  'kantoor',
  'plekken',
  'plek',
  'gemeente',
  'provincie',
  'stad',
  'website',
  'site',
  'portaal',
  'pagina',
  'bibliotheken',
  'land',
  'buitenland',
]);
const MONEY = /€|\b(?:eurocent|cent|gratis|kosteloos)\b/iu;
const DAYS = phrasePattern([
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  ...['dagelijks', 'wekelijks', 'maandelijks', 'jaarlijks', 'uur'],
]);
const DOMAIN = /\b[a-z0-9-]{1,63}\.(?:nl|eu|com|org)\b/iu;

const found = (pattern: RegExp, text: string): boolean => {
  pattern.lastIndex = 0;
  return pattern.test(text);
};

/**
 * Whether `text` (Dutch, of a document: it is remembered) holds what an answer of this kind needs. `list`, `yesno` and
 * `other` need nothing.
 */
export function holdsKind(kind: AnswerKind, text: string): boolean {
  let remembered = holds.get(kind);
  if (remembered === undefined) {
    remembered = remembering((one) => looksFor(kind, one));
    holds.set(kind, remembered);
  }
  return remembered(text);
}

const holds = new Map<AnswerKind, (text: string) => boolean>();

function looksFor(kind: AnswerKind, text: string): boolean {
  switch (kind) {
    case 'amount':
      return findNumbers(text).some(({ unit }) => unit === 'euro') || MONEY.test(text);
    case 'percentage':
      return findNumbers(text).some(({ unit }) => unit === 'percent' || unit === 'fraction');
    case 'count':
      return findNumbers(text).some(({ unit, ordinal }) => unit !== 'year' && !ordinal);
    case 'date':
      return (
        findDates(text).length > 0 ||
        findRelativeTimes(text).length > 0 ||
        found(DAYS, text) ||
        findNumbers(text).some(({ unit }) => unit !== null && /^(?:years|months|weeks|days|hours)$/.test(unit))
      );
    case 'place':
      return DOMAIN.test(text) || found(PLACES, text) || findNames(text).length > 0;
    case 'person':
      return findNames(text).length > 0;
    case 'reason':
      return found(REASONS, text);
    case 'steps':
      return found(STEPS, text);
    case 'comparison':
      return found(COMPARED, text);
    case 'definition':
      return found(DEFINED, text);
    default:
      return true;
  }
}

/** Kinds that a text either holds or does not: for these a missing answer shows. */
export const CHECKABLE_KINDS: ReadonlySet<AnswerKind> = new Set(['amount', 'percentage', 'count', 'date']);
