/**
 * Groups of things of which one is never another: a claim that names one where its quote names another of the same
 * group is about something else. Roots are compared; words on one line part by a bar are the same thing. General
 * Dutch and English of public services; no word belongs to one document.
 */
import { rootOf } from './roots.ts';

const GROUPS = `
zomer summer / winter / herfst najaar autumn / lente voorjaar spring
mbo / hbo hogeschool / universiteit universiteiten wo / basisschool basisscholen primair / voortgezet vo / kleuter / hoger
basisschool basisscholen / middelbare / speciaal
student studenten students / leerling leerlingen scholier scholieren pupils / docent docenten leraar leraren leerkracht leerkrachten teachers / ouder ouders parents / stagiair stagiairs interns / trainee trainees / uitzendkracht uitzendkrachten / werkgever werkgevers employers / werknemer werknemers employees / debiteur debiteuren / inburgeraar inburgeraars / gemeente gemeenten municipalities / minister ministers / koning koningin / burgemeester / rechter rechters / accountant accountants / journalist journalisten / bestuurder bestuurders / onderzoeker onderzoekers / jurist juristen / arts artsen / politie / ondernemer ondernemers / gedetineerde / huurder huurders / verhuurder verhuurders / bank banken / verzekeraar
man mannen men mannelijke / vrouw vrouwen women vrouwelijke / kind kinderen children
vader / moeder
gift schenking gift / lening leningen loan krediet / boete boetes fine / belasting tax / subsidie subsidies / premie / korting
basisbeurs / prestatiebeurs / lerarenbeurs / uitwonendenbeurs
basisbeurs / aanvullende
uitbetalen uitbetaling betaling betalen / controle controleren / intrekken / terugvorderen
brief post / mail e-mail / telefoon telefonisch / chat / app / sms / balie balies / fax
maandag / dinsdag / woensdag / donderdag / vrijdag / zaterdag / zondag
dag dagen / nacht nachten / ochtend / middag / avond
noorden noordelijk / zuiden zuidelijk / oosten oostelijk / westen westelijk
engels engelse english / duits duitse german / frans franse french / spaans spaanse / turks turkse / arabisch arabische / pools poolse / nederlands nederlandse
hypotheek / rente / inkomen / vermogen / huur / pensioen / loon salaris
vergadering / feest / reis / cursus / examen
directeur / voorzitter / secretaris / penningmeester / woordvoerder
fiets / auto / trein / bus / vliegtuig
water / gas / elektriciteit
rood / blauw / groen / geel / zwart / wit
links / rechts
boven / onder
begin / eind einde
binnenland / buitenland
mondeling / schriftelijk
stad steden / dorp dorpen / provincie provincies
aanvraag / bezwaar / beroep / klacht
diploma / rijbewijs / paspoort
`;

const groups = GROUPS.trim()
  .split('\n')
  .map((line) => line.split('/').map((same) => new Set(same.trim().split(/\s+/).map(rootOf))));

/** For a root, the roots of which it is never one; empty where nothing is known of it. */
export function contrastsOf(root: string): ReadonlySet<string> {
  const known = cache.get(root);
  if (known) return known;
  const others = groups
    .filter((group) => group.some((same) => same.has(root)))
    .flatMap((group) => group.filter((same) => !same.has(root)).flatMap((same) => [...same]));
  const found = new Set(others);
  cache.set(root, found);
  return found;
}
const cache = new Map<string, ReadonlySet<string>>();
