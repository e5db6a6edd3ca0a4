/**
 * Words for people and bodies that do or get something: who it is said of is what a sentence may not change. By their
 * endings, a guess; and a list of those that public services speak of, whose place no other word takes. General Dutch.
 */
const PEOPLE =
  /(?:ers?|aars?|eurs?|euren|ors?|oren|isten?|enten?|anten?|lingen?|genoten?|mensen|vrouwen|mannen|kinderen|ouders|burgers?|klanten?|jongeren|ouderen|scholen|school|instellingen|instelling|gemeenten?|besturen|bestuur|organisaties?|bedrijven|bedrijf|ministeries?|raad|diensten)$/;

const NAMED: ReadonlySet<string> = new Set(
  `student studenten leerling leerlingen scholier scholieren docent docenten leraar leraren lerares leerkracht leerkrachten ouder ouders moeder
  vader werkgever werkgevers werknemer werknemers ambtenaar ambtenaren ondernemer ondernemers bedrijf bedrijven bank banken rechter rechters
  advocaat advocaten arts artsen huisarts huisartsen verpleegkundige verpleegkundigen ouderen bejaarden gepensioneerden manager managers
  leidinggevende leidinggevenden stagiair stagiairs stagebedrijf stagebedrijven gemeente gemeenten gemeentes provincie provincies scholen school
  basisschool basisscholen universiteit universiteiten hogeschool hogescholen vluchteling vluchtelingen inburgeraar inburgeraars asielzoeker
  asielzoekers journalist journalisten onderzoeker onderzoekers jurist juristen minister ministers kamerlid kamerleden politiek politici politicus
  politie directeur directeuren bestuurder bestuurders klant klanten burger burgers debiteur debiteuren terugbetaler terugbetalers vrijwilliger
  vrijwilligers uitzendkracht uitzendkrachten toerist toeristen huurder huurders verhuurder verhuurders patient patienten bezoeker bezoekers
  deelnemer deelnemers medewerker medewerkers afgestudeerde afgestudeerden kinderen kind jongeren volwassenen vrouwen mannen nederlanders
  buitenlanders belgen duitsers migranten statushouders werklozen gehandicapten verzekeraar verzekeraars zorgverlener zorgverleners
  zorginstelling zorginstellingen ziekenhuis ziekenhuizen leverancier leveranciers aannemer accountant accountants consument consumenten
  ondernemingsraad vakbond vakbonden regering kabinet parlement koning burgemeester wethouder gemeenteraad woningcorporatie`.split(
    /\s+/,
  ),
);

/** Whether a folded word looks like people or a body. */
export function isPeople(word: string): boolean {
  return PEOPLE.test(word);
}

/** Whether a folded word is a group of people or a kind of body by name. */
export function isNamedGroup(word: string): boolean {
  return NAMED.has(word);
}
