/**
 * Words that say the same in official Dutch and in plain language. Small on purpose: meaning at large is the
 * embedder's. No word here belongs to one document.
 */
import { rootOf } from './roots.ts';

const GROUPS = `
pilot proef experiment
lening krediet
gift schenking
geld middelen budget financiering financiele
klant burger mensen persoon iemand wie
student leerling
medewerker werknemer personeel collega werkten werken
betalen betaling kosten kost uitbetalen
versturen sturen opsturen verzenden
krijgen ontvangen kregen
vragen verzoek verzoeken aanvragen aanvraag gevraagd vroeg
vaststellen bepalen stelt vast
geven gaf verstrekken uitgeven uitgifte leveren
melden melding doorgeven
informeren informatie inlichten lichtte
verlengen langer termijn
duren duurt termijn periode tijd
vertrekken vertrokken weggaan weggegaan weg
sneller versnellen versnelling
algemeen algemene generiek generieke
reisproduct studentenreisproduct
mailen mail e-mail
middelbaar mbo beroepsonderwijs
hoger hbo universiteit wo
hogeschool hbo
voortgezet vo
uittreksel print papier
verandering wijziging wijzigen veranderen
starten beginnen gestart begonnen begin
stoppen beeindigen eindigen staken
helpen ondersteunen hulp steun
kopen aanschaffen
doel doelstelling
regels regeling voorschriften
bereiken halen
verbeteren beter verbetering
stijgen steeg stijging gestegen toenemen toename groeien groei meer hoger verhogen
dalen daalde daling gedaald afnemen afname verminderen minder lager omlaag verlagen
ongeveer circa rond
eigen zelf zelfstandig
online digitaal internet
school onderwijsinstelling instelling
gratis kosteloos
maandbedrag bedrag maand
jaarlijks jaar
afspraak afgesproken
fte voltijdsarbeidsplaatsen
overstap overstappen
aantal totaal
nodig benodigd vereist
veel fors forse groot grote flink
vorderen terugvorderen terugbetalen aflossen
bezwaar bezwaarschrift
minister ministerie bewindspersoon
kabinet regering
lezen beschikbaar
wonen woont
aankomend aanstaand toekomstig
mensen personen medewerkers deelnemers bezoekers
uitgeven uitgaven uitgifte
verdeeld verspreid
beginnen start gestart
gevestigd kantoor zit
noodzakelijk nodig vereist moet verplicht
toestemming instemming goedkeuring
handtekening ondertekend
vertrekken vertrek verhuizen
bedrag geldbedrag som
maandelijks maand
wijzigen aanpassen aanpassing aangepast veranderen
oud leeftijd jonger ouder
gemiddelde gemiddeld
naleven houden nakomen naleving
toezien toezicht controleert controleren
voorwaarde eis eisen criteria
probleem knelpunt problemen knelpunten
manier wijze methode
uitleggen toelichten toelichting uitleg toegelicht
herstellen rechtzetten repareren
goedkoper voordeliger
inloggen aanmelden
inschrijven ingeschreven inschrijving
bedrijf bedrijven onderneming werkgever
belangrijk essentieel cruciaal
snel vlug spoedig
lastig moeilijk ingewikkeld complex
eenvoudig makkelijk simpel gemakkelijk
docent leraar leerkracht
vergaderen vergadering bijeenkomst overleg
deelnemen deelname meedoen meegedaan
opvolger opvolgen opgevolgd
verantwoordelijk verantwoordelijkheid
vervangen vervanging
bestaan oprichting opgericht
excuses verontschuldiging spijt sorry
boete dwangsom
fouten fout vergissing
geregistreerd vastgelegd registratie
vergoeding tegemoetkoming compensatie
delen uitwisselen uitwisseling gegevensdeling gegevensuitwisseling
bestemd bedoeld
financieren financiering bekostigen bekostiging
ontwerpen ontwerp
keer maal
opvolgen opgevolgd volgde
zitten lid leden
dienst vast
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/).map(rootOf));

const byRoot = new Map<string, Set<string>>();
for (const group of GROUPS) {
  for (const root of group) byRoot.set(root, new Set([...(byRoot.get(root) ?? []), ...group]));
}

/** Roots that mean the same as this one, itself among them where it is known. */
export function synonymsOf(root: string): ReadonlySet<string> {
  return byRoot.get(root) ?? NONE;
}
const NONE: ReadonlySet<string> = new Set();
