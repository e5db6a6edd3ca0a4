import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerKinds } from './kinds.ts';

/** All of these held when the thresholds were set. One question a line: the kind expected first, then the question. */
const DUTCH = `
amount Hoeveel kost een verklaring van mijn diploma?
amount Wat kost het om een diploma te laten waarderen?
amount Welk bedrag moet ik per maand terugbetalen?
amount Hoeveel euro krijgt een thuiswonende student?
amount Wat betaal ik voor een uittreksel?
amount Hoe hoog is de basisbeurs voor uitwonende studenten?
amount Hoeveel mag ik bijverdienen naast mijn studie?
amount Hoeveel geld heeft de organisatie uitgegeven aan inhuur?
amount Wat zijn de kosten van een herkansing?
amount Hoeveel bedraagt de gemiddelde studieschuld?
amount Hoeveel moet ik maandelijks terugbetalen?
amount Weet u hoeveel de cursus kost?
amount Hoe duur is een kopie van mijn diploma?
percentage Hoeveel procent van de bellers was tevreden?
percentage Welk percentage van de bezwaren is gegrond verklaard?
percentage Welk deel van de medewerkers werkt thuis?
percentage Hoe hoog is de rente op mijn lening?
percentage Hoe hoog was het ziekteverzuim in 2024?
percentage Wat is het percentage vrouwen in de top?
date Wanneer gaat de nieuwe wet in?
date Sinds wanneer bestaat de regeling?
date Tot wanneer kan ik bezwaar maken?
date In welk jaar is het leenstelsel afgeschaft?
date Op welke datum wordt de studiefinanciering uitbetaald?
date Hoe lang duurt het voordat ik antwoord krijg?
date Hoelang mag ik over mijn studie doen?
date Wat is de uiterste datum om mij in te schrijven?
date Binnen hoeveel weken krijg ik een beslissing?
date Per wanneer verandert de hoogte van de toeslag?
date Hoe laat sluit de telefoonlijn?
date Kunt u mij vertellen wanneer het examen is?
date Wat is de deadline voor de aanvraag?
count Hoeveel mensen werken er bij de dienst?
count Hoeveel studenten hebben een lening?
count Hoe vaak is de website bezocht?
count Hoeveel telefoontjes kwamen er binnen in 2023?
count Wat is het aantal ingediende klachten?
count Hoeveel examens zijn er afgenomen en wie nam ze af?
count Hoeveel keer per jaar mag ik wisselen?
count Hallo, hoeveel servicekantoren zijn er?
count Met hoeveel landen wordt samengewerkt?
count Ik schrijf een stuk over onderwijs. Hoeveel scholen zijn er gefuseerd?
place Waar kan ik mijn diploma ophalen?
place Waar staat het hoofdkantoor?
place In welke stad zit de organisatie?
place Op welke website vind ik mijn cijfers?
place Waar meld ik mij aan?
place Waar vraag ik een studentenreisproduct aan?
place In welk land is het verdrag ondertekend?
place Waar werden de bijeenkomsten gehouden?
person Wie is de voorzitter van de raad?
person Wie betaalt de reiskosten?
person Met wie werkt de dienst samen aan het register?
person Welke organisatie beheert het diplomaregister?
person Welke minister is verantwoordelijk voor de wet?
person Aan wie moet ik mijn adreswijziging doorgeven?
person Hoe heet de directeur van het agentschap?
person Door wie is het onderzoek uitgevoerd?
reason Waarom duurt de behandeling zo lang?
reason Hoe komt het dat er meer bezwaren waren?
reason Waardoor liep de wachttijd op?
reason Wat is de reden van de vertraging?
reason Hoe kan het dat mijn aanvraag is afgewezen?
reason Waarom zijn er minder klachten dan in 2023?
reason Om welke reden werd de controle gestopt?
list Welke taken heeft de dienst?
list Noem drie voorbeelden van maatwerk.
list Wat zijn de gevolgen van de nieuwe wet?
list Welke nieuwe regels gelden er voor schoolbesturen?
list Welke documenten moet ik meesturen?
list Op welke manieren kan ik contact opnemen?
list Wat waren de belangrijkste knelpunten?
list Geef een overzicht van de maatregelen.
list Uit welke onderdelen bestaat het examen?
list Met welke landen zijn er afspraken gemaakt?
steps Hoe kan ik mijn lening stopzetten?
steps Hoe vraag ik studiefinanciering aan?
steps Hoe moet een school een leerling aanmelden?
steps Hoe wijzig ik mijn rekeningnummer?
steps Wat moet ik doen als ik mijn wachtwoord kwijt ben?
steps Hoe maak je bezwaar tegen een beslissing?
steps Hoe kun je je diploma laten waarderen?
steps Wat moet ik doen om vrijstelling te krijgen?
comparison Is het aantal klachten gestegen?
comparison Zijn er meer aanvragen dan vorig jaar?
comparison Wat is het verschil tussen de basisbeurs en de aanvullende beurs?
comparison Werken er meer of minder mensen bij de dienst?
comparison Wordt er vaker gebeld dan gemaild?
comparison Is de tevredenheid afgenomen ten opzichte van 2022?
comparison Was de wachttijd langer dan in 2023?
yesno Kan ik mijn schuld in termijnen betalen?
yesno Mag ik werken naast mijn studie?
yesno Is het examen verplicht?
yesno Heeft de dienst een eigen app?
yesno Krijg ik ook geld als ik deeltijd studeer?
yesno Moet ik mijn beurs terugbetalen?
yesno Ik ben gestopt met mijn opleiding. Kan ik mijn ov-kaart houden?
yesno Komt er een nieuwe regeling?
yesno Als ik ziek ben, krijg ik dan uitstel?
yesno Werkt het ministerie aan een nieuwe wet?
yesno Doen studenten mee aan het onderzoek?
yesno Geldt de regeling ook voor ouders met een laag inkomen?
yesno Klopt het dat de rente wordt kwijtgescholden?
definition Wat is maatwerk?
definition Wat betekent draagkracht?
definition Wat houdt de hardheidsclausule in?
definition Wat wordt verstaan onder een startkwalificatie?
definition Wat zijn microcredentials?
definition Waar staat de afkorting ROC voor?
definition En wat is een aanloopfase?
other Vertel iets over de nieuwe organisatie.
other bezwaarschriften werkvoorraad
other Hoe helpt de dienst mensen met schulden?
other Waar is het fonds voor bedoeld?
`;
const ENGLISH = `
amount How much does a diploma evaluation cost?
amount What does the exam cost?
amount How much money was spent on temporary staff?
amount What is the price of a certified copy?
amount How much do I have to repay each month?
amount How high is the fine for fare dodging?
percentage What percentage of callers was satisfied?
percentage What share of the staff works from home?
percentage What is the interest rate on my loan?
date When does the new law take effect?
date How long does it take to get an answer?
date In what year was the grant abolished?
date Until when can I object?
date Could you tell me when the office opens?
date How many weeks do I have to appeal?
count How many people work for the agency?
count How often was the site visited?
count What is the number of complaints in 2024?
place Where can I collect my diploma?
place In which city is the head office?
place Which website shows my grades?
person Who is responsible for the register?
person Which organisation runs the exam?
person Who pays for the interpreter and how much is it?
reason Why did it take so long?
reason What is the reason for the delay?
reason How come there were more objections?
list Which documents do I need to send?
list What are the consequences of the new act?
list Name three examples of tailored solutions.
steps How do I apply for student finance?
steps How can I change my bank account?
steps What should I do if I lost my password?
comparison Did the number of complaints increase?
comparison Were there more applications than last year?
comparison What is the difference between a loan and a grant?
yesno Can I work while studying?
yesno Is the exam compulsory?
yesno I moved abroad. Do I still have to repay my loan?
yesno Does the agency have an app?
definition What is a supplementary grant?
definition What does "ability to pay" mean?
other Tell me about the new organisation.
`;
const OTHERS = `
amount Wie viel kostet die Prüfung?
date Seit wann gibt es das Gesetz?
steps Wie kann ich meine Schulden zurückzahlen?
reason Pourquoi la demande a-t-elle été refusée ?
count Combien de personnes travaillent là-bas ?
amount ¿Cuánto cuesta el examen?
place ¿Dónde está la oficina?
date Sınav ne zaman?
steps Diplomamı nasıl tanıtabilirim?
amount Скільки коштує іспит?
person Хто відповідає за реєстр?
date Kiedy zaczyna się kurs?
yesno Czy mogę pracować podczas studiów?
amount كم تكلفة الامتحان؟
place أين يقع المكتب؟
`;

