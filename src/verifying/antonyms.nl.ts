/**
 * Pairs of words of which one said for the other turns a statement round. Beginnings of words, folded; a word that
 * ends in "$" is whole.
 */
import { remembering } from '../language/remembered.ts';

type Pole = readonly string[];

const pair = (line: string): readonly [Pole, Pole] => {
  const [one = '', other = ''] = line.split('|');
  return [one.trim().split(/\s+/), other.trim().split(/\s+/)];
};

export const ANTONYMS: readonly (readonly [Pole, Pole])[] = `
meer$ hoger hogere steeg stegen stijgen stijging stijg gestegen toenem toename toegenomen groei verhoogd verhoging omhoog groter more$ higher rose$ increase grew$ | minder$ lager lagere daal daling dalen gedaald afnem afname afgenomen verminder omlaag kleiner verlaagd verlaging fewer$ less$ lower decrease fell$ declin drop
gewenst wenselijk | ongewenst onwenselijk
mogelijk$ possible$ | onmogelijk impossible
gegrond$ gegronde$ | ongegrond
verplicht mandatory compulsory | vrijwillig voluntary
toegewezen toegekend goedgekeurd toekennen | afgewezen afgekeurd geweigerd afwijzen
thuiswonend | uitwonend
gift$ giften$ grant$ | lening$ leningen$ krediet$ loan$
gestart begonnen begin$ start$ | beeindigd afgerond gestopt beeindigt ended$ stopped$
interne$ intern$ internal | externe$ extern$ external
verbeter beter$ improve better$ | verslechter slechter$ worse$
voltijd voltijds full-time | deeltijd part-time
openbaar$ openbare$ public$ | vertrouwelijk geheim private$
positief positieve | negatief negatieve
langer$ langere$ longer$ | korter kortere shorter$
sneller faster$ | langzamer trager slower$
geopend opende opened | gesloten sloot closed
toegestaan toestaan allowed | verboden verbieden forbidden prohibited
inkomsten$ ontvangsten$ | uitgaven$ kosten$
juist$ terecht$ | onjuist onterecht
veilig$ veilige$ | onveilig
bekend$ bekende$ | onbekend
bewust$ opzettelijk expres doelbewust moedwillig deliberate intentional | onbewust onbedoeld onopzettelijk unintentional
definitief voorgoed blijvend | tijdelijk voorlopig temporary temporarily
vroeger eerder$ | later$
open$ | dicht$
goedkoop goedkoper | duur$ duurder
hoogste grootste meeste | laagste kleinste minste
veel$ veelal fors$ forse$ | weinig$ gering$ geringe$
makkelijk gemakkelijk eenvoudig simpel easy | moeilijk lastig ingewikkeld difficult
succesvol gelukt | mislukt
sterk$ sterker | zwak$ zwakker
nieuw$ nieuwe$ nieuwer | oud$ oude$ verouderd
tevreden | ontevreden
gezond$ gezonde$ | ongezond
duidelijk$ duidelijke$ | onduidelijk
afhankelijk$ | onafhankelijk$
gelijk$ gelijke$ | ongelijk
zeker$ | onzeker
betaald$ betaalde$ | onbetaald gratis$
gevraagd | ongevraagd
actief actieve | inactief passief
plaatselijk lokaal lokale regionaal | landelijk nationaal
nationaal nationale | internationaal internationale
winst$ | verlies$ verliezen$
aanwezig | afwezig
akkoord instemming | bezwaar$ afwijzing
eens$ | oneens
verkopen verkocht verkoop | kopen$ gekocht
toegankelijk$ | ontoegankelijk
betrouwbaar betrouwbare | onbetrouwbaar
begrijpelijk | onbegrijpelijk
verlengd verlengen verlenging | verkort ingekort
uitgebreid uitbreiding uitbreiden | beperkt$ ingeperkt
gratis$ kosteloos | betaald$
voldoende$ | onvoldoende
bevoegd$ bevoegde$ | onbevoegd
rechtmatig | onrechtmatig
volledig$ volledige$ | onvolledig
tijdelijk | vast$ vaste$ permanent onbepaalde
papieren$ schriftelijk | digitaal digitale online$ mondeling
debiteuren$ | crediteuren$
minimaal minstens tenminste | maximaal hoogstens hooguit
bbl | bol$ bol-opleiding
begin$ begint begonnen beginnen gestart starten start$ opgericht | einde$ eindigt eindigen geeindigd gestopt stoppen stopt stopte beeindigd opgeheven
doorgaan doorgegaan door$ voortgezet voortzetten vervolgd doorzetten | gestopt stoppen stopte stopt$ beeindigd onderbroken gestaakt
snel$ snelle$ vlot | traag$ trage$ langzaam langzame
kort$ korte$ | lang$ lange$ langdurig
groot$ grote$ | klein$ kleine$
hoog$ hoge$ | laag$ lage$
vaak$ regelmatig dikwijls geregeld meestal | zelden$ nauwelijks$ amper$ sporadisch
veel$ vele$ | weinig$ nauwelijks$ amper$
altijd$ steeds$ | nooit$ zelden$
iedereen$ | niemand$
alles$ | niets$
overal$ | nergens$
nogal$ sterk$ fors$ flink$ behoorlijk aanzienlijk ingrijpend | nauwelijks$ amper$ licht$ lichtelijk weinig$
intensiever heviger | verstomd geluwd zwakker minder$
groeit groei groeien gegroeid vergroot | krimpt krimp krimpen gekrompen verkleint
zelfde dezelfde$ hetzelfde$ gelijke$ identiek | verschillende$ andere$ ander$ uiteenlopende
behouden behoudt houden$ houdt$ | verliezen verliest verloren kwijt$ kwijtraken
krijgen krijgt ontvangen ontvangt | verliezen verliest inleveren afstaan
opgelost oplossen verholpen | veroorzaakt verergerd
vergroot vergroten verhoogt | verkleint verkleinen verlaagt
versterkt versterken sterker | verzwakt verzwakken
uitbreiden uitgebreid uitbreiding | inkrimpen ingekrompen beperken
verbreding verbreden breder | versmalling versmallen smaller
samenwerken samenwerking samen$ | tegenwerken apart$ afzonderlijk
stimuleert stimuleren aanmoedigen moedigt bevordert bevorderen | ontmoedigt ontmoedigen remt afremmen belemmert belemmeren
voordeel voordelen | nadeel nadelen
voorstander | tegenstander
voordelig gunstig gunstige | nadelig ongunstig
toegelaten toelaten | geweigerd weigeren weren$ uitgesloten
aangenomen aannemen | ontslagen afgewezen verworpen
geldig$ geldige$ | ongeldig verlopen
bereikbaar bereikbare | onbereikbaar
haalbaar | onhaalbaar
wettig | onwettig
eerlijk eerlijke eerlijker | oneerlijk
gewoon$ gewone$ regulier | bijzonder bijzondere buitengewoon speciaal speciale
algemeen$ algemene$ generiek | specifiek specifieke individueel individuele
individueel individuele | collectief collectieve groeps
verplicht | optioneel vrijblijvend
automatisch automatische | handmatig handmatige
direct$ directe$ rechtstreeks | indirect indirecte
bedoeld | onbedoeld
eenvoudiger makkelijker gemakkelijker simpeler | ingewikkelder moeilijker lastiger complexer
ouder$ oudere$ | jonger$ jongere$
eerste$ | laatste$
vorige$ vorig$ | volgende$ volgend$
voorafgaand vooraf$ tevoren | achteraf$ naderhand
volwassen volwassenen | minderjarig minderjarigen kinderen$
rijk$ rijke$ | arm$ arme$
warm | koud
licht$ lichte$ | zwaar$ zware$ ernstig
tijdens$ | buiten$
boven$ bovenste | onder$ onderste
links | rechts
noord noordelijk | zuid zuidelijk
dichtbij nabij | ver$
compleet | incompleet
verleden$ | toekomst$ toekomstig
voltooid afgerond | onvoltooid lopend lopende
succes successen geslaagd | mislukking mislukt gezakt
slagen slaagt geslaagd | zakken zakt gezakt
toegekend toekent toekennen | geweigerd afgewezen ingetrokken
goedgekeurd goedkeuren | afgekeurd afkeuren
toestemming | verbod
voorkomen$ voorkomt | veroorzaken veroorzaakt
bestrijden bestrijdt bestrijding | bevorderen bevordert bevordering
eenmalig eenmalige | structureel structurele herhaald jaarlijks$
structureel | incidenteel incidentele
tekort$ tekorten | overschot overschotten
sterk$ sterke$ | licht$ lichte$
stijgende oplopende | dalende aflopende
versneld sneller | vertraagd trager
versnelling | vertraging
invoering ingevoerd invoeren | afschaffing afgeschaft afschaffen
terugkeer teruggekeerd | vertrek afschaffing verdwijning
oprichting opgericht | opheffing opgeheven
vergroting | verkleining
publiek$ publieke$ openbaar | privaat private particulier particuliere
binnenland binnenlandse | buitenland buitenlandse
binnenkomst instroom | uitstroom
aankomst | vertrek
aankopen aanschaf | verkoop
ruim$ | krap$
soepel soepele | streng strenge
dankzij$ | ondanks$
inclusief | exclusief
gezamenlijk | afzonderlijk
tijdig | laat$ verlaat
centrale$ centraal$ | decentrale decentraal
transparanter transparant | ondoorzichtig
herinvoering | afschaffing
bemiddeld | onbemiddeld
gemotiveerd | ongemotiveerd
beveiligd beveiligde | onbeveiligd
erkend erkende | onterkend
gedeeld gedeelde | ongedeeld
nuttig nuttige | nutteloos zinloos
mooier$ | lelijker
anoniem anonieme | herleidbaar
kansrijk | kansarm
meerderheid | minderheid
blijven$ blijft$ bleef$ bleven$ behoudt behouden | verliezen verliest vervalt vervallen verdwijnt verdwijnen stopt$ stoppen$ gestopt
weggegaan weggaan vertrokken vertrekken ontslagen | aangenomen aangesteld geworven aangetrokken
onthouden herinnert | vergeten vergeet
toegang toegestaan | geblokkeerd geweigerd
mooier$ beter$ | slechter$ erger$
lukt$ lukte$ gelukt slaagt | mislukt mislukte faalt
meteen$ direct$ onmiddellijk | uiteindelijk later$
zelfstandig zelf$ | uitbesteed
winnen wint$ won$ | verliezen verliest verloor
aanmelden aangemeld | afmelden afgemeld
inschrijven ingeschreven inschrijving | uitschrijven uitgeschreven uitschrijving
inloggen ingelogd | uitloggen uitgelogd
opent openen | sluit$ sluiten
prijst lof | bekritiseert kritiek
enthousiast positief | kritisch negatief
helemaal$ volledig volledige hele$ geheel$ | beetje$ deels gedeeltelijk gedeelte$
vaker$ | minder$ zeldener
steunt steunen steun | verwerpt verwerpen afkeurt
`
  .trim()
  .split('\n')
  .map(pair);

/** Prepositions and the like that turn the word after them round; both sides stand before the same word. */
export const OPPOSITE_BEFORE: readonly (readonly [Pole, Pole])[] = `
voor voordat before | na nadat after
binnen within | buiten outside
met with | zonder without
vanaf sinds from | tot totdat until
eerste first | laatste last
`
  .trim()
  .split('\n')
  .map(pair);

/** Whether a folded word belongs to a pole. */
export function isAt(pole: Pole, word: string): boolean {
  return pole.some((entry) => (entry.endsWith('$') ? word === entry.slice(0, -1) : word.startsWith(entry)));
}

const MOST_REMEMBERED = 10_000;
const NONE: readonly number[] = [];

/** Places in `ANTONYMS` of the pairs that a folded word is in, at either pole; remembered. */
export const pairsOf = remembering((word: string): readonly number[] => {
  const found = ANTONYMS.flatMap(([one, other], index) => (isAt(one, word) || isAt(other, word) ? [index] : []));
  return found.length === 0 ? NONE : found;
}, MOST_REMEMBERED);
