/**
 * Question words of the other languages that people ask in: the plain ones, no more. Data for kinds.ts.
 */

import type { AnswerKind } from '../language/answer-kinds.ts';
import { fold } from '../language/fold.ts';

/** One kind a line, from special to general: the first line that holds a phrase of the question at its place wins. */
type Words = readonly (readonly [AnswerKind, string])[];

const WORDS: Readonly<Record<string, Words>> = {
  de: [
    ['percentage', 'wie viel prozent,wieviel prozent,welcher prozentsatz,welcher anteil'],
    [
      'amount',
      'wie viel kostet,wie viel kosten,was kostet,was kosten,wie viel geld,wie viel euro,wie teuer,welcher betrag,wie viel muss,wie viel bekomme,wie viel zahle,wie viel verdient,wie hoch ist die gebühr,wie hoch sind die kosten',
    ],
    [
      'date',
      'wann,wie lange,seit wann,bis wann,in welchem jahr,welches jahr,welches datum,wie viele jahre,wie viele monate,wie viele tage',
    ],
    ['count', 'wie viele,wie viel,wieviel,wieviele,wie oft,wie groß,wie hoch'],
    ['reason', 'warum,wieso,weshalb,was ist der grund'],
    ['place', 'wo,woher,wohin,in welcher stadt'],
    ['person', 'wer,wem,wen,wessen,welche organisation'],
    ['steps', 'wie kann ich,wie kann man,wie muss,wie beantrage,wie bekomme ich,wie melde,wie mache,wie soll'],
    ['definition', 'was ist,was bedeutet,was sind,was heißt'],
    ['list', 'welche,nenne,was sind die'],
  ],
  fr: [
    ['percentage', 'quel pourcentage,quelle part,combien de pour cent,quelle proportion'],
    [
      'amount',
      "combien coûte,combien coûtent,combien ça coûte,combien d'argent,combien d'euros,quel montant,quel prix,quel est le prix,quel est le montant,combien dois-je,combien gagne,combien vais-je payer",
    ],
    [
      'date',
      "quand,combien de temps,depuis quand,jusqu'à quand,en quelle année,quelle date,combien d'années,combien de mois,combien de jours",
    ],
    ['count', 'combien,à quelle fréquence'],
    ['reason', 'pourquoi,pour quelle raison'],
    ['place', 'où,dans quelle ville'],
    ['person', 'qui,avec qui,quelle organisation'],
    ['steps', 'comment puis-je,comment faire,comment dois-je,comment demander,comment peut-on,comment'],
    ['list', 'quels,quelles,quels sont,quelles sont'],
    ['definition', "qu'est-ce que,qu'est-ce qu'un,que signifie,que veut dire,c'est quoi"],
    ['yesno', 'est-ce que,est-ce qu'],
  ],
  es: [
    ['percentage', 'qué porcentaje'],
    [
      'amount',
      'cuánto cuesta,cuánto cuestan,cuánto dinero,cuántos euros,qué importe,cuánto tengo que pagar,cuánto debo pagar,cuánto pago,cuál es el precio',
    ],
    [
      'date',
      'cuándo,cuánto tiempo,desde cuándo,hasta cuándo,en qué año,qué fecha,cuántos años,cuántos meses,cuántos días',
    ],
    ['count', 'cuánto,cuántos,cuántas,cuánta,con qué frecuencia'],
    ['reason', 'por qué,por qué razón'],
    ['place', 'dónde,en qué ciudad,adónde'],
    ['person', 'quién,quiénes,con quién,qué organización'],
    ['steps', 'cómo puedo,cómo se,cómo hago,cómo solicito,cómo debo,cómo'],
    ['list', 'cuáles son,cuáles,qué tipos'],
    ['definition', 'qué es,qué son,qué significa,qué quiere decir'],
  ],
  tr: [
    ['percentage', 'yüzde kaç,yüzde kaçı,hangi oranda'],
    ['amount', 'ne kadar para,kaç euro,kaç para,ücreti ne kadar,fiyatı ne kadar,ne kadar ödemem,maliyeti ne'],
    ['date', 'ne zaman,ne kadar süre,kaç yıl,kaç ay,kaç gün,hangi yıl,hangi tarih,ne zamana kadar'],
    ['count', 'kaç,ne kadar,ne sıklıkla'],
    ['reason', 'neden,niçin,niye'],
    ['place', 'nerede,nereye,nereden,hangi şehir'],
    ['person', 'kim,kimin,kiminle,kimler,hangi kurum'],
    ['steps', 'nasıl'],
    ['definition', 'nedir,ne demek'],
    ['list', 'hangi,nelerdir'],
    ['yesno', 'mı,mi,mu,mü,mıyım,miyim,muyum,müyüm,mısınız,misiniz,var mı'],
  ],
  uk: [
    ['percentage', 'який відсоток,скільки відсотків'],
    ['amount', 'скільки коштує,скільки коштують,скільки грошей,скільки євро,яка сума,яка вартість,яка ціна'],
    [
      'date',
      'коли,як довго,скільки часу,у якому році,в якому році,яка дата,скільки років,скільки місяців,скільки днів',
    ],
    ['count', 'скільки,як часто'],
    ['reason', 'чому,з якої причини'],
    ['place', 'де,куди,звідки,у якому місті'],
    ['person', 'хто,кого,ким,яка організація'],
    ['list', 'які'],
    ['definition', 'що таке,що означає,що це'],
    ['steps', 'як'],
    ['yesno', 'чи'],
  ],
  pl: [
    ['percentage', 'jaki procent,ile procent,jaki odsetek'],
    [
      'amount',
      'ile kosztuje,ile kosztują,ile pieniędzy,ile euro,jaka kwota,jaka jest cena,ile płacę,ile muszę zapłacić',
    ],
    ['date', 'kiedy,jak długo,ile czasu,od kiedy,do kiedy,w którym roku,jaka data,ile lat,ile miesięcy,ile dni'],
    ['count', 'ile,ilu,jak często'],
    ['reason', 'dlaczego,czemu,z jakiego powodu'],
    ['place', 'gdzie,dokąd,skąd,w jakim mieście'],
    ['person', 'kto,kogo,z kim,kim,jaka organizacja'],
    ['definition', 'co to jest,co to są,co oznacza,co znaczy'],
    ['steps', 'jak'],
    ['list', 'jakie,które'],
    ['yesno', 'czy'],
  ],
  ar: [
    ['percentage', 'ما النسبة,ما نسبة,ما هي نسبة,كم بالمئة,كم في المئة,كم نسبة'],
    [
      'amount',
      'كم تكلفة,كم يكلف,كم تكلف,كم سعر,ما المبلغ,ما هو المبلغ,كم من المال,كم يورو,ما تكلفة,كم أدفع,كم يجب أن أدفع',
    ],
    ['date', 'متى,منذ متى,حتى متى,كم من الوقت,في أي سنة,في أي عام,كم سنة,كم شهر,كم يوما,ما المدة'],
    ['count', 'كم,كم عدد,كم مرة,ما عدد'],
    ['reason', 'لماذا,لم,ما السبب,ما سبب'],
    ['place', 'أين,من أين,إلى أين'],
    ['person', 'من هو,من هي,من,مع من,أي منظمة'],
    ['steps', 'كيف'],
    ['list', 'ما هي,أي'],
    ['definition', 'ما هو,ماذا يعني,ماذا تعني,ما معنى'],
    ['yesno', 'هل'],
  ],
};

/** Folded phrases with their kinds, by language; the longer phrase first within a kind. */
export const ABROAD: ReadonlyMap<string, readonly (readonly [AnswerKind, readonly string[]])[]> = new Map(
  Object.entries(WORDS).map(([language, lines]) => [
    language,
    lines.map(
      ([kind, phrases]) =>
        [
          kind,
          phrases
            .split(',')
            .map((phrase) => fold(phrase))
            .sort((one, other) => other.length - one.length),
        ] as const,
    ),
  ]),
);

/** Verbs that open a question answered by yes or no, folded. */
export const VERB_FIRST: Readonly<Record<string, RegExp>> = {
  de: /^(?:kann|konnen|darf|durfen|ist|sind|war|waren|hat|haben|habe|bekomme|bekommt|muss|mussen|wird|werden|gibt|soll|sollte|gilt|bin)\s/u,
  fr: /^(?:puis-je|peut-on|dois-je|ai-je|est-il|est-elle|y a-t-il|suis-je|pouvez-vous|faut-il|a-t-il)/u,
  es: /^¿?(?:puedo|puede|debo|debe|es|son|hay|tengo|tiene|esta|estan|se puede|ha|han)\s/u,
};
