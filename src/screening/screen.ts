/**
 * The first step: what a person typed becomes a question that may be worked with, or a turn that ends here.
 */
import { InvalidQuestionError, MAX_QUESTION_LENGTH, type Message } from '../answer.ts';
import { detectLanguage } from '../language/detect.ts';
import type { Ending } from '../turn.ts';
import { isAbuse, withoutInsults } from './abuse.ts';
import { isAttack } from './attack.ts';
import { crisisIn } from './crisis.ts';
import { isFraudRequest } from './fraud.ts';
import { withoutGivenData } from './given-data.ts';
import { clean, fold } from './normalise.ts';
import { isPlainlyForeign, isSmalltalk } from './out-of-scope.ts';
import { needsOwnFile } from './own-file.ts';
import { wantsPerson } from './person.ts';
import { maskPersonalData, PERSONAL_DATA_KINDS, type PersonalDataKind } from './personal-data.ts';
import { isThreat } from './threat.ts';

/** Tells the language of a text; `sure` is false for texts too short or too mixed. */
export type LanguageDetector = (text: string) => { readonly language: string; readonly sure: boolean };

/** A question as screened. Nothing in it holds the personal data that was found. */
export interface Screened {
  /** Cleaned (NFC, no invisible characters) and masked, without what only gives data or insults. */
  readonly question: string;
  /** The messages before the question, cleaned and masked alike. */
  readonly history: readonly Message[];
  /** BCP 47: the one asked for, else the one detected. */
  readonly language: string;
  /** Whether the language was asked for or is plain from the question. */
  readonly languageSure: boolean;
  /** Kinds of personal data masked in the question or its history. */
  readonly masked: readonly PersonalDataKind[];
  /** Whether the question held characters that a reader cannot see. */
  readonly hadInvisible: boolean;
  /** How the turn ends here; null where the question goes on. */
  readonly verdict: Ending | null;
}

/**
 * Screens a conversation whose last message is the question.
 *
 * Only the question gets a verdict; what was said before was judged in its own turn. Language is detected, never
 * judged: that documents cannot be found in a language is seen later.
 *
 * @param now years after it are no birth years.
 * @throws InvalidQuestionError when the last message is not the user's, is empty, or is longer than
 *   MAX_QUESTION_LENGTH once cleaned.
 */
export function screen(
  request: { readonly messages: readonly Message[]; readonly language?: string | undefined },
  now: Date,
  detect: LanguageDetector = detectLanguage,
): Screened {
  const last = request.messages.at(-1);
  if (last?.role !== 'user') {
    throw new InvalidQuestionError('last_message_not_from_user', 'The last message must be from the user');
  }
  const cleaned = clean(last.content);
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(cleaned.text))
    throw new InvalidQuestionError('empty', 'The question is empty', MAX_QUESTION_LENGTH);
  if (cleaned.text.length > MAX_QUESTION_LENGTH) {
    throw new InvalidQuestionError(
      'too_long',
      `The question is longer than ${MAX_QUESTION_LENGTH} characters`,
      MAX_QUESTION_LENGTH,
    );
  }

  const question = maskPersonalData(cleaned.text, now);
  const masked = new Set(question.kinds);
  const history = request.messages.slice(0, -1).map(({ role, content }): Message => {
    const said = maskPersonalData(clean(content).text, now);
    for (const kind of said.kinds) masked.add(kind);
    return { role, content: role === 'user' ? withoutGivenData(said.text) : said.text };
  });
  const detected =
    request.language === undefined
      ? languageOf(question.text, history, detect)
      : { language: request.language, sure: true };

  return {
    question: withoutInsults(withoutGivenData(question.text)),
    history,
    language: detected.language,
    languageSure: detected.sure,
    masked: PERSONAL_DATA_KINDS.filter((kind) => masked.has(kind)),
    hadInvisible: cleaned.hadInvisible,
    verdict: verdictOn(cleaned.text, question.kinds),
  };
}

/** Any text that a person typed, cleaned and with its personal data masked. Years after `now` are no birth years. */
export function maskText(text: string, now: Date): string {
  return maskPersonalData(clean(text).text, now).text;
}

/** "… in Mijn Zaken": after small letters a capital makes it the name of a portal, not somebody's own. */
function withoutNames(cleaned: string): string {
  return cleaned.replace(/(?<=\p{Ll} )(?:Mijn|My) \p{L}+/gu, '');
}

/** Words up to which a message in a conversation is in the language spoken so far, unless it is plainly in another. */
const FEW_WORDS = 4;

/** The language of a question; a few words ("en in 2023?") say little, and then what was asked before tells it. */
function languageOf(question: string, history: readonly Message[], detect: LanguageDetector) {
  const own = detect(question);
  const words = question.match(/\p{L}+/gu)?.length ?? 0;
  if (own.sure && words > FEW_WORDS) return own;
  const asked = history.filter(({ role }) => role === 'user').map(({ content }) => content);
  const whole = asked.findLast((content) => (content.match(/\p{L}+/gu)?.length ?? 0) > FEW_WORDS);
  if (asked.length === 0) return own;
  const spoken = detect(whole ?? asked.join('\n'));
  // A message of a few words in a script of its own is in its own language.
  const isLatin = (text: string) => /\p{Script=Latin}/u.test(text) || !/\p{L}/u.test(text);
  return isLatin(question) ? spoken : own;
}

/**
 * How a turn with this question ends at once, if it does. In order: need before anger, anger before misuse, misuse
 * before service.
 *
 * @param cleaned the question with its personal data: a mask would break an encoded payload.
 */
function verdictOn(cleaned: string, masked: readonly PersonalDataKind[]): Ending | null {
  const folded = fold(cleaned);
  const crisis = crisisIn(folded);
  if (crisis === 'suicide')
    return { status: 'redirected', reason: 'crisis', message: 'redirected.crisis', target: '113' };
  if (crisis === 'emergency') {
    return { status: 'redirected', reason: 'crisis', message: 'redirected.emergency', target: 'emergency' };
  }
  if (isThreat(folded)) {
    return { status: 'redirected', reason: 'threat', message: 'redirected.threat', target: 'complaint' };
  }
  if (crisis === 'distress') {
    return { status: 'redirected', reason: 'crisis', message: 'redirected.distress', target: 'contact' };
  }
  if (isAttack(cleaned)) return { status: 'refused', reason: 'attack', message: 'refused.attack', target: null };
  if (isFraudRequest(folded)) return { status: 'refused', reason: 'fraud', message: 'refused.fraud', target: null };
  const gaveNumber = masked.includes('BSN') || masked.includes('klantnummer');
  if (wantsPerson(folded)) {
    return { status: 'handover', reason: 'wants_person', message: 'handover.wants_person', target: 'contact' };
  }
  if (needsOwnFile(folded, gaveNumber ? fold(withoutNames(cleaned)) : null)) {
    return { status: 'redirected', reason: 'own_file', message: 'redirected.own_file', target: 'mijn-duo' };
  }
  if (isAbuse(folded)) return { status: 'refused', reason: 'abuse', message: 'refused.abuse', target: null };
  if (isSmalltalk(folded)) {
    return { status: 'redirected', reason: 'out_of_scope', message: 'redirected.smalltalk', target: null };
  }
  if (isPlainlyForeign(folded)) {
    return { status: 'redirected', reason: 'out_of_scope', message: 'redirected.out_of_scope', target: 'contact' };
  }
  return null;
}
