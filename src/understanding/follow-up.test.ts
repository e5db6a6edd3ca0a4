import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../answer.ts';
import { standAlone } from './follow-up.ts';
import { understand } from './understand.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

/**
 * All of these held when the threshold was set; it leaves room for one.
 * One conversation a line: turns parted by " / ", those of the assistant begin with "A:", the last is the question.
 * After "=>": +in the stand-alone question, -not in it, @years asked about, #first kind, "=" left as it is.
 */
const CONVERSATIONS = `
Hoeveel klachten kreeg de dienst in 2024? / A: In 2024 waren het er 512. / En in 2023? => +klachten -2024 @2023 #count
Hoeveel klachten kreeg de dienst in 2024? / En het jaar daarvoor? => +klachten -2024 @2023 #count
Hoeveel klachten kreeg de dienst? / A: De dienst kreeg in 2022 ruim 300 klachten. / En het jaar daarvoor? => +klachten @2021 #count
Hoeveel klachten kreeg de dienst in 2024? / En het jaar daarna? => +klachten @2025 #count
Hoeveel klachten kreeg de dienst in 2024? / En twee jaar eerder? => +klachten @2022 #count
Hoeveel klachten kreeg de dienst in 2024? / En in 2023? / En het jaar daarvoor? => +klachten @2022 #count
Hoeveel klachten kreeg de dienst vorig jaar? / En het jaar daarvoor? => +klachten @2024 #count
Hoeveel klachten kreeg de dienst in 2024? / En vorig jaar? => +klachten @2025 #count
Hoe hoog was het ziekteverzuim in 2024? / 2022? => +ziekteverzuim @2022 #percentage
Wat kost een diplomawaardering? / en vorig jaar? => +diplomawaardering @2025 #amount
Hoeveel mensen werkten er sinds 2020? / en sinds 2021? => +werkten -2020 @2021 #count
Hoeveel examens waren er in 2024? / En in juni? => +examens +juni @2024 #count
Hoeveel examens waren er in 2024? / Wat was dat in 2022? => +examens @2022 #count
Hoeveel procent was tevreden in 2023? / Hoe was dat in 2021? => +tevreden @2021 #percentage
How many complaints were there in 2024? / A: There were 512. / And in 2023? => +complaints -2024 @2023 #count
How many complaints were there in 2024? / And the year before that? => +complaints -2024 @2023 #count
How many complaints were there in 2024? / What about last year? => +complaints @2025 #count
How many complaints were there in 2024? / And two years earlier? => +complaints @2022 #count
How many people work there? / A: In 2023, 3,000 people worked there. / And the previous year? => +people +work @2022 #count
Is het ziekteverzuim in 2024 gestegen? / Waarom? => +Waarom +ziekteverzuim @2024 #reason
Hoeveel bezwaren waren er in 2024? / A: Er waren 9.000 bezwaren. / waarom? => +bezwaren @2024 #reason
Is the waiting time longer? / Why? => +why +waiting #reason
De regeling is afgeschaft, klopt dat? / Sinds wanneer? => +regeling +afgeschaft #date
Wie beheert het diplomaregister? / Sinds wanneer? => +diplomaregister #date
Wat is maatwerk? / Vertel meer => +maatwerk #definition
Wat is maatwerk? / Kun je een voorbeeld geven? => +maatwerk
What is tailored support? / Tell me more => +tailored +support
Wat is maatwerk? / Leg uit => +maatwerk
Hoeveel studenten hebben een lening op hogescholen? / En op universiteiten? => +studenten +lening +universiteiten -hogescholen #count
Wat kost de cursus voor studenten? / En voor ouders? => +cursus +ouders -studenten #amount
Hoeveel mensen werken er bij het ministerie? / En bij de gemeente Utrecht? => +mensen +gemeente +Utrecht -ministerie #count
Hoeveel vrouwen werken er bij de dienst? / En mannen? => +werken +mannen -vrouwen #count
Wat kost een uittreksel? / En een kopie? => +kopie -uittreksel #amount
Wat kost het examen? / Hoe zit het met de herkansing? => +examen +herkansing #amount
How much does the exam cost? / What about the resit? => +exam +resit #amount
How many students are in debt at colleges? / And at universities? => +students +debt +universities -colleges #count
Hoeveel klachten waren er in 2024? / Hoeveel daarvan waren gegrond? => +klachten +gegrond @2024 #count
Wat is de hardheidsclausule? / Wie beslist daarover? => +hardheidsclausule +beslist #person
Wat is de hardheidsclausule? / Hoe lang bestaat die al? => +hardheidsclausule #date
Wat is de tegemoetkoming? / Hoe vraag ik dat aan? => +tegemoetkoming +vraag #steps
Wat is de tegemoetkoming? / Hoeveel krijgen ze? => +tegemoetkoming +krijgen #amount
Wat is de tegemoetkoming? / A: Dat is geld voor oud-studenten. / Kan ik dat ook krijgen? => +tegemoetkoming #yesno
Wie is de voorzitter van de raad? / Wat doet hij? => +voorzitter +raad
Wat doet de ombudsman? / Hoe kan ik hem bereiken? => +ombudsman +bereiken #steps
Welke scholen doen mee? / Waarom doen ze dat? => +scholen #reason
Welke scholen doen mee? / Hoeveel zijn het er? => +scholen #count
Wat is het innovatielab? / Waar is het? => +innovatielab #place
Wat is het innovatielab? / En wie werken er? => +innovatielab #person
What is the grant? / Who pays for it? => +grant +pays #person
What is the grant? / How do I apply for that? => +grant +apply #steps
What is the grant? / When does it end? => +grant #date
Which schools take part? / Why do they do that? => +schools #reason
Hoeveel aanvragen waren er in 2023? / Is dat meer dan het jaar daarvoor? => +aanvragen @2022,2023 #comparison
Hoeveel aanvragen waren er in 2024? / Waarom was dat hoger dan in 2023? => +aanvragen #reason
Wat is de proef met maatwerk? / Hoelang duurt die? / En wie doet eraan mee? => +proef +maatwerk #person
Wat is de pechregeling? / Hoeveel bedraagt de vergoeding daarvan? / Wanneer wordt die uitbetaald? => +pechregeling +vergoeding +uitbetaald #date
Hoeveel klachten waren er in 2024? / Waarom? / En in 2023? => +klachten -2024 @2023
Wat is maatwerk? / bedankt / Wie doet dat? => +maatwerk #person
Hallo / Wat is maatwerk? / Waarom is dat nodig? => +maatwerk +nodig #reason
Wat doet de dienst voor ondernemers? / A: De dienst heeft een krediet voor cursussen. / Hoe vraag ik dat krediet aan? => +krediet +cursussen #steps
A: Wij hielpen 200 scholen met hun administratie. [1] / Hoe lang duurde dat? => +scholen +administratie #date
Hoeveel klachten waren er in 2024? / Wat is een hardheidsclausule? => = #definition
Hoeveel klachten waren er in 2024? / Wie is de minister van Onderwijs? => =
Hoeveel klachten waren er in 2024? / Hoe kan ik mijn diploma laten waarderen? => = #steps
Hoeveel klachten waren er in 2024? / Krijgen studenten die in het buitenland wonen een beurs? => = #yesno
Hoeveel klachten waren er in 2024? / Klopt het dat de rente in 2025 is gestegen? => =
Hoeveel klachten waren er in 2024? / Is het mogelijk om mijn schuld in termijnen te betalen? => =
Hoeveel klachten waren er in 2024? / Ik heb een boete gekregen voor mijn reisproduct. Moet ik die betalen? => =
Hoeveel klachten waren er in 2024? / bedankt! => =
Hoeveel klachten waren er in 2024? / Dank je wel => =
Hoeveel klachten waren er in 2024? / Welk bedrag dat ik leen moet ik terugbetalen? => =
Hoeveel klachten waren er in 2024? / wachttijd telefoon studenten => =
How many complaints were there? / Is it true that the interest rate went up? => =
How many complaints were there? / Do students who live abroad get a grant? => =
How many complaints were there? / What is the difference between a loan and a grant? => =
How many complaints were there? / Thanks! => =
Hoeveel klachten waren er in 2024? / En hoeveel bezwaarschriften kwamen er binnen bij de rechter? => +bezwaarschriften -klachten @2024 #count
Hoeveel klachten waren er in 2024? / En wat is de hardheidsclausule? => = #definition
Hoeveel klachten waren er in 2024? / En hoeveel zijn er doorgestuurd naar de rechter? => +klachten +rechter @2024 #count
Wat is het buurtproject? / Hoeveel kinderen doen er in het hele land aan mee? => +buurtproject +kinderen #count
Wat is het portaal? / Hoeveel aanvragen zijn er al mee ingediend? => +portaal +aanvragen #count
Welke lesboeken zijn er? / Hoeveel scholen gebruiken die nieuwe boeken? => +lesboeken +scholen #count
How many complaints were there in 2024? / How many were upheld? => +complaints +upheld @2024 #count
Hoeveel klachten waren er? / Wat vindt de minister daarvan? => +klachten +minister #other
Hoeveel klachten waren er? / Hoeveel studenten die in Gent wonen krijgen een beurs? => =
Hoeveel klachten waren er? / Hoeveel mensen werken er bij de dienst? => =
Wie is de voorzitter van de raad? / A: Volgens Jaarverslag, over 2024:\nJan de Vries is voorzitter van de raad. [1] / Sinds wanneer is hij dat? => +voorzitter +Vries #date
Wie zaten er in de raad? / A: Dat waren Anna Smit en Bob Janssen. / Waar ging die laatste over? => +raad +Janssen -Smit
Wie leidt de school? / A: Dat doet Anna Smit. / Wat verdient zij? => +leidt +verdient #amount
Kregen studenten een toeslag? / A: Ja, 400 euro. / Hoeveel geld was dat? => +toeslag #amount
Kregen studenten een toeslag? / En bij elkaar opgeteld, hoeveel geld was dat? => +toeslag #amount
Does the office set the fee? / Who decides that, then? => +fee +decides #person
Hoeveel leraren waren er in 2024? / Wat is het verschil met 2023? => +leraren @2023,2024 #comparison
Hoeveel leraren waren er in 2024? / Wat is het verschil tussen een lening en een beurs? => = #comparison
Is het verzuim gestegen? / Wat was de oorzaak? => +verzuim +oorzaak
Hoeveel leraren waren er in 2024? / En daarvoor? => +leraren -2024 @2023 #count
How many teachers were there in 2024? / And before? => +teachers -2024 @2023 #count
Hoeveel leraren waren er in 2024? / Andere vraag: wat is een hardheidsclausule? => +hardheidsclausule -leraren -vraag #definition
Hoeveel leraren waren er in 2024? / nu even iets heel anders, wie betaalt dat? => +betaalt -leraren #person
How many teachers were there in 2024? / Different topic: who decides that? => +decides -teachers
Wat is maatwerk? / Bedankt. Hoeveel klachten waren er in 2024? => +klachten -Bedankt -maatwerk @2024 #count
Hoeveel klachten waren er in 2024? / ok, dankjewel. en in 2023? => +klachten @2023 #count
En in 2023? => =
Wie betaalt dat? => =
`;

