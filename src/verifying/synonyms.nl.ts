/**
 * Words that say the same in official Dutch and in plain language, in groups; a word may stand in several, and what
 * is in one group with it means the same in some sentence. General Dutch: no word here belongs to one document.
 */
import { PLAIN_WORDS } from './plain-words.nl.ts';
import { rootOf } from './roots.ts';

const GROUPS = `
pilot proef experiment | lening krediet | gift schenking | geld middelen budget financiering financiele | lenen leende geleend lening
klant burger mensen persoon iemand wie | mensen personen | wie degene iemand persoon | medewerker werknemer personeel collega
medewerkers personeelsleden krachten werkenden | betalen betaling uitbetalen uitkeren overmaken | kosten kost prijs betalen tarief
versturen sturen opsturen verzenden zenden toesturen | krijgen ontvangen kregen verkrijgen | ontvangst binnenkomen binnengekomen kwamen
vragen verzoek verzoeken aanvragen aanvraag gevraagd vroeg | vaststellen bepalen stelt vast | besluiten beslissen bepalen
besluit beslissing | geven gaf verstrekken verlenen bieden toekennen | uitgeven uitgifte verstrekken | leveren aanleveren opleveren
melden melding doorgeven aangeven | informeren informatie inlichten lichtte voorlichting voorlichten | verlengen langer termijn
duren duurt termijn periode tijd | vertrekken vertrokken weggegaan weg verlaten verlieten verliet verhuizen | sneller versnellen versnelling
algemeen algemene generiek generieke | reisproduct studentenreisproduct | mailen mail e-mail | middelbaar mbo beroepsonderwijs
hoger hbo | hoger universiteit wo | hogeschool hbo | voortgezet vo | uittreksel print papier | verandering wijziging wijzigen veranderen aanpassen
wijzigen aanpassen aanpassing aangepast herzien herziening | starten beginnen gestart begonnen begin aanvangen opstarten
stoppen beeindigen eindigen staken ophouden opgehouden stopzetten | afronden afsluiten klaar voltooien eindigen gereed aflopen afgelopen
helpen ondersteunen hulp steun ondersteuning bijstaan | kopen aanschaffen inkopen | doel doelstelling bedoeling streven bedoeld
doel oogmerk strekking | regels regeling voorschriften | bereiken halen behalen | verbeteren beter verbetering | goed prima uitstekend
stijgen steeg stijging gestegen toenemen toename groeien groei meer hoger verhogen oplopen omhoog groter
dalen daalde daling gedaald afnemen afname verminderen minder lager omlaag verlagen teruglopen kleiner slinken
ongeveer circa rond | eigen zelf zelfstandig | online digitaal internet | school onderwijsinstelling instelling | gratis kosteloos
maandbedrag bedrag maand | jaarlijks jaar | maandelijks maand | wekelijks week | dagelijks dag | afspraak afgesproken overeenkomen
fte voltijdsarbeidsplaatsen | overstap overstappen wisselen | aantal totaal hoeveelheid | nodig benodigd vereist noodzakelijk vergen behoeven
veel fors forse groot grote flink sterk behoorlijk aanzienlijk enorm | vorderen terugvorderen | terugbetalen aflossen aflossing
bezwaar bezwaarschrift | minister ministerie bewindspersoon | kabinet regering | lezen beschikbaar | wonen woont | aankomend aanstaand toekomstig
mensen personen deelnemers | deelnemers aanwezigen bezoekers | verdeeld verspreid | gevestigd kantoor zit huisvesten | noodzakelijk nodig vereist moet verplicht
toestemming instemming goedkeuring akkoord | handtekening ondertekend | bedrag geldbedrag som | oud leeftijd
gemiddelde gemiddeld | naleven houden nakomen naleving | toezien toezicht controleert controleren | controleren controle nagaan checken toetsen
voorwaarde eis eisen criteria | probleem knelpunt problemen knelpunten moeilijkheid moeilijkheden | manier wijze methode aanpak werkwijze
uitleggen toelichten toelichting uitleg toegelicht verduidelijken | herstellen rechtzetten repareren oplossen | oplossing oplossen verhelpen
goedkoper voordeliger | inloggen aanmelden | inschrijven ingeschreven inschrijving registreren | bedrijf bedrijven onderneming
belangrijk essentieel cruciaal wezenlijk | snel vlug spoedig gauw vlot | lastig moeilijk ingewikkeld complex gecompliceerd
eenvoudig makkelijk simpel gemakkelijk | docent leraar leerkracht | vergaderen vergadering bijeenkomst overleg samenkomen bijeenkomen bijeen
bijeenkomst evenement congres | ontmoeten bijeenkomen treffen | deelnemen deelname meedoen meegedaan | opvolger opvolgen opgevolgd vervangen
verantwoordelijk verantwoordelijkheid | vervangen vervanging | bestaan oprichting opgericht | excuses verontschuldiging spijt sorry
boete dwangsom | fouten fout vergissing misser | geregistreerd vastgelegd registratie vastleggen | vergoeding tegemoetkoming compensatie
delen uitwisselen uitwisseling gegevensdeling gegevensuitwisseling | bestemd bedoeld | financieren financiering bekostigen bekostiging
ontwerpen ontwerp | keer maal | volgen volgde gevolgd | zitten lid leden | dienst vast | samenleving maatschappij | voldoende genoeg toereikend
plek plaats locatie plekke plaatse | gebied regio streek | enkele paar aantal | soort type soorten | hoofd leiding leiden besturen geleid
leiden resulteren zorgen veroorzaken gevolg | oorzaak reden komt | omdat doordat want daardoor daarom | vanwege wegens door dankzij
uitvoeren uitvoering doen verrichten | uitvoerder dienstverlener uitvoeringsorganisatie | organisatie instantie instelling
instantie overheidsinstelling organisatie | gegevens data informatie | kennis expertise deskundigheid | vaardigheid kunde | werk werkzaamheden taken
baan werk functie betrekking | ontslag ontslaan | verdienen salaris loon | opleiding studie cursus | studeren studie | leren scholing
les onderwijs | kiezen keuze keus | wens wensen willen behoefte | willen wensen beogen nastreven | proberen trachten poging
laten toestaan mogen | toestaan toegestaan mogen | verbieden verboden | verplichten verplicht moeten eisen | vrijwillig zelf
zorgen regelen waarborgen | regelen organiseren verzorgen | bewaken bewaking toezicht | beheren bijhouden beheer onderhouden
verzamelen inzamelen | maken ontwikkelen bouwen vervaardigen | ontwikkelen ontwikkeling | oprichten opzetten instellen
openen opening geopend | sluiten gesloten | invoeren invoering ingevoerd herinvoering | afschaffen afschaffing | terugkeer terug terugkomen
terug weer opnieuw | opnieuw nogmaals weer | ook eveneens tevens | vooral voornamelijk hoofdzakelijk name | bijvoorbeeld zoals
eerst aanvankelijk oorspronkelijk | later daarna vervolgens | voorheen vroeger eerder verleden | nu thans tegenwoordig momenteel voortaan
voortaan nu | meteen direct onmiddellijk gelijk terstond | tijdelijk poos tijdje | definitief blijvend | volledig helemaal geheel compleet totaal
deels gedeeltelijk | grondig zorgvuldig nauwkeurig precies | precies exact | echt daadwerkelijk werkelijk feitelijk
onderzoeken onderzoek bekijken nagaan bestuderen uitzoeken | bekijken kijken zien inzien | bezoeken bezoek bezoeker langskomen | bezoekers mensen
gebruiken gebruik inzetten benutten toepassen gebruikmaken hanteren | inzetten inzet aanwenden | beschikken beschikking | beschikbaar voorhanden aanwezig
aanbieden bieden aanbod | aanbod keuze | tonen laten aantonen | blijken blijkt bleek | vinden menen oordelen achten oordeel | mening opvatting
oordelen beoordelen oordeel beoordeling | verwachten verwachting | denken nadenken | weten bekend | bekend vertrouwd | tevreden blij content
ontevreden onvrede | klagen klacht klager | bellen telefoon telefonisch opbellen telefoontje | schrijven schriftelijk brief | brief post schrijven
antwoord beantwoorden reageren reactie respons | vraag verzoek | praten spreken gesprek bespreken overleggen gesproken
zeggen vertellen meedelen verklaren stellen noemen | noemen beschrijven vermelden benoemen | opvallen springen opvallend | tegengaan voorkomen bestrijden
bestrijden bestrijding aanpakken | aanpak aanpakken | voorkomen vermijden | bevorderen stimuleren aanmoedigen aansporen | versterken vergroten
vergroten uitbreiden verruimen | uitbreiden uitbreiding verbreden verbreding | beperken inperken verkleinen | beperking belemmering hinder
hinderen verstoren belemmeren | verdringen verdrukken ten koste knel | risico gevaar kans | gevaar dreiging | veilig beveiligd | beschermen bescherming
vertrouwelijk geheim | rechten recht aanspraak | wet wetgeving | wetgeving regelgeving | wettelijk juridisch | rechter rechtbank
straf sanctie | aangifte politie | vals vervalst nep | fraude bedrog | schuld schulden | achterstand achterstallig | rente interest
verschil verschillen | verschillend divers uiteenlopend anders | gelijk dezelfde zelfde hetzelfde | vergelijken vergelijking vergelijkbaar
vergelijkbaar soortgelijk | kort beknopt | lang langdurig | langdurig langere | oud oudere | nieuw nieuwe | jong jeugd jongeren
jongeren jeugdigen | bejaard ouderen | kind kinderen | gezin huishouden | huis woning | onderdak huisvesting | buitenland grens ander
land nederland landelijk | wereldwijd wereld overal | overal alle | gemeenten gemeentes | rijk overheid rijksoverheid | overheid staat
ambtelijk ambtenaar ambtenaren | bestuur bestuurders bestuursleden | raad | voorzitter | deskundige expert specialist | arts dokter
ziekte ziek ziekteverzuim ziekmelden | verzuim verzuimen afwezig | gezond gezondheid | beperking handicap | medisch
pers media journalisten persvragen | nieuws berichten | bericht berichten notificatie mededeling | campagne voorlichting | aandacht belangstelling
belangstelling interesse | record hoogste ooit | maximum hoogste meeste | meest vaakst | vaak dikwijls regelmatig geregeld veelal
regelmatig geregeld vaak | soms af | vrijwel bijna nagenoeg | ruim meer | ten minste minimaal minstens | hooguit maximaal hoogstens
automatisch vanzelf | zelf eigen | samen gezamenlijk gemeenschappelijk | samenwerken samenwerking | partner ketenpartner | deel onderdeel
onderdeel behoren horen hoort | horen luisteren | lid deelnemer | groep doelgroep | doelgroep groepen | kader randvoorwaarde | beleid aanpak
plan voornemen | voornemen plannen | opdracht taak | taak werkzaamheid | opdrachtgever | systeem systemen stelsel | programma project
project initiatief | hulpmiddel instrument middel tool | apparaat apparatuur | site website webpagina pagina | pagina productpagina
balie loket servicebalie | loket balie | kantoor vestiging | hoofdkantoor | formulier | document stuk | bewijs bewijsstuk | diploma getuigschrift
uittreksel afschrift | downloaden gedownload download | bekeken bekijken gekeken | kijker kijkers bekeken | volger volgers | lezer
toegang toegankelijk | toegankelijk bereikbaar | bereikbaarheid bereikbaar | drukte druk piek pieken | wachten wachttijd | traag langzaam
tempo snelheid | duur kostbaar | goedkoop voordelig | arm minima | inkomen inkomsten | vermogen bezit | subsidie bijdrage | bijdrage bijdragen
bijdragen meehelpen goed | meehelpen meegeholpen mede | werkgever bedrijven | werken werkt werkzaam | aannemen aangenomen werven indienst
inhuren huren huurt ingehuurd inzetten | vertrek weggaan | pensioen gepensioneerd | opnemen contact | contact relatie verbinding
aansluiten aangesloten aansluiting | aansluiten passen | passen passend geschikt | geschikt passend | noodzaak behoefte
tekort gebrek schaarste krapte | overschot | groei groeien | rest overige anderen | overig ander | geheel totaal | samen totaal
tegenover tegen vergeleken | jaar jaarlijks | eenmaal keer eenmalig | tweemaal keer | verdubbelen verdubbeling procent | helft
frequent vaak | vernieuwen vernieuwing innovatie | duurzaam groen milieuvriendelijk | zuinig spaarzaam | schoon schoner | afval
vervoer reizen | reis reizen reiskosten | fiets fietsen | herbruikbaar hergebruik | papier papieren | omruilen omzetten veranderen
omzetten zet om maken | ontstaan oprichting | behalve naast | bovendien daarnaast verder ook | echter maar toch | hoewel ofschoon
samenstelling bestaan | bevatten staan inhoud bevat | betreffen betrof gaan | gebeuren plaatsvinden voorkomen | plaatsvinden houden gehouden
houden organiseren | deelneming deelname | vieren feest | sfeer werksfeer | doorgaan voortzetten vervolgen | doorstromen doorgaan gaan
terugdraaien intrekken | intrekken ingetrokken | afwijzen afgewezen weigeren | toewijzen toekennen honoreren | goedkeuren
erkennen erkenning | waarderen waardering | prijs award | behouden vasthouden houden | binden aantrekken | kwijtraken verliezen verloren raken
verliezen kwijt | winnen winst | vermoeden schatten | rekenen berekenen | berekenen berekening vaststellen | meten meting
meten toetsen | tellen telling meetellen | registreren registratie | afgestudeerd alumni | oud-studenten afgestudeerden
vertellen uitleggen informeren zeggen | weten kennen kennis bekend | merken zichtbaar zien ervaren opmerken | meemaken ervaren ervaring meegemaakt
inzien bekijken raadplegen toegang | binnenlopen terecht langskomen afspraak | verrassen verbazen verrassing verbaasd | blij tevreden verheugd
goedvinden toestemming instemmen akkoord | openbaar publiceren publiek gepubliceerd | uitwijzen blijken wees bleek | opduiken voorkomen doken
verdieping etage verdiepingen etages | eigenaar houder bezitter | opletten aandacht letten let | ervoor zorgen | sollicitant werkzoekende
handmatig hand | kanaal media kanalen | deskundigen experts specialisten | rijden auto leaseauto | beginsel principe | vereist verplicht
verplaatsen verhuizen | samenbrengen bundelen combineren verenigen | bundelen krachten samen | meedenken adviseren | adviseren advies aanbeveling
aanbeveling advies | zeker zekerheid | vertrouwen vertrouwd betrouwbaar | ingaan starten | afhandelen behandelen verwerken behandeling afhandeling
verwerken verwerking | behandelen bespreken | klaarliggen beschikbaar | aankondigen melden | achteraf later | vooraf tevoren
waarschuwen waarschuwing | meekijken | toetsen controleren beoordelen | toets examen | examen tentamen | cursus training workshop | training workshop
begeleiden coachen begeleiding helpen | coach begeleider | oriënteren kennismaken | kennismaking kennismaken leren kennen | voorbereiden voorbereiding klaarmaken
vaststelling | wijziging aanpassing | herzien herbeoordelen opnieuw | herschrijven aanpassen makkelijker | vertalen vertaling taal | taal talen
kiezen selecteren | selecteren selectie | aanvinken aangeven bevestigen | bewust kennen weten begrijpen | begrijpen snappen begrip | begrip inzicht
inzicht overzicht kijk | overzicht zicht | zicht beeld | gevolg consequentie resultaat uitkomst | resultaat uitkomst eindresultaat
effect gevolg invloed | invloed beïnvloeden | opbouwen krijgen | lenen krediet | stage stagiair stagelopen | mbo'ers mbo-studenten
oud-student alumni | scholier leerling | scholieren leerlingen | kinderen leerlingen | asielzoeker vluchteling | nieuwkomer nieuwkomers
inwoner bewoner bewoners | bewoner | werkplek baan | collega collega's medewerkers | leidinggevende manager leidinggevenden managers
directeur directie bestuurder | verantwoorden verantwoording uitleggen | jaarverslag verslag | verslag rapport | rapportage rapport
cijfer getal aantal | cijfers aantallen | stijgen omhooggaan omhoog duurder | dalen omlaaggaan omlaag goedkoper | hoogte bedrag
duur lengte | einde eind | begin start | halverwege | jaren jarenlang | laatste afgelopen recente | decennium | dag daags | maandelijks | kwartaal | eens eenmaal
overgaan doorstromen stappen | uitkomen lukken | lukken slagen kunnen gelukt | mislukken | oppakken behandelen | doorvoeren invoeren aanpassen
verbinden koppelen | koppelen toewijzen | scheiden | vastleggen opslaan bewaren | opslaan opslag bewaren | bewaren behouden | wissen verwijderen
verwijderen weghalen | ophalen halen opvragen | opvragen vragen ophalen | tellen | wegwerken inlopen | inlopen wegwerken achterstand
spijbelen verzuim schoolverzuim | afhankelijk afhangen hangt | afhangen bepaald bepalen | bepalen hangt af | gelden toepassing | toepassing gebruik
ondertekenen | kwijtschelden kwijtschelding | betalingsregeling regeling | regeling maatregel | maatregel maatregelen ingreep | crisis
spanning spanningsveld | druk werkdruk | vitaal gezond vitaliteit | ontspannen | beweging bewegen | hardlopen hardloopwedstrijd rennen
archief | digitaliseren digitaal scannen | vervalsen vals | verdenken | fout verkeerd onjuist | juist correct goed | helder begrijpelijk duidelijk
duidelijk begrijpelijk transparant | openheid transparant | eerlijk rechtvaardig | gelijkwaardig gelijk | discriminatie discrimineren discrimineerde
onbedoeld willen ongewild | bedoeling opzet | belonen beloning | enthousiast | betrokken meedoen betrokkenheid | betrekken meedenken inspraak
feedback terugkoppeling | tip suggestie idee | idee ideeën voorstel | voorstel plan | ambitie streven doel | visie | richten gericht | speciaal bedoeld
${PLAIN_WORDS}`
  .split(/[\n|]/)
  .filter((group) => group.trim() !== '')
  .map((group) => group.trim().split(/\s+/));

const byRoot = new Map<string, Set<string>>();
for (const words of GROUPS) {
  const group = words.map(rootOf);
  for (const root of group) byRoot.set(root, new Set([...(byRoot.get(root) ?? []), ...group]));
}

/** Roots that mean the same as this one, itself among them where it is known. */
export function synonymsOf(root: string): ReadonlySet<string> {
  return byRoot.get(root) ?? NONE;
}

/** Words that mean the same as a root, as they stand in the list, without its own. */
export function synonymsIn(root: string): string[] {
  return GROUPS.filter((group) => group.some((word) => rootOf(word) === root)).flatMap((group) =>
    group.filter((word) => rootOf(word) !== root),
  );
}

const NONE: ReadonlySet<string> = new Set();
