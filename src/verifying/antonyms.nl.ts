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
bewust$ | onbewust
voldoende$ | onvoldoende
bevoegd$ bevoegde$ | onbevoegd
rechtmatig | onrechtmatig
volledig$ volledige$ | onvolledig
tijdelijk | vast$ vaste$ permanent blijvend
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
