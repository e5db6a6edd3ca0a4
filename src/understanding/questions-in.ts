/** Several questions in one: "Hoeveel mensen vertrokken er en waar zit het kantoor?" asks two things. */
import { contentTerms } from '../language/terms.ts';

const QUESTION_WORDS =
  'hoeveel|hoe|wie|wat|waar|waarom|wanneer|welke|welk|hoelang|waarvoor|waardoor|met wie|voor wie|met hoeveel|' +
  'is|zijn|heeft|kan|mag|zegt|how|who|what|where|why|when|which';
/** Where a new question begins: after "en", a comma or a question mark. */
const BORDER = new RegExp(
  `(?:[?!.]\\s+(?:en\\s+|and\\s+)?|,?\\s{1,9}(?:en|and)\\s+)(?=(?:${QUESTION_WORDS})\\s)`,
  'giu',
);
const ASKS = new RegExp(`(?:^|[^\\p{L}])(?:${QUESTION_WORDS})\\s`, 'iu');
/** A part with fewer words of its own leans on the other part and is not asked apart. */
const LEAST_TERMS = 2;

/**
 * The questions in a question, two or more, in order; none where it asks one thing, or where a part says too little
 * by itself ("en hoeveel daarvan?"). Sentences that are no question stay with the question that follows.
 */
export function questionsIn(question: string): string[] {
  const parts = question.split(BORDER).map((part) => part.trim());
  const asked = parts.filter((part) => ASKS.test(part));
  if (asked.length < 2 || asked.length > 3 || asked.length !== parts.length) return [];
  if (asked.some((part, index) => contentTerms(part).length < LEAST_TERMS || (index > 0 && leans(part)))) return [];
  return asked.map((part) => (part.endsWith('?') ? part : `${part}?`));
}

/** Words that point at the other part. */
const LEANING =
  /(?:^|[^\p{L}])(?:daarvan|ervan|erin|hiervan|daarmee|daarin|daar|die|dat|ze|zij|hij|deze|dit|hun|zijn|ieder|them|those|it|they|that)(?:[^\p{L}]|$)/iu;

function leans(part: string): boolean {
  return LEANING.test(part.replace(/^\p{L}+\s+(?:zijn|is)\s+/iu, ''));
}
