/**
 * Pairs of words of which one said for the other turns a statement round. Beginnings of words, folded; a word that
 * ends in "$" is whole.
 */
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
ingevoerd invoering | afgeschaft afschaffing
gratis$ kosteloos | betaald$
voldoende$ | onvoldoende
bevoegd$ bevoegde$ | onbevoegd
rechtmatig | onrechtmatig
volledig$ volledige$ | onvolledig
tijdelijk | vast$ vaste$ permanent
papieren$ schriftelijk | digitaal digitale online$ mondeling
debiteuren$ | crediteuren$
minimaal minstens | maximaal hoogstens hooguit
bbl | bol$ bol-opleiding
`
  .trim()
  .split('\n')
  .map(pair);

/** Prepositions and the like that turn the word after them round; both sides stand before the same word. */
export const OPPOSITE_BEFORE: readonly (readonly [Pole, Pole])[] = `
voor voordat before | na nadat after
binnen within | buiten outside
met with | zonder without
eerste first | laatste last
`
  .trim()
  .split('\n')
  .map(pair);

/** Whether a folded word belongs to a pole. */
export function isAt(pole: Pole, word: string): boolean {
  return pole.some((entry) => (entry.endsWith('$') ? word === entry.slice(0, -1) : word.startsWith(entry)));
}

const MOST_CACHED = 10_000;
const NONE: readonly number[] = [];
const cache = new Map<string, readonly number[]>();

/** Places in `ANTONYMS` of the pairs that a folded word is in, at either pole; remembered. */
export function pairsOf(word: string): readonly number[] {
  const known = cache.get(word);
  if (known) return known;
  if (cache.size >= MOST_CACHED) cache.clear();
  const found = ANTONYMS.flatMap(([one, other], index) => (isAt(one, word) || isAt(other, word) ? [index] : []));
  const kept = found.length === 0 ? NONE : found;
  cache.set(word, kept);
  return kept;
}
