/**
 * Official Dutch and the plain words for it, in groups that part by a bar or a line: what public writing guides advise
 * to say instead. A group is of words: no phrase can stand in it. General Dutch; no word here belongs to one document.
 * Read by synonyms.nl.ts.
 */
export const PLAIN_WORDS = `
aanvang begin start | aanvangen beginnen starten | aangeven zeggen melden vertellen | aanwenden gebruiken inzetten | aanzienlijk groot flink
aantreffen vinden | aantonen bewijzen | aanvaarden accepteren aannemen | abusievelijk vergissing fout | additioneel extra
achterhalen nagaan ontdekken vinden | adequaat passend goed geschikt | afdoende genoeg voldoende | afhandeling behandeling | afwijzen weigeren
afzien stoppen | alternatief anders andere | ambiëren willen | annuleren afzeggen | anticiperen inspelen vooruitlopen | attenderen wijzen
baseren gebruiken | beëindigen stoppen eindigen | begunstigde ontvanger | behelzen inhouden bevatten | behoeven nodig | bekrachtigen bevestigen
belemmeren hinderen moeilijk | benadering aanpak | benodigd nodig | benutten gebruiken | bemoeilijken moeilijker lastig | beogen willen doel
bericht brief mail boodschap | berusten liggen | beschikbaar klaar vrij | beschikken hebben | beslissing besluit keuze
bespoedigen versnellen sneller | bestemd bedoeld | bevorderen helpen stimuleren | bewerkstelligen bereiken zorgen | bezien kijken bekijken
bijdragen helpen | bijstaan helpen | bijeenkomst vergadering congres overleg | binnenkort straks gauw | blijkt duidelijk
compenseren vergoeden tegemoetkomen | compensatie vergoeding tegemoetkoming | complex ingewikkeld moeilijk | concept ontwerp | conform volgens
consequentie gevolg | constateren zien merken vaststellen | continueren doorgaan voortzetten | coördineren regelen afstemmen | correctie verbetering
correct juist goed klopt kloppen | creëren maken | daadwerkelijk echt | deelnemen meedoen meewerken | deelname meedoen | definitief vast
derhalve daarom | dialoog gesprek | dienen moeten | dienstverlening service hulp | diverse verschillende meerdere | donatie gift | doorlopen volgen
doorzenden doorsturen doorgeven | doorverwijzen sturen | draagkracht inkomen | effectueren uitvoeren | eindigen aflopen ophouden | elimineren wegnemen
enige enkele paar | evalueren beoordelen bekijken | evident duidelijk | excuses spijt sorry | expertise kennis | faciliteren helpen
financieren betalen bekostigen | financiering geld bekostiging | formulier papier | frequent vaak | frequentie vaak keer | functioneren werken lopen
gebrek tekort | gedurende tijdens | gegevens informatie data | gehoor luisteren | geschikt passend | gezamenlijk samen | genieten hebben krijgen
gereed klaar | gering klein weinig | gevolgen effect | gewaarmerkt officieel | heden nu | herstel herstellen verbeteren repareren | hoedanigheid rol
hanteren gebruiken | identificeren herkennen vaststellen | implementeren invoeren | indienen sturen inleveren opsturen | informeren vertellen
inhuren aannemen | initiatief plan | initiëren beginnen | inkomsten geld | innen ontvangen | instantie organisatie overheidsorganisatie
instellen oprichten | instemming toestemming akkoord | intensiveren versterken | intern binnen | interventie ingreep | intrekken stoppen
inwinnen vragen | juridisch rechten wettelijk | kader regels | kenbaar bekend duidelijk | kosteloos gratis | leiden sturen | leerling scholier
legitimatie identiteitsbewijs | locatie plek plaats vestiging | maandelijks maand | maatwerk oplossing | medewerking hulp | mededelen vertellen melden
melden vertellen doorgeven | middels met | mogelijkheid kans optie | mutatie wijziging verandering | nadere meer | naleven volgen houden
noodzaak nodig | observeren zien | omvang grootte | omtrent over | onderling elkaar | onderdeel deel stuk | onderschrijven eens
onderwerp thema kwestie | ondersteunen helpen | ontplooien ontwikkelen groeien | ontwikkelen maken bouwen groeien | ontvangst krijgen
ontwikkeling groei | opheffen stoppen | opleiding studie | opleveren zorgen geven | oplossen verhelpen | optimaliseren verbeteren | opsporen vinden
opstellen maken schrijven | overhandigen geven | overeenkomst contract afspraak | overleg gesprek praten | overschrijden meer hoger
participeren meedoen | passende geschikte goede | percentage procent deel | plaatsvinden gebeuren houden | praktijk werkelijkheid
preventie voorkomen | prioriteit belangrijk | procedure stappen | produceren maken | publiceren bekendmaken plaatsen
raadplegen bekijken opzoeken inzien | realiseren maken bereiken | recent onlangs kortgeleden | reduceren verminderen verlagen
registreren vastleggen opschrijven bijhouden | registratie inschrijving | regelmatig vaak | relatie verband | restitueren terugbetalen
resultaat uitkomst | resteren overblijven | retourneren terugsturen | richtlijn regel | risico gevaar kans | samenstellen maken | scheppen maken
scholing opleiding cursus leren | selecteren kiezen uitkiezen | signaleren zien merken opmerken | situatie geval omstandigheden
specifiek bepaald speciaal | standpunt mening | strikt streng | structureel blijvend vast | structuur opbouw | student mbo-student
suggestie voorstel idee | telefonisch bellen telefoon | termijn tijd periode | tevens ook | toekennen geven krijgen | toelichten uitleggen vertellen
toelichting uitleg | toename groei stijging meer | toepassen gebruiken | toereikend genoeg voldoende | toetsen controleren | toezenden sturen
toezien controleren | traject proces | transparant duidelijk open | uiten zeggen | uitreiken geven | uitstekend goed | uitvoeren doen | uitkering geld
vaststellen bepalen | verantwoordelijk zorgen zorgt | verbaasd verrast | verbeteren beter | verbod verboden
vereenvoudigen makkelijker eenvoudiger simpeler | vereiste eis | vergemakkelijken makkelijker | vergewissen controleren | vergoeding geld
vergunning toestemming | verhelpen oplossen | verhogen hoger | verifiëren controleren | verlangen willen | vermelden noemen staan
vermindering daling afname | veronderstellen denken | verplicht moeten | verplichting moeten | verrichten doen | verschaffen geven | verstrekken geven
vertraging later | verwerven krijgen | verzoeken vragen | verzoek vraag | verzorgen regelen zorgen | voldoen kloppen | voltooien afmaken
voornemens plan willen | voortkomen komen | voortzetten doorgaan verder | voorzien geven | voorziening regeling hulp | voorwaarde eis
waarborgen zorgen garanderen | waarnemen zien | wenselijk gewenst | wijzigen veranderen aanpassen | wijziging verandering aanpassing
woonachtig wonen | zorgvuldig precies netjes | zorgen regelen | bewoners inwoners mensen | ouders verzorgers | werk baan | medium kanaal
moeite moeilijk lastig | kranten dagbladen krant | etenswaren eten voedsel | persvragen journalisten pers | belangrijk essentieel cruciaal
uiteenzetten uitleggen | ongeluk vergissing | missie doel opdracht | samenwerken samen | bekijken zien kijken | betrouwbaar eerlijk
stimuleren aanmoedigen | herschrijven veranderen | schriftelijk brief papier | toegankelijk bereikbaar | contact bereiken | afkomstig komen komt
sector gebied | personeelslid werknemer medewerker
`;