const cases = (table: string): [string, string][] =>
  table
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);

/** The share of a table whose first kind is the one expected, and what was missed. */
function accuracy(table: string): { share: number; missed: string[] } {
  const all = cases(table);
  const missed = all
    .filter(([kind, question]) => answerKinds(question)[0] !== kind)
    .map(([kind, question]) => `${kind} ${question} -> ${answerKinds(question)}`);
  return { share: 1 - missed.length / all.length, missed };
}

describe('the first kind', () => {
  test.each([
    ['Dutch', DUTCH, 100, 0.99],
    ['English', ENGLISH, 40, 0.99],
    ['other languages', OTHERS, 10, 0.99],
  ])('%s questions', (_name, table, atLeast, threshold) => {
    const { share, missed } = accuracy(table);
    expect(cases(table).length).toBeGreaterThanOrEqual(atLeast);
    expect(share, missed.join('\n')).toBeGreaterThanOrEqual(threshold);
  });
});

describe('answerKinds', () => {
  test.each([
    ['Hoeveel examens waren er en wie nam ze af?', ['count', 'person']],
    ['Wie betaalt het examen? En wat kost het?', ['person', 'amount']],
    ['Hoeveel jaar duurt een lening?', ['date', 'count']],
    ['Welke organisaties doen mee?', ['list', 'person']],
    ['Is het verzuim gestegen?', ['comparison', 'yesno']],
    ['Hoeveel meer klachten waren er dan in 2023?', ['count', 'comparison']],
    ['When and where is the exam?', ['date', 'place']],
  ])('%s asks for %j', (question, kinds) => {
    expect(answerKinds(question)).toEqual(kinds);
  });

  test.each([
    'Krijg ik meer dan 100 euro?',
    'Mag ik vaker dan een keer herkansen?',
    'Can I borrow more than 100 euros?',
  ])('a limit is no comparison: %s', (question) => {
    expect(answerKinds(question)).not.toContain('comparison');
  });

  test('a conjunction is no question word', () => {
    expect(answerKinds('Krijg ik geld wanneer ik ziek ben?')).toEqual(['yesno']);
    expect(answerKinds('Is there help when I am ill?')).toEqual(['yesno']);
  });

  test('who after a noun asks for nobody', () => {
    expect(answerKinds('Is er hulp voor mensen voor wie inloggen lastig is?')).toEqual(['yesno']);
    expect(answerKinds('Is there help for people who live abroad?')).toEqual(['yesno']);
  });

  test('a keyword asks for a kind only where no question word does', () => {
    expect(answerKinds('kosten inburgeringscursus')).toEqual(['amount']);
    expect(answerKinds('Wie draagt de kosten?')).toEqual(['person']);
  });

  test('kinds are never empty and never repeated, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const kinds = answerKinds(text, 'nl');
        expect(kinds.length).toBeGreaterThan(0);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });

  test.each(['waar a ', 'hoeveel is a ', 'als a, ', 'meer ', 'en ', 'what does a '])(
    'a long text of "%s" takes little time',
    (piece) => {
      const start = performance.now();
      answerKinds(piece.repeat(5000), 'nl');
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});
