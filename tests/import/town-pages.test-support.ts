/** A small site of a made-up water board: thirty pages, each with a question as title. Menus, banners and footers as sites have them. */

interface TownPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** How people ask it in other words. */
  readonly asked: string;
}

const page = (title: string, asked: string, ...paragraphs: string[]): TownPage => ({ title, asked, paragraphs });

export const PAGES: readonly TownPage[] = [
  page(
    'Wat kost de watersysteemheffing voor een huishouden?',
    'hoeveel betaalt een gezin aan het waterschap per jaar',
    'De watersysteemheffing voor ingezetenen is € 112,40 per huishouden.',
    'U betaalt deze heffing ook als u een woning huurt.',
  ),
  page(
    'Hoe vraag ik kwijtschelding aan?',
    'ik kan mijn aanslag niet betalen, wat nu',
    'Met een laag inkomen hoeft u de aanslag soms niet te betalen.',
    'Stuur het formulier binnen drie maanden na de dagtekening van de aanslag op.',
  ),
  page(
    'Wanneer wordt de Lage Sloot gebaggerd?',
    'planning modder weghalen uit de sloot',
    'In oktober halen wij de bagger uit de Lage Sloot.',
    'De kant ontvangt het slib, zoals de keur voorschrijft.',
  ),
  page(
    'Mag ik een steiger aan mijn tuin bouwen?',
    'vlonder aan het water plaatsen toegestaan',
    'Voor een steiger langer dan zes meter hebt u een watervergunning nodig.',
    'Een kortere steiger meldt u vier weken van tevoren.',
  ),
  page(
    'Hoe meld ik dode vissen?',
    'vissen drijven op de vijver, wie bellen',
    'Ziet u dode vissen, bel dan de wachtdienst.',
    'Noem de plaats en hoeveel vissen u ziet.',
  ),
  page(
    'Wat doet de dijkwacht bij hoog water?',
    'vrijwilligers die de dijk controleren',
    'De dijkwacht loopt bij hoog water elke zes uur langs de dijk en meldt scheuren.',
    'Wie wil helpen, volgt een cursus van twee avonden.',
  ),
  page(
    'Hoe sluit ik mijn huis aan op de riolering in het buitengebied?',
    'boerderij zonder riool, afvalwater',
    'Buiten de bebouwde kom mag u een eigen zuivering plaatsen.',
    'Die zuivering heeft een inhoud van zes kubieke meter.',
  ),
  page(
    'Waarom staat het water in de polder laag?',
    'peil van de sloten in de zomer',
    'In de zomer houden wij een peil aan van 1,80 meter onder NAP.',
    'Bij droogte laten wij water in uit de rivier.',
  ),
  page(
    'Kan ik in het Kleine Meer zwemmen?',
    'is de zwemplas schoon genoeg',
    'Wij meten de kwaliteit van het zwemwater elke twee weken.',
    'Bij blauwalg staat er een bord bij het strand.',
  ),
  page(
    'Hoe word ik kandidaat voor het algemeen bestuur?',
    'meedoen aan de waterschapsverkiezingen',
    'Een groep meldt zich aan met dertig handtekeningen en een waarborgsom.',
    'De verkiezingen zijn in maart.',
  ),
  page(
    'Wat moet ik doen met een muskusrat?',
    'een knaagdier graaft gaten in de oever',
    'Laat de muskusrat met rust en meld waar u hem zag.',
    'Onze vangers komen binnen vijf dagen kijken.',
  ),
  page(
    'Hoe maak ik bezwaar tegen mijn aanslag?',
    'ik ben het niet eens met de belastingbrief',
    'U stuurt een bezwaarschrift binnen zes weken na de dagtekening.',
    'Zet uw aanslagnummer in de brief.',
  ),
  page(
    'Wie onderhoudt de sloot achter mijn huis?',
    'maaien van de watergang bij mij in de tuin',
    'De eigenaar van de oever onderhoudt de helft van de sloot.',
    'De schouw is in de tweede week van november.',
  ),
  page(
    'Krijg ik subsidie voor een regenton?',
    'vergoeding om regenwater op te vangen',
    'Voor een regenton van tweehonderd liter of meer krijgt u € 35.',
    'Bewaar de bon en vraag de subsidie binnen een jaar aan.',
  ),
  page(
    'Hoe werkt de rioolwaterzuivering?',
    'bacteriën maken vies water schoon',
    'Bacteriën eten het vuil uit het rioolwater op.',
    'Daarna stroomt het schone water naar de rivier.',
  ),
  page(
    'Waar vind ik de keur?',
    'regels van het waterschap lezen',
    'De keur bevat de verboden en plichten bij wateren en dijken.',
    'U leest haar in het gemeentehuis of op de site.',
  ),
  page(
    'Mag ik grondwater oppompen voor mijn moestuin?',
    'put slaan om planten te besproeien',
    'Tot tien kubieke meter per uur mag u zonder vergunning grondwater oppompen.',
    'Bij droogte kan een verbod gelden.',
  ),
  page(
    'Wanneer gaat de sluis open voor plezierboten?',
    'tijden schutten pleziervaart',
    'De sluis schut van april tot oktober tussen negen en zeven uur.',
    'Een doorvaart kost € 4.',
  ),
  page(
    'Hoe betaal ik mijn aanslag in termijnen?',
    'belasting gespreid voldoen per maand',
    'Met een machtiging betaalt u in acht maandelijkse termijnen.',
    'De eerste afschrijving is op de laatste dag van de maand.',
  ),
  page(
    'Kan een school op bezoek bij het gemaal?',
    'excursie voor groep acht',
    'Groepen van hooguit dertig leerlingen krijgen een rondleiding van een uur.',
    'De leerkracht vraagt een datum aan via het loket.',
  ),
  page(
    'Wat betekent code oranje bij wateroverlast?',
    'waarschuwing voor zware regen',
    'Bij code oranje verwachten wij water op straat en in kelders.',
    'Zet spullen hoog en volg de berichten.',
  ),
  page(
    'Hoe geef ik een verhuizing door aan het waterschap?',
    'nieuw adres melden',
    'U hoeft niets te doen: de gemeente geeft uw nieuwe adres aan ons door.',
    'De heffing stopt op de dag van de inschrijving elders.',
  ),
  page(
    'Waarom is de brug bij het Oude Veer dicht?',
    'afsluiting oversteek tot wanneer',
    'De brug is tot en met 12 juni dicht, omdat het dek wordt vervangen.',
    'Fietsers gaan om via de Molenweg.',
  ),
  page(
    'Hoe meet het waterschap de waterkwaliteit?',
    'monsters nemen en controleren op bestrijdingsmiddelen',
    'Op tachtig plaatsen nemen wij elke maand een monster.',
    'Het laboratorium zoekt naar tweehonderd stoffen.',
  ),
  page(
    'Mag ik vissen vanaf de dijk?',
    'hengelen op de waterkering',
    'Vissen mag met een vispas, behalve tussen 15 maart en 31 mei.',
    'Auto’s parkeren op de dijk is verboden.',
  ),
  page(
    'Wat is de zuiveringsheffing voor één persoon?',
    'belasting afvalwater alleenstaande',
    'Wie alleen woont, betaalt één vervuilingseenheid: € 68,15.',
    'Een gezin betaalt er drie.',
  ),
  page(
    'Hoe lang duurt een vergunning aanvragen?',
    'beslistermijn van het loket',
    'Wij beslissen binnen acht weken op een aanvraag.',
    'Die termijn kan één keer met zes weken langer worden.',
  ),
  page(
    'Mogen schapen op de dijk grazen?',
    'dieren op de waterkering houden',
    'Schapen houden het gras kort en de grond vast.',
    'Koeien zijn te zwaar en mogen er niet op.',
  ),
  page(
    'Hoe voorkom ik dat regenwater het riool in stroomt?',
    'afkoppelen van de regenpijp',
    'Zaag de regenpijp af en laat het water de tuin in lopen.',
    'Leg de tuin lager dan de drempel van uw huis.',
  ),
  page(
    'Waar kan ik terecht met een klacht over het waterschap?',
    'ontevreden over een medewerker',
    'U dient een klacht in bij de klachtencommissie.',
    'Zij antwoordt binnen zes weken; daarna kunt u naar de ombudsman.',
  ),
];

/** The page as a site would serve it. */
export function pageHtml({ title, paragraphs }: TownPage): string {
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>${title} - Waterschap Tussen de Vaarten</title>
<meta property="og:site_name" content="Waterschap Tussen de Vaarten"><meta name="DCTERMS.modified" content="2031-04-02"></head>
<body>
<div id="cookie-consent">Deze site plaatst cookies. <button>Akkoord</button></div>
<header><a href="/">Home</a><nav><ul><li><a href="/belasting">Belasting</a></li><li><a href="/vergunning">Vergunningen</a></li><li><a href="/werk">Werk aan de dijk</a></li></ul></nav></header>
<main><ol class="breadcrumb"><li>Home</li><li>Vragen</li></ol><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
</main>
<footer><p>Volg ons</p><p>Over deze site</p></footer></body></html>`;
}
