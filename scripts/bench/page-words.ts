/** Words from which a made-up government site is put together: subjects people ask about, and what is asked of each. */

export interface Subject {
  /** As it stands in a question: "een paspoort". */
  readonly name: string;
  /** What people call it who do not know the official word. */
  readonly everyday: string;
  /** Who handles it. */
  readonly office: string;
  /** A fact that stands on its pages alone. */
  readonly fact: string;
}

const subject = (name: string, everyday: string, office: string, fact: string): Subject => ({
  name,
  everyday,
  office,
  fact,
});

export const SUBJECTS: readonly Subject[] = [
  subject(
    'een paspoort',
    'reisdocument voor buiten Europa',
    'de gemeente',
    'De pasfoto mag niet ouder zijn dan zes maanden.',
  ),
  subject('een identiteitskaart', 'legitimatie', 'de gemeente', 'Op de kaart staan geen stempels of visa.'),
  subject(
    'een rijbewijs',
    'autopapieren om te mogen rijden',
    'het rijbewijsbureau',
    'Na uw vijfenzeventigste verjaardag is een keuring nodig.',
  ),
  subject(
    'kinderbijslag',
    'geld voor mijn kinderen per kwartaal',
    'de uitkeringsbank',
    'Per kind verschilt het bedrag naar leeftijd.',
  ),
  subject(
    'huurtoeslag',
    'bijdrage voor mijn huurhuis',
    'de toeslagendienst',
    'De kale huur en de servicekosten tellen mee.',
  ),
  subject(
    'zorgtoeslag',
    'tegemoetkoming voor de ziektekosten',
    'de toeslagendienst',
    'Wie jonger is dan achttien jaar heeft geen premie en dus geen toeslag.',
  ),
  subject(
    'een bijstandsuitkering',
    'geld om van te leven zonder werk',
    'de gemeente',
    'Spaargeld boven de vermogensgrens gaat voor.',
  ),
  subject(
    'een werkloosheidsuitkering',
    'inkomen na mijn ontslag',
    'het werkbedrijf',
    'Zesentwintig gewerkte weken van de laatste zesendertig zijn nodig.',
  ),
  subject(
    'ouderdomspensioen',
    'geld als ik oud ben en stop met werken',
    'de uitkeringsbank',
    'Elk jaar dat u hier woonde telt voor twee procent.',
  ),
  subject(
    'zwangerschapsverlof',
    'vrij rond de geboorte van mijn baby',
    'het werkbedrijf',
    'Bij een tweeling begint het verlof tien weken voor de bevalling.',
  ),
  subject(
    'ouderschapsverlof',
    'minder werken om voor mijn kind te zorgen',
    'uw werkgever',
    'Het verlof duurt zesentwintig keer uw wekelijkse uren.',
  ),
  subject(
    'een omgevingsvergunning',
    'toestemming om te verbouwen',
    'het omgevingsloket',
    'Een dakkapel aan de achterkant is meestal vrij.',
  ),
  subject(
    'een kapvergunning',
    'een boom omhakken in de tuin',
    'het omgevingsloket',
    'Voor een stam dikker dan dertig centimeter geldt een herplantplicht.',
  ),
  subject(
    'een parkeervergunning',
    'mijn auto voor de deur zetten',
    'de parkeerdienst',
    'Per adres geldt een maximum van twee kentekens.',
  ),
  subject(
    'een gehandicaptenparkeerkaart',
    'dichtbij parkeren omdat ik slecht loop',
    'de gemeente',
    'Een arts stelt vast dat u geen honderd meter kunt lopen.',
  ),
  subject(
    'een uittreksel uit de basisregistratie',
    'bewijs van mijn adres',
    'de gemeente',
    'Op het uittreksel staan naam, geboortedatum en adres.',
  ),
  subject(
    'een verklaring omtrent het gedrag',
    'bewijs dat ik geen strafblad heb',
    'het screeningsbureau',
    'Men kijkt vier jaar terug, bij zedendelicten onbeperkt.',
  ),
  subject(
    'een geboorteakte',
    'papier van mijn geboorte',
    'de burgerlijke stand',
    'De akte ligt in de plaats waar het kind ter wereld kwam.',
  ),
  subject(
    'een trouwakte',
    'bewijs dat wij getrouwd zijn',
    'de burgerlijke stand',
    'Getuigen zijn er minstens twee en hooguit vier.',
  ),
  subject(
    'naturalisatie',
    'Nederlander worden',
    'de immigratiedienst',
    'Vijf jaar onafgebroken verblijf is de hoofdregel.',
  ),
  subject(
    'een verblijfsvergunning',
    'mogen blijven wonen in Nederland',
    'de immigratiedienst',
    'Vingerafdrukken worden aan het loket genomen.',
  ),
  subject(
    'een visum voor kort verblijf',
    'familie uit het buitenland laten overkomen',
    'de ambassade',
    'Het verblijf duurt hooguit negentig dagen in honderdtachtig dagen.',
  ),
  subject(
    'een tewerkstellingsvergunning',
    'iemand van buiten Europa in dienst nemen',
    'het werkbedrijf',
    'De vacature staat eerst vijf weken open in de Europese Unie.',
  ),
  subject(
    'studiefinanciering',
    'geld van de overheid tijdens mijn studie',
    'de studiedienst',
    'Een prestatiebeurs wordt een gift na een diploma binnen tien jaar.',
  ),
  subject(
    'een studentenreisproduct',
    'gratis met trein en bus als student',
    'de studiedienst',
    'Kies een week- of weekendkaart voordat u reist.',
  ),
  subject(
    'vrijstelling van de leerplicht',
    'mijn kind niet naar school sturen',
    'de leerplichtambtenaar',
    'Een bezwaar tegen de richting van alle scholen in de buurt telt.',
  ),
  subject(
    'leerlingenvervoer',
    'taxi naar de speciale school',
    'de gemeente',
    'De afstand tot de school is meer dan zes kilometer.',
  ),
  subject(
    'kinderopvangtoeslag',
    'bijdrage voor de crèche',
    'de toeslagendienst',
    'De opvang staat in het landelijk register.',
  ),
  subject(
    'een persoonsgebonden budget',
    'zelf mijn zorg inkopen',
    'het zorgkantoor',
    'De uitbetaling gaat via de uitkeringsbank, op declaratie.',
  ),
  subject(
    'huishoudelijke hulp',
    'iemand die bij mij schoonmaakt',
    'het wijkteam',
    'De eigen bijdrage is een vast bedrag per maand.',
  ),
  subject('een traplift', 'hulp om boven te komen in huis', 'het wijkteam', 'Een ergotherapeut meet de trap op.'),
  subject(
    'een zorgindicatie',
    'opname in een verpleeghuis',
    'het indicatieorgaan',
    'De zorg is blijvend en vierentwintig uur per dag in de buurt nodig.',
  ),
  subject(
    'een orgaandonorregistratie',
    'vastleggen of ik mijn organen geef',
    'het donorregister',
    'Wie niets invult, staat er met geen bezwaar in.',
  ),
  subject(
    'een vaccinatiebewijs',
    'boekje met mijn prikken',
    'de gezondheidsdienst',
    'Het gele boekje is ook in het buitenland geldig.',
  ),
  subject(
    'gratis rechtsbijstand',
    'advocaat die ik niet kan betalen',
    'de raad voor rechtshulp',
    'Het inkomen van twee jaar geleden bepaalt de eigen bijdrage.',
  ),
  subject(
    'schuldhulpverlening',
    'ik kom niet meer uit met mijn rekeningen',
    'de kredietbank',
    'Na anderhalf jaar volgt een schone lei.',
  ),
  subject(
    'kwijtschelding van gemeentelijke belasting',
    'afvalstoffenheffing niet kunnen betalen',
    'het belastingkantoor',
    'Een auto boven een bepaalde waarde sluit het uit.',
  ),
  subject('een betalingsregeling', 'in stukjes betalen', 'het belastingkantoor', 'Er komt invorderingsrente bij.'),
  subject(
    'een lager voorlopig aanslagbedrag',
    'minder belasting vooruit betalen',
    'het belastingkantoor',
    'Wijzigingen voor de twintigste gelden vanaf de maand erop.',
  ),
  subject(
    'vrijstelling van motorrijtuigenbelasting',
    'geen wegenbelasting voor mijn oldtimer',
    'het voertuigbureau',
    'De auto is veertig jaar of ouder.',
  ),
  subject(
    'een kentekenbewijs',
    'papieren van mijn motor',
    'het voertuigbureau',
    'De tenaamstellingscode bestaat uit negen cijfers.',
  ),
  subject(
    'een ontheffing voor zwaar transport',
    'met een lange vrachtwagen de weg op',
    'het voertuigbureau',
    'De route wordt vooraf aan bruggen getoetst.',
  ),
  subject(
    'een drankvergunning',
    'bier schenken in mijn zaak',
    'de burgemeester',
    'De leidinggevende is eenentwintig of ouder en niet van slecht levensgedrag.',
  ),
  subject(
    'een evenementenvergunning',
    'een feest op het plein houden',
    'de burgemeester',
    'Boven tweehonderd bezoekers hoort er een veiligheidsplan bij.',
  ),
  subject(
    'een standplaatsvergunning',
    'met een viskraam op de markt staan',
    'de marktmeester',
    'De wachtlijst is openbaar.',
  ),
  subject(
    'een innovatiesubsidie',
    'geld voor mijn uitvinding',
    'de ondernemersdienst',
    'Loonuren van technici zijn de grondslag.',
  ),
  subject(
    'borgstelling voor een bedrijfskrediet',
    'garant staan voor mijn lening bij de bank',
    'de ondernemersdienst',
    'De Staat staat voor negentig procent van het tekort.',
  ),
  subject(
    'isolatiesubsidie',
    'korting op spouwmuur en dubbel glas',
    'de ondernemersdienst',
    'Twee maatregelen binnen vierentwintig maanden verdubbelen het bedrag.',
  ),
  subject(
    'subsidie voor een warmtepomp',
    'bijdrage om van het gas af te gaan',
    'de ondernemersdienst',
    'Het apparaat staat met een meldcode op de lijst.',
  ),
  subject(
    'een energielabel',
    'letter die zegt hoe zuinig mijn huis is',
    'het woonbureau',
    'Een adviseur komt langs en meet de ramen op.',
  ),
  subject('een urgentieverklaring', 'voorrang op een woning', 'het woonbureau', 'Een scheiding alleen is niet genoeg.'),
  subject(
    'een starterslening',
    'eerste huis kopen met te weinig geld',
    'het woonfonds',
    'De eerste drie jaar betaalt u geen rente of aflossing.',
  ),
  subject('een jachtakte', 'mogen schieten op hazen', 'de politie', 'Veertig hectare aaneengesloten veld is nodig.'),
  subject('een vispas', 'hengelen in rijkswater', 'de visbond', 'Met de pas hoort een lijst van wateren.'),
  subject(
    'een wapenverlof',
    'sportschieten met een eigen pistool',
    'de politie',
    'Drie referenten vullen een formulier in.',
  ),
  subject(
    'een hondenpenning',
    'belasting voor mijn huisdier',
    'het belastingkantoor',
    'Blindengeleidehonden zijn vrij.',
  ),
  subject('een dierenpaspoort', 'met de kat op vakantie', 'de dierenarts', 'De chip gaat eraan vooraf.'),
  subject(
    'een uitvoervergunning voor cultuurgoed',
    'een oud schilderij naar het buitenland brengen',
    'de erfgoedinspectie',
    'De waarde en de ouderdom bepalen of het moet.',
  ),
  subject(
    'een monumentenlening',
    'goedkoop geld voor mijn oude boerderij',
    'het restauratiefonds',
    'Het pand is ingeschreven in het rijksregister.',
  ),
  subject(
    'een naamswijziging',
    'anders willen heten',
    'het ministerie van Justitie',
    'De nieuwe naam mag niet ongepast of te ingewikkeld zijn.',
  ),
];

