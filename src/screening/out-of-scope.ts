/**
 * Tasks that are plainly not ours: the weather, recipes, sport, homework, medical advice, another agency's work;
 * and greetings. Precision first: whatever is not on this list is judged later, by what the documents hold.
 */
import { occurs, type PatternTable } from './patterns.ts';

const OTHER_AGENCY_NL =
  '(?:paspoort|rijbewijs|identiteitskaart|id-kaart|zorgtoeslag|huurtoeslag|kinderbijslag|aow|aow-pensioen|ww-uitkering|bijstand|bijstandsuitkering|belastingaangifte|aangifte inkomstenbelasting|parkeervergunning|omgevingsvergunning|hondenbelasting|wegenbelasting|voorlopige aanslag)';

const FOREIGN: PatternTable = {
  any: [
    // Student finance of other countries, by its own name.
    /\b(?:bafog|fafsa|pell grant|osap|lanekassen|student finance (?:england|wales)|studien?beihilfe|bourse du crous)\b/,
    /^\d[\d ().,]{0,30}[+*x^÷][\d ().,+*x/^=?-]{1,30}$/,
  ],
  nl: [
    /\b(?:wat voor weer|weersverwachting|weerbericht|weersvoorspelling|hoe (?:is|wordt) het weer (?:in|morgen|vandaag|nu|buiten|dit weekend|volgende)|(?:gaat|regent) het (?:morgen |vandaag |straks )?(?:regenen|sneeuwen|vriezen|in \p{L}{3,20}\?)|hoeveel graden (?:is|wordt))/u,
    /\brecept (?:voor|van) |\bhoe (?:bak|kook|braad|maak) (?:ik|je) (?:een |de )?(?:lekkere )?(?:\p{L}{0,12}(?:taart|soep|saus|pannenkoeken|cake|brood|pasta|lasagne|stamppot|ei|eieren|rijst|curry|pizza))\b/u,
    /\bwie (?:won|wint|heeft|is|werd|wordt) .{0,30}\b(?:wk|ek|wereldkampioen|eredivisie|champions league|tour de france|olympische|formule 1|elfstedentocht|songfestival|oscar)\b|\b(?:uitslag|stand) (?:van|in) (?:de )?(?:ajax|feyenoord|psv|eredivisie|formule 1|wedstrijd|champions league)|\bhoe laat (?:speelt|begint) (?:ajax|feyenoord|psv|oranje|de wedstrijd)/,
    /\b(?:schrijf|maak|verzin|genereer|dicht|componeer|bedenk)\b(?: \p{L}{1,12}){0,4} (?:gedicht|limerick|haiku|rap|liedje|lied|songtekst|grap|mop|sprookje|essay|opstel|betoog|werkstuk|spreekbeurt|boekverslag|sollicitatiebrief|motivatiebrief|cv|python\p{L}{0,8}|javascript\p{L}{0,8}|java|script|website|app|computerprogramma|functie in \p{L}{2,12}|sinterklaasgedicht|verhaal|verhaaltje)(?!\p{L})/u,
    /\b(?:kun|kan|wil) (?:je|jij|u)\b.{0,20}\b(?:gedicht|liedje|rap|mop|grap|essay|opstel|werkstuk|scriptie|boekverslag|spreekbeurt|huiswerk|sollicitatiebrief|script|verhaaltje)\b.{0,40}\b(?:schrijven|maken|verzinnen|vertellen)\b/,
    /\b(?:vertaal|hoe (?:zeg|schrijf) je) (?:deze (?:zin|tekst)|de zin|het woord)?[:,]? ?["'][^"']{1,80}["']/,
    /\bvertel (?:eens |me |mij |nog )*een (?:mop|grap|grapje|verhaaltje|verhaal|sprookje)\b/,
    /\b(?:maak|doe|help me met) (?:mijn|m'n) (?:huiswerk|wiskunde\p{L}{0,10}|rekensommen)\b|\blos (?:deze|de|die|mijn) (?:vergelijking|som|sommen) op\b/u,
    /\b(?:hoeveel|wat) is (?:de wortel van |de afgeleide van )?\d[\d.,]* ?(?:x|keer|maal|plus|min|gedeeld door|\*|\+|-|\/|procent van|%) ?\d|\b(?:wortel|afgeleide|integraal) van\b|\bbereken \d/,
    /\b(?:wat is de hoofdstad van|hoeveel inwoners heeft|hoe hoog is de (?:eiffeltoren|mount everest)|hoe ver is de (?:maan|zon)|wie (?:is|was) de (?:koning|koningin|president|premier|paus) van|wanneer was de (?:tweede|eerste) wereldoorlog|wie schilderde|wie schreef (?:het boek|de roman|max havelaar))/,
    /\bwelk(?:e)? (?:medicijn\p{L}{0,3}|pil(?:len)?|pijnstillers?|antibiotica|zalf)\b|\bik heb (?:al \p{L}{2,10} )?(?:hoofdpijn|koorts|keelpijn|buikpijn|uitslag|jeuk|migraine|rugpijn|kiespijn)\b.{0,60}\b(?:wat|welke|moet ik|helpt)\b/u,
    /\b(?:hoe|kan ik|waar|mag ik)\b.{0,40}\b(?:echtscheiding|scheiden van mijn|alimentatie|huurverhoging|ontslagvergoeding|erfenis|testament|verkeersboete|huurcontract opzeggen)\b/,
    /\b(?:op )?welke (?:politieke )?partij (?:moet|kan|zal|zou) (?:ik|je|men)\b|\bwat vind(?:t)? (?:je|jij|u) van (?!duo|deze|dit|het document|de documenten)|\bop wie moet ik stemmen\b|\bwie (?:wint|gaat) de verkiezingen\b/,
    new RegExp(
      `^(?!.{0,80}\\b(?:buitenlands?e?|leerlingen|studieschuld|schulden?|betaal|afbetaal)\\b).{0,200}\\b(?:hoe|waar|wanneer|kan ik|hoeveel|wat kost|wat is|ik wil|heb ik)\\b.{0,40}\\b${OTHER_AGENCY_NL}\\b(?!.{0,40}\\b(?:duo|studie|student|signaler))`,
    ),
    /\bdigid\b.{0,30}\b(?:wachtwoord|pincode|gebruikersnaam|sms-code|app (?:installeren|downloaden))\b|\b(?:wachtwoord|pincode|gebruikersnaam)\b.{0,20}\bdigid\b/,
    /\b(?:beste|leuk|goed|goedkoop)e? (?:restaurant|hotel|cafe|kroeg|camping|vakantie|film|serie)\b|\b(?:bitcoin|cryptomunt|aandelen|beurskoers)\b|\bhoe laat (?:gaat|vertrekt|rijdt) de (?:trein|bus)\b|\bwelke film(?! over)\b|\b(?:vlucht|vliegticket) naar\b|\bhoe laat is het(?: nu| eigenlijk)?[ ?.!]*$/,
  ],
  en: [
    /\b(?:weather (?:forecast|tomorrow|today|in|like|this)|(?:what'?s|how'?s|what is|how is) the weather|will it (?:rain|snow))\b/,
    /\brecipe (?:for|of)\b|\bhow (?:do|can|to) (?:i )?(?:bake|cook|boil|fry)\b/,
    /\bwho (?:won|wins|is winning|will win|scored)\b.{0,40}\b(?:world cup|championship|euro ?\d{0,4}|league|super bowl|olympic\w{0,3}|grand prix|match|game|election|oscars?|eurovision|tour de france|final)\b/,
    /\b(?:write|compose|generate|create|make)\b(?: \w{1,12}){0,4} (?:poem|haiku|limerick|song|rap|joke|story|essay|cover letter|resume|cv|python\w{0,8}|javascript|script|code|sql query|website|app|function)\b|\btell me (?:a|another) (?:joke|story)\b/,
    /\b(?:do|solve|help (?:me )?with) my (?:homework|math\w{0,10})\b|\bsolve (?:this|the) (?:equation|problem)\b/,
    /\b(?:what(?:'s| is)|how much is|calculate) (?:the square root of )?\d[\d.,]* ?(?:x|times|plus|minus|divided by|\*|\+|-|\/|percent of|%) ?\d|\b(?:square root|derivative|integral) of\b/,
    /\b(?:what(?:'s| is) the capital (?:city )?of|how many people live in|who (?:is|was) the (?:king|queen|president|prime minister|pope) of|who painted|how (?:tall|far) is the (?:eiffel|moon|sun|mount))/,
    /\b(?:which|what) (?:pills?|medicine|medication|drugs?|antibiotics?|painkillers?)\b|\bi have (?:a )?(?:headache|fever|sore throat|stomach ache|rash|migraine|toothache)\b/,
    /\bhow\b.{0,30}\b(?:get a divorce|file for divorce|sue my (?:landlord|employer|boss)|renew my (?:passport|driver\w{0,3} licen[cs]e)|apply for (?:a )?(?:passport|rent allowance|housing benefit|healthcare allowance|child benefit))\b/,
    /\b(?:who|which party) should i vote for\b|\bwhat (?:do you think|is your opinion) (?:of|about|on) (?!duo|this|these|the document)/,
    /\bdigid\b.{0,30}\b(?:password|pin code|username|user name)\b|\b(?:password|pin code|username)\b.{0,25}\bdigid\b/,
    /\b(?:best|good|cheap) (?:restaurants?|hotels?|bars?|movies?|films?)\b|\bbitcoin\b|\bstock (?:price|market|tips)\b|\bwhat time is it\b|\bflights? to\b/,
  ],
  de: [
    /\bwie (?:ist|wird) das wetter|\bwetter (?:morgen|heute)|\bschreib(?:e)? (?:mir )?ein (?:gedicht|lied|programm)|\brezept fur|\bwer hat .{0,30}(?:weltmeister|wm|em) /,
  ],
  fr: [
    /\bquel temps (?:fait|fera)|\bmeteo\b|\becri(?:s|vez)(?:-moi)? un (?:poeme|programme)|\brecette (?:de|pour)|\bqui a gagne .{0,30}coupe/,
  ],
  es: [
    /\bque tiempo (?:hace|hara)|\bpronostico del tiempo|\bescrib(?:e|eme|a) un (?:poema|programa)|\breceta (?:de|para)|\bquien gano .{0,30}(?:mundial|copa)/,
  ],
  tr: [/\bhava (?:durumu|nas[ıi]l)|\bsiir yaz|\btarifi\b|\b(?:macta|kupas[ıi]n[ıi]|ligi) kim kazand[ıi]/],
  uk: [
    /яка (?:завтра |сьогодні )?(?:буде )?погода|прогноз погоди|напиши (?:мені )?(?:вірш|програму)|рецепт|хто виграв.{0,30}(?:чемпіонат|кубок)/,
  ],
  pl: [/\b(?:jaka|prognoza) .{0,12}pogod|\bnapisz (?:mi )?(?:wiersz|program)|\bprzepis na|\bkto wygral/],
  ar: [/كيف الطقس|حالة الطقس|اكتب (?:لي )?(?:قصيدة|شعرا)|وصفة/],
};

const GREETING =
  '(?:hallo+|hoi+|hey+|he+j|hi+|hello+|dag|goede?(?:morgen|middag|avond|dag|nacht)|goede (?:morgen|middag|avond)|good (?:morning|afternoon|evening)|moin|merhaba|selam|bonjour|salut|hola|guten (?:tag|morgen|abend)|привіт|добрий день|cześć|czesc|dzien dobry|مرحبا|السلام عليكم)';
const THANKS =
  '(?:bedankt|dank (?:je|u|jullie)(?: ?wel)?|dankjewel|dankuwel|hartelijk dank|thanks?(?: you)?(?: very much| so much| a lot)?|thx|merci|danke(?: schon)?|gracias|tesekkur(?:ler)?(?: ederim)?|дякую|dziekuje|شكرا|top|prima|super|fijn|mooi|great|perfect|oke?|doei|tot ziens|bye|goodbye|fijne dag(?: nog)?)';
const ABOUT_ME =
  "(?:wie (?:ben|bent) (?:jij|je|u)|wat (?:ben|bent) (?:jij|je|u)|wat (?:kun|kan|kunt|doe|doet) (?:jij|je|u)(?: voor (?:mij|me))?(?: allemaal)?(?: doen| betekenen)?|waar (?:kun|kan|kunt) (?:jij|je|u) (?:mij |me )?mee helpen|(?:ben|bent) (?:jij|je|u) (?:een )?(?:echt(?:e)? )?(?:robot|bot|mens|chatbot|computer|ai)|hoe (?:gaat het|is het|is ie)(?: met (?:je|jou|u))?|alles goed|hoe heet (?:jij|je|u)|who are you|what are you|what can you do(?: for me)?|what do you do|how can you help(?: me)?|(?:kun|kan|kunt) (?:je|jij|u) (?:me|mij) helpen|can you help me|are you (?:a |an )?(?:real )?(?:bot|robot|human|person|ai|computer)|how are you(?: doing| today)?|what(?:'s| is) your name|wer bist du|qui es-tu|quien eres|sen kimsin|хто ти|kim jestes|من انت|test|testing)";
const SMALLTALK = new RegExp(
  `^(?:(?:${GREETING}|${THANKS}|${ABOUT_ME})(?: (?:daar|allemaal|there|duo|vraagbaak|iedereen|hoor|weer|assistent|bot|voor je hulp|voor de hulp|voor uw hulp|for your help))?[ ,.!?:;)-]{0,5}){1,4}$`,
  'u',
);

/** Whether a folded message is a greeting, thanks, or a question about the assistant itself, and nothing else. */
export function isSmalltalk(folded: string): boolean {
  return folded.length <= 120 && SMALLTALK.test(folded);
}

/** Whether a folded message asks for something plainly foreign to an organisation's documents. */
export function isPlainlyForeign(folded: string): boolean {
  return occurs(FOREIGN, folded);
}
