/**
 * Dutch verbs that change their vowel: infinitive, past, participle. Inflection by endings alone does not bring these
 * together. The frequent ones; verbs with a particle or prefix ("aanbood", "verkreeg") follow them.
 */
export const STRONG_VERBS: readonly (readonly string[])[] = `
bieden bood boden geboden
blijken bleek bleken gebleken
blijven bleef bleven gebleven
brengen bracht brachten gebracht
buigen boog bogen gebogen
denken dacht dachten gedacht
dragen droeg droegen gedragen
drinken dronk dronken gedronken
eten at aten gegeten
gelden gold golden gegolden
geven gaf gaven gegeven geeft
helpen hielp hielpen geholpen
houden hield hielden gehouden
kiezen koos kozen gekozen kiest
kijken keek keken gekeken
komen kwam kwamen gekomen komt
kopen kocht kochten gekocht
krijgen kreeg kregen gekregen
lezen las lazen gelezen leest
liegen loog logen gelogen
liggen lag lagen gelegen
lopen liep liepen gelopen
nemen nam namen genomen neemt
roepen riep riepen geroepen
schrijven schreef schreven geschreven
slapen sliep sliepen geslapen
sluiten sloot sloten gesloten besluit
spreken sprak spraken gesproken
staan stond stonden gestaan
stijgen steeg stegen gestegen
sterven stierf stierven gestorven
trekken trok trokken getrokken
treffen trof troffen getroffen
vallen viel vielen gevallen
vangen ving vingen gevangen
vinden vond vonden gevonden
vliegen vloog vlogen gevlogen
vragen vroeg vroegen gevraagd vraag
verliezen verloor verloren
vergeten vergat vergaten
verdwijnen verdween verdwenen
wegen woog wogen gewogen
werven wierf wierven geworven
wijken week weken geweken
wijzen wees wezen gewezen
winnen won wonnen gewonnen
worden werd werden geworden
zenden zond zonden gezonden
zien zag zagen gezien ziet
zingen zong zongen gezongen
zitten zat zaten gezeten
zoeken zocht zochten gezocht
zwijgen zweeg zwegen gezwegen
beginnen begon begonnen
snijden sneed sneden gesneden
rijden reed reden gereden
lijden leed leden geleden
schieten schoot schoten geschoten
genieten genoot genoten
schuiven schoof schoven geschoven
springen sprong sprongen gesprongen
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
