/**
 * Official Dutch and the plain words for it, in groups that part by a bar or a line: what public writing guides advise
 * to say instead. General Dutch; no word here belongs to one document. Read by synonyms.nl.ts.
 */
export const PLAIN_WORDS = `
aanvang begin start | aanvangen beginnen starten | aangeven zeggen melden vertellen | aanwenden gebruiken inzetten | aanzienlijk groot flink
aantreffen vinden | aantonen bewijzen laten blijken | aanvaarden accepteren aannemen | abusievelijk vergissing fout | additioneel extra
achterhalen nagaan ontdekken vinden | adequaat passend goed geschikt | afdoende genoeg voldoende | afhandeling behandeling | afwijzen weigeren
afzien stoppen | alternatief anders andere | ambiëren willen | annuleren afzeggen | anticiperen inspelen vooruitlopen | attenderen wijzen
baseren gebruiken | beëindigen stoppen eindigen | begunstigde ontvanger | behelzen inhouden bevatten | behoeven nodig | bekrachtigen bevestigen
belemmeren hinderen moeilijk | benadering aanpak | benodigd nodig | benutten gebruiken | bemoeilijken moeilijker lastig | beogen willen doel
bericht brief mail boodschap | berusten liggen | beschikbaar klaar vrij | beschikken hebben | beslissing besluit keuze | bespoedigen versnellen sneller
bestemd bedoeld | betreffen gaan | bevorderen helpen stimuleren | bewerkstelligen bereiken zorgen | bezien kijken bekijken | bijdragen helpen
bijstaan helpen | bijeenkomst vergadering congres overleg | binnenkort straks gauw | blijkt duidelijk | compenseren vergoeden tegemoetkomen
compensatie vergoeding tegemoetkoming | complex ingewikkeld moeilijk | concept ontwerp | conform volgens | consequentie gevolg | constateren zien merken vaststellen
continueren doorgaan voortzetten | coördineren regelen afstemmen | correctie verbetering | correct juist goed klopt kloppen | creëren maken | daadwerkelijk echt
deelnemen meedoen meewerken | deelname meedoen | definitief vast | derhalve daarom | desbetreffend | dialoog gesprek | dienen moeten | dienstverlening service hulp
diverse verschillende meerdere | donatie gift | doorlopen volgen | doorzenden doorsturen doorgeven | doorverwijzen sturen | draagkracht inkomen
effectueren uitvoeren | eindigen aflopen ophouden | elders anders | elimineren wegnemen | enige enkele paar | evalueren beoordelen bekijken | evident duidelijk
excuses spijt sorry | expertise kennis | faciliteren helpen mogelijk | financieren betalen bekostigen | financiering geld bekostiging | formulier papier
frequent vaak | frequentie vaak keer | functioneren werken lopen | gebrek tekort | gedurende tijdens | gegevens informatie data | gehoor luisteren
geschikt passend | gezamenlijk samen | genieten hebben krijgen | gereed klaar af | gering klein weinig | gevolgen effect | gewaarmerkt officieel
heden nu | herstel herstellen verbeteren repareren | hoedanigheid rol | hanteren gebruiken | identificeren herkennen vaststellen | implementeren invoeren
inclusief samen | indienen sturen inleveren opsturen | informeren vertellen weten | inhuren aannemen | initiatief plan | initiëren beginnen
inkomsten geld | innen ontvangen | instantie organisatie overheidsorganisatie | instellen oprichten | instemming toestemming akkoord | intensiveren versterken
intern binnen | interventie ingreep | intrekken stoppen | inwinnen vragen | irrelevant | juridisch rechten wettelijk | kader regels | kenbaar bekend duidelijk
kosteloos gratis | leiden sturen | leerling scholier | legitimatie identiteitsbewijs | locatie plek plaats vestiging | maandelijks maand | maatwerk oplossing
medewerking hulp | mededelen vertellen melden | melden vertellen doorgeven laten weten | middels met | mogelijkheid kans optie | mutatie wijziging verandering
nadere meer | naleven volgen houden | nalaten niet doen | noodzaak nodig | observeren zien | omvang grootte | omtrent over | onderhavig | onderling samen elkaar
onderdeel deel stuk | onderschrijven eens | onderwerp thema kwestie | ondersteunen helpen | ontplooien ontwikkelen groeien | ontwikkelen maken bouwen groeien
ontvangst krijgen | ontwikkeling groei | opheffen stoppen | opleiding studie | opleveren zorgen geven | oplossen verhelpen | opmaken | opnemen | optimaliseren verbeteren
opsporen vinden | opstellen maken schrijven | oriëntatie | overhandigen geven | overeenkomst contract afspraak | overtuigen | overleg gesprek praten
overschrijden meer hoger | participeren meedoen | passende geschikte goede | percentage procent deel | plaatsvinden gebeuren houden | praktijk werkelijkheid
preventie voorkomen | prioriteit belangrijk | procedure stappen | produceren maken | publiceren bekendmaken plaatsen | raadplegen bekijken opzoeken inzien
realiseren maken bereiken voor elkaar | recent onlangs kortgeleden | reduceren verminderen verlagen | registreren vastleggen opschrijven bijhouden
registratie inschrijving | regelmatig vaak | relatie verband | restitueren terugbetalen | resultaat uitkomst | resteren overblijven | retourneren terugsturen
richtlijn regel | risico gevaar kans | samenstellen maken | scheppen maken | scholing opleiding cursus leren | selecteren kiezen uitkiezen
signaleren zien merken opmerken | situatie geval omstandigheden | specifiek bepaald speciaal | standpunt mening | strikt streng | structureel blijvend vast
structuur opbouw | student mbo-student | suggestie voorstel idee | telefonisch bellen telefoon | termijn tijd periode | tevens ook | toekennen geven krijgen
toelichten uitleggen vertellen | toelichting uitleg | toename groei stijging meer | toepassen gebruiken | toereikend genoeg voldoende | toetsen controleren
toezenden sturen | toezien controleren | traject proces | transparant duidelijk open | uiten zeggen | uitgangspunt | uitreiken geven | uitstekend goed | uitvoeren doen
uitvoering | uitkering geld | vaststellen bepalen | verantwoordelijk zorgen zorgt gaat | verbaasd verrast | verbeteren beter | verbinden | verbod verboden mag
vereenvoudigen makkelijker eenvoudiger simpeler | vereiste eis | vergemakkelijken makkelijker | vergewissen controleren | vergoeding geld | vergunning toestemming
verhelpen oplossen | verhogen hoger | verifiëren controleren | verkeren zijn | verklaring | verlangen willen | vermelden noemen staan | vermindering daling afname
veronderstellen denken | verplicht moeten | verplichting moeten | verrichten doen | verschaffen geven | verspreiden | verstrekken geven | vertraging later
vertegenwoordigen | verwerven krijgen | verzoeken vragen | verzoek vraag | verzorgen doen regelen zorgen | voldoen kloppen | voltooien afmaken | voornemens plan willen
voortkomen komen | voortzetten doorgaan verder | voorzien geven | voorziening regeling hulp | voorwaarde eis | waarborgen zorgen garanderen | waarderen goed vinden
waarnemen zien | wenselijk gewenst | wijzigen veranderen aanpassen | wijziging verandering aanpassing | woonachtig wonen | zending | zorgvuldig precies netjes
zorgen maken regelen | bewoners inwoners mensen | ouders verzorgers | werk baan | medium kanaal | moeite moeilijk lastig | jaarlijks elk ieder | kranten dagbladen krant
regelen orde doen | etenswaren eten voedsel | persvragen journalisten pers | belangrijk essentieel cruciaal | uiteenzetten uitleggen | ongeluk vergissing
missie doel opdracht | samenwerken samen | bekijken zien kijken | betrouwbaar eerlijk | stimuleren aanmoedigen | herschrijven veranderen
schriftelijk brief papier | toegankelijk bereikbaar | contact bereiken | afkomstig komen komt | sector gebied | vestigen | personeelslid werknemer medewerker
`;