interface Conversation {
  readonly name: string;
  readonly history: Message[];
  readonly question: string;
  readonly expected: string[];
}

const conversations: Conversation[] = CONVERSATIONS.trim()
  .split('\n')
  .map((line) => {
    const [name = '', expected = ''] = line.split(' => ');
    const turns = name.split(' / ');
    const history = turns
      .slice(0, -1)
      .map(
        (turn): Message =>
          turn.startsWith('A:') ? { role: 'assistant', content: turn.slice(3) } : { role: 'user', content: turn },
      );
    return { name: line, history, question: turns.at(-1) ?? '', expected: expected.split(' ') };
  });

/** What a conversation's stand-alone question lacks of what is expected; empty when all holds. */
function failures({ history, question, expected }: Conversation): string[] {
  const { question: whole, kinds, periods } = understand(question, history, 'nl', NOW);
  const has = (text: string): boolean => whole.toLowerCase().includes(text.toLowerCase());
  const failed = expected.filter((mark) => {
    const rest = mark.slice(1);
    if (mark === '=') return whole !== question;
    if (mark[0] === '+') return !has(rest);
    if (mark[0] === '-') return has(rest);
    if (mark[0] === '@') return periods.join() !== rest;
    return kinds[0] !== rest;
  });
  return failed.map((mark) => `${mark} in "${whole}" ${kinds} ${periods}`);
}

