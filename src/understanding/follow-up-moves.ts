/**
 * What a message does with the conversation before it asks anything: it doubts the answer, says what was meant, or
 * announces what it is about. Told by its words alone, Dutch and English.
 */

/** `doubts`: asks the former question again. `announces`: names its own subject. `means`: what is left is a part of the former question. */
export interface Move {
  readonly kind: 'doubts' | 'announces' | 'means' | 'none';
  /** The message without the words of the move. */
  readonly rest: string;
}

const NO = '(?:(?:nee|no|huh|hm{1,3}|maar|but|en)(?: hoor)?[ ,.!]{1,3}){0,2}';
const DOUBTS = new RegExp(
  `^${NO}(?:(?:dat|dit) (?:klopt|is) (?:toch |echt |volgens mij )?(?:niet|fout|onjuist|verkeerd)|klopt (?:dat|dit)|(?:weet|ben) (?:je|u|jullie) (?:dat |daar )?(?:wel |heel |echt )?zeker|` +
    'is (?:dat|dit) (?:wel |echt )?(?:zo|waar|juist)(?=[ ?!.,]*$)|(?:het|dat) (?:is|was|zijn|waren)(?: er)? toch |(?:ik dacht|volgens mij|i thought)(?: dat| that)? (?:het|dat|er|it|that|there|was|waren|is|zijn) |' +
    "that(?:'s| is) (?:not (?:right|true|correct)|wrong|incorrect)|are you (?:really |quite )?sure|is (?:that|this) (?:really )?(?:right|true|correct)(?=[ ?!.,]*$))",
  'iu',
);
/** A doubt that goes on to ask something: only what is asked counts. */
const ASKS_ON =
  /(?<=[.!?,;])\s{1,3}(?:(?:en|maar|dus|and|but|so)\s)?(?=(?:hoeveel|hoe|wat|wie|waar|waarom|wanneer|welke?|how|what|who|where|why|when|which)\s)/iu;
const MEANS = new RegExp(
  `^${NO}(?:(?:dus )?bedoel(?:t|de)? (?:je|u|jullie)(?: (?:daarmee|hiermee|soms|dan|misschien))?|(?:ik|we) (?:bedoel|bedoelde|bedoelen|bedoelden)|(?:so )?(?:do |did )?you mean|(?:i|we) (?:mean|meant)|niet [^,?!.]{1,40}?,? maar)\\s(?:dat (?=(?:de|het|een|die|alleen|je|ik|er)\\s))?`,
  'iu',
);
const MEANS_AFTER = /[ ,]{1,2}(?:bedoel(?:de)? ik|i mean|i meant)(?=[ ?!.]*$)/iu;
const ANNOUNCES =
  /^(?:(?:en|nou|nu|dan|nog|even|and|now|one more|another)[ ,]){0,4}(?:(?:(?:een |nog een )?(?:andere |nieuwe )?(?:vraag|vraagje|question)|iets|something)(?: anders| else)? (?:over|about)|terug naar|back to|over|wat betreft|about|regarding)\s[^.?!:,]{2,60}[:.,;–-]\s{1,3}(?=\p{L})/iu;

/** "En de balies, hoeveel zijn die er?": what is put first is what the pronoun means. */
const PUT_FIRST =
  /^(?:(?:en|maar|and|but)\s)?(?:de|het|the)\s[^,?.!]{3,40},\s(?=(?:hoeveel|hoe|wat|wie|waar|waarom|wanneer|how|what|who|where|why|when)\s[^,]{0,60}(?<!\p{L})(?:die|ze|daar|they|it)(?!\p{L}))/iu;

/** The move that a message begins with; its rest is the message itself where it makes none. */
export function moveOf(message: string): Move {
  const text = message.trim();
  if (ANNOUNCES.test(text) || PUT_FIRST.test(text)) return { kind: 'announces', rest: text };
  if (DOUBTS.test(text)) {
    const border = ASKS_ON.exec(text);
    return border === null
      ? { kind: 'doubts', rest: text }
      : { kind: 'none', rest: text.slice(border.index + border[0].length) };
  }
  const meant = text.replace(MEANS, '').replace(MEANS_AFTER, '');
  return meant !== text && meant !== '' ? { kind: 'means', rest: meant } : { kind: 'none', rest: text };
}