export interface Asked {
  readonly question: (name: string) => string;
  /** The same subject, asked as people type. */
  readonly reworded: (name: string) => string;
  /** With an everyday description in place of the official word. */
  readonly paraphrase: (everyday: string) => string;
  readonly headings: readonly [string, string];
  /** Sentences that answer; braces are filled in. */
  readonly answers: readonly string[];
}

export const ASKED: readonly Asked[] = [
  {
    question: (name) => `Hoe vraag ik ${name} aan?`,
    reworded: (name) => `ik wil ${name}, waar en hoe moet dat`,
    paraphrase: (everyday) => `ik zoek ${everyday}, waar kan ik terecht`,
    headings: ['Aanvragen', 'Wat u nodig hebt'],
    answers: [
      'U vraagt {naam} aan bij {loket}.',
      'Dat kan via de website of aan de balie, op afspraak.',
      'Na {weken} weken hoort u of de aanvraag is goedgekeurd.',
      'Neem een geldig identiteitsbewijs en de brief met nummer {nummer} mee.',
      'Woont u in het buitenland, dan stuurt u het formulier per post.',
    ],
  },
  {
    question: (name) => `Wat kost ${name}?`,
    reworded: (name) => `hoeveel moet ik betalen voor ${name}`,
    paraphrase: (everyday) => `${everyday} prijs`,
    headings: ['Kosten', 'Hoe u betaalt'],
    answers: [
      'Voor {naam} betaalt u {bedrag} euro aan {loket}.',
      'Met spoed komt daar {nummer} euro bij.',
      'U betaalt met een pinpas; contant geld wordt niet aangenomen.',
      'Bij een afwijzing krijgt u het bedrag niet terug.',
    ],
  },
  {
    question: (name) => `Wanneer heb ik recht op ${name}?`,
    reworded: (name) => `kom ik in aanmerking voor ${name}, wat zijn de voorwaarden`,
    paraphrase: (everyday) => `wie komt in aanmerking: ${everyday}`,
    headings: ['Voorwaarden', 'Uitzonderingen'],
    answers: [
      'U hebt recht op {naam} als u aan deze voorwaarden voldoet.',
      'U woont in Nederland en bent achttien jaar of ouder.',
      'Uw inkomen is niet hoger dan {bedrag} euro per jaar.',
      '{Loket} kan in bijzondere gevallen van deze voorwaarden afwijken.',
    ],
  },
  {
    question: (name) => `Hoe lang duurt het voordat ik ${name} krijg?`,
    reworded: (name) => `binnen hoeveel weken wordt over ${name} beslist`,
    paraphrase: (everyday) => `hoeveel weken wachten op ${everyday}`,
    headings: ['Beslistermijn', 'Te laat'],
    answers: [
      '{Loket} beslist binnen {weken} weken over {naam}.',
      'Die termijn kan één keer met {nummer} dagen langer worden.',
      'Krijgt u geen bericht, dan stelt u {loket} schriftelijk in gebreke.',
    ],
  },
  {
    question: (name) => `Kan ik bezwaar maken als ik geen ${name.replace(/^een /, '')} krijg?`,
    reworded: (name) => `mijn aanvraag voor ${name} is afgewezen, wat kan ik doen`,
    paraphrase: (everyday) => `afgewezen en niet mee eens: ${everyday}`,
    headings: ['Bezwaar maken', 'Naar de rechter'],
    answers: [
      'Ja. Bent u het niet eens met het besluit over {naam}, dan stuurt u binnen zes weken een brief aan {loket}.',
      'In die brief staan uw naam, de datum en het kenmerk {nummer}.',
      'Na een hoorzitting volgt binnen {weken} weken een nieuw besluit.',
    ],
  },
  {
    question: (name) => `Wat moet ik doorgeven als ik ${name} heb en verhuis?`,
    reworded: (name) => `verhuizing melden bij ${name}`,
    paraphrase: (everyday) => `nieuw adres, wat betekent dat voor ${everyday}`,
    headings: ['Wijzigingen', 'Naar het buitenland'],
    answers: [
      'Geef uw nieuwe adres binnen {weken} weken door aan {loket}.',
      'Voor {naam} verandert er niets als u in dezelfde gemeente blijft.',
      'Doet u het te laat, dan kan een boete van {bedrag} euro volgen.',
    ],
  },
];

/** Pages that differ by a year alone. */
export const YEARLY: readonly string[] = [
  'Wanneer is de voorjaarsvakantie',
  'Wanneer is de herfstvakantie',
  'Wanneer is de kerstvakantie',
  'Hoe hoog is het minimumloon in',
  'Hoe hoog is de rente op mijn studieschuld in',
  'Wat is het eigen risico van de zorgverzekering in',
];
export const YEARS: readonly number[] = [2023, 2024, 2025, 2026];