describe('a follow-up', () => {
  test('becomes a question with what it was about, its period and its kind', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(85);
    const missed = conversations.flatMap((conversation) => {
      const failed = failures(conversation);
      return failed.length === 0 ? [] : [`${conversation.name}\n    ${failed.join('\n    ')}`];
    });
    expect(1 - missed.length / conversations.length, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});

describe('standAlone', () => {
  test('without a history a question is left as it is, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => standAlone(text, []) === text));
  });

  test('a history of anything adds words and throws nothing, and the result stays short', () => {
    const message = fc.record({
      role: fc.constantFrom('user' as const, 'assistant' as const),
      content: fc.string({ unit: 'grapheme', maxLength: 2000 }),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 12 }),
        fc.constantFrom('En in 2023?', 'Waarom?', 'Wie betaalt dat?', 'En voor ouders?', 'Vertel meer'),
        (history, question) => {
          expect(standAlone(question, history, NOW).length).toBeLessThan(2000);
        },
      ),
    );
  });

  test('a long conversation of follow-ups does not make the question grow without end', () => {
    const turns = Array.from(
      { length: 39 },
      (_, i): Message => ({
        role: 'user',
        content: ['Hoeveel kost dat diploma?', 'En voor ouders?', 'En in 2022?', 'Waarom?'][i % 4] as string,
      }),
    );
    expect(standAlone('Wie betaalt dat?', turns, NOW).length).toBeLessThan(600);
  });

  test.each(['er ', 'die ', 'en ', '2023 ', 'hoeveel ', '? ', 'het jaar '])(
    'a long message of "%s" takes little time',
    (piece) => {
      const long = piece.repeat(2000 / piece.length);
      const start = performance.now();
      standAlone(
        long,
        [
          { role: 'user', content: long },
          { role: 'assistant', content: piece.repeat(3000) },
        ],
        NOW,
      );
      expect(performance.now() - start).toBeLessThan(1500);
    },
  );

  test('a question that holds is the same whatever came before', () => {
    const history: Message[] = [{ role: 'user', content: 'Hoeveel klachten waren er?' }];
    for (const question of ['Wat is maatwerk?', 'Wie is de minister van Onderwijs?', 'How do I repay my loan?'])
      expect(standAlone(question, history)).toBe(question);
  });
});
