/**
 * Requests for help with fraud: forging or buying a diploma, feigning an address, dodging repayment, using
 * somebody else's DigiD. Questions about fraud (numbers, policy, how it is found out) are ordinary questions:
 * only a request for the way to do it counts.
 */
import { occurs, type PatternTable } from './patterns.ts';

/** Words by which somebody asks for a way to do something. */
const HOW_NL =
  '(?:(?:kan|wil) iemand|is er een (?:truc|manier)|hoe (?:kan|kun|moet|zou|krijg|maak|doe|zorg|omzeil|vervals|ontloop|ontduik|fraudeer|verberg|koop|regel|gebruik|log|hack|kraak)|hoe (?:je|ik|we) (?:het best|best)?|help (?:me|mij|ons)|(?:kun|kan|kunt|wil|wilt) (?:je|jij|u|jullie)|waar (?:kan|kun|koop|krijg|vind)|bij wie|wie kan|ik wil|ik zoek|wij willen|tips?|truc(?:je)?s?|manier(?:en)? om|geef|maak|schrijf|regel|genereer|leg uit hoe|stappenplan)';
const HOW_EN =
  "(?:is there an? (?:trick|way|method)|how (?:can|could|do|would|should|might) (?:i|we|you|one|someone)|how to|help me|can you|could you|where (?:can|do|could) (?:i|we)|who can|i want|i need|i'd like|tips?|tricks?|best way|easiest way|give me|make me|write(?: me)?|draft|create|generate|explain how|teach me|show me how)";
const PAPER_NL =
  "(?:\\p{L}{0,15}(?:diploma|uittreksel|cijferlijst|getuigschrift|certificaat|handtekening|loonstrook|loonstrookje|inkomensverklaring|huurcontract|huurovereenkomst|bewijs|verklaring|inschrijfbewijs|stagecontract|doktersverklaring|werkgeversbrief|inkomensbrief|bankafschrift|jaaropgave)(?:'?s|en|ten)?)";
const PAPER_EN =
  '(?:diplomas?|degrees?|certificates?|transcripts?|grade lists?|signatures?|pay ?slips?|income statements?|rental (?:contracts?|agreements?)|proof of (?:enrol?lment|address|income|residence)|(?:income|salary|employers?|employment|landlords?|bank|doctors?) (?:letters?|statements?|notes?)|documents?|extracts?)';
const FORGE_NL =
  '(?:vervals\\p{L}{0,3}|namaken|nagemaakt|photoshop\\p{L}{0,3}|faken|nep maken|aanpassen zodat|veranderen zodat|bewerken zodat)';
const FAKE_NL = '(?:valse?|nep|vervalste?|fake|nagemaakte?)';

const REQUESTS: PatternTable = {
  nl: [
    new RegExp(`\\b${HOW_NL}\\b.{0,60}${PAPER_NL}.{0,40}\\b${FORGE_NL}`, 'u'),
    new RegExp(`\\b${HOW_NL}\\b.{0,40}\\b${FORGE_NL} .{0,25}${PAPER_NL}`, 'u'),
    new RegExp(
      `\\b${HOW_NL}\\b.{0,40}\\b${FAKE_NL}[ -]?(?:\\p{L}{2,15}[ -])?${PAPER_NL}.{0,30}\\b(?:maken|maak|kopen|koop|krijgen|regelen|bestellen|aanschaffen|schrijven|opstellen|laten maken|in handen)`,
      'u',
    ),
    new RegExp(
      `\\b(?:maak|koop|regel|schrijf|genereer|bestel)\\b.{0,25}\\b${FAKE_NL}[ -]?(?:\\p{L}{2,15}[ -])?${PAPER_NL}`,
      'u',
    ),
    /\b(?:waar|hoe|bij wie|ik wil|wie)\b.{0,30}\b\p{L}{0,15}(?:diploma|certificaat|getuigschrift|examen|examenantwoorden)(?:'?s|s)? (?:online |zonder \p{L}{2,12} )?(?:kopen|te koop|bestellen)\b/u,
    /\b(?:waar|hoe) koop (?:ik|je) (?:een |de )?(?:[\p{L}\d-]{2,15} ){0,3}\p{L}{0,15}(?:diploma|certificaat|getuigschrift|examen|examenantwoorden)/u,
    /\b(?:geef|stuur|lek|verkoop|hoe kom ik aan|waar vind ik|waar kan ik|hoe krijg ik)\b.{0,30}\b(?:examenantwoorden|antwoorden (?:van|op|voor) (?:het|de|mijn) \p{L}{0,15}examen|gelekte? examens?)/u,
    /\b(?:hoe|kun je|help|ik wil|tips|truc|waar)\b.{0,50}\b(?:iemand anders|een ander|een vriend|mijn broer|mijn zus)\b.{0,30}\bexamen\b.{0,20}\b(?:maken|doen|afleggen)\b/,
    /\b(?:hoe|help me|kun je|tips|truc|manier(?:en)? om|ik wil)\b.{0,60}\b(?:uitwonend\p{L}{0,12}|controle(?:ur)?s?|huisbezoek|inspecteurs?)\b.{0,50}\b(?:omzeil\p{L}{0,3}|ontwijk\p{L}{0,3}|ontlopen|foppen|misleid\p{L}{0,3}|bedrieg\p{L}{0,3}|om de tuin|voor de gek|omkopen|te slim af|fraude|frauderen|sjoemelen)/u,
    /\b(?:hoe|help me|kun je|tips|truc|manier(?:en)? om|ik wil)\b.{0,60}\buitwonend\p{L}{0,12}\b.{0,60}\b(?:terwijl|maar|als)\b.{0,15}\bik\b.{0,20}\b(?:thuis|bij mijn (?:ouders|moeder|vader))/u,
    /\bhoe (?:doe|kan|kun|zorg|moet) (?:ik|je)\b.{0,15}\b(?:alsof|doen alsof|laten lijken)\b.{0,30}\b(?:woon|uitwonend|studeer|arm|geen inkomen)/,
    /\b(?:hoe|help me|kun je|tips|truc|manier(?:en)? om|ik wil|waar)\b.{0,60}\b(?:nep-?adres|vals adres|valse adressen|spookadres|schijnadres|adres (?:faken|opgeven waar ik niet|waar ik niet woon))/,
    /\b(?:hoe|help me|kun je|tips|ik wil|mijn vriend)\b.{0,60}\b(?:inschrijven|ingeschreven|schrijf|sta)\b.{0,40}\b(?:terwijl|maar|zonder dat)\b.{0,10}\bik\b.{0,30}\b(?:niet woon|er niet woon|woon blijf|blijf wonen|thuis woon|thuis blijf)/,
    /\b(?:hoe|help me|kun je|tips?|truc|manier(?:en)? om|ik wil)\b.{0,60}\b(?:studieschuld|schuld|aflossing|aflossen|terugbetal\p{L}{0,4}|lening|inkomen|vermogen|bijverdiensten|deurwaarder|duo)\b.{0,50}\b(?:ontduik\p{L}{0,3}|ontlopen|ontkomen|verberg\p{L}{0,3}|verzwijg\p{L}{0,3}|verstop\p{L}{0,3}|oplichten|bedriegen|belazeren|vals opgeven|frauderen|wegsluizen|te slim af|niet (?:kan|kunnen) vinden|nooit (?:meer )?(?:hoef|hoeven) (?:af|terug) ?te ?(?:betalen|lossen))/u,
    /\b(?:hoe|help me|kun je|tips?|truc)\b.{0,40}\b(?:ontloop|ontduik|verberg|verzwijg|verstop|belazer|bedrieg|omzeil) (?:ik|je|we)\b/,
    /\b(?:hoe|kan ik|kun je|help|ik wil|tips?|mag ik)\b.{0,60}\bzonder dat (?:duo|jullie|de (?:controleur|inspecteur|overheid|gemeente|belastingdienst))\b.{0,30}\b(?:merkt|merken|weet|weten|ontdekt|ontdekken|ziet|zien|doorheeft|doorhebben|achter komt|achterkomt|erachter|vindt|vinden|opspoort)/,
    /\b(?:truc(?:je)?s?|manier|hoe zorg ik)\b.{0,40}\b(?:zien|ziet|merken|merkt|ontdekken|ontdekt|weten|weet)\b.{0,30}\bniet dat (?:ik|we|hij|zij|ze)\b/,
    /\b(?:hoe|kan ik|kun je|help|ik wil|tips?)\b.{0,80}\bzonder (?:gepakt|betrapt|ontdekt|gesnapt) te worden\b/,
    /\b(?:hoe|help me|kun je|tips?|truc|ik wil)\b.{0,50}\bdigid\b.{0,20}\b(?:van (?:iemand|een ander|mijn \p{L}{2,12}|\p{L}{2,12} ander)|andermans)\b.{0,40}\b(?:inloggen|gebruiken|gebruik|hacken|kraken|achterhalen|misbruiken|komen)|\b(?:hoe|kun je|help me)\b.{0,30}\b(?:log ik in|inloggen) (?:met|op) (?:de|het) (?:digid|account) van (?:mijn|een|iemand)|\b(?:hoe|kun je|help me|ik wil)\b.{0,30}\bandermans digid/u,
    /\b(?:hoe|kun je|help me|ik wil)\b.{0,40}\b(?:digid|account|wachtwoord|mijn duo|systeem|systemen|duo)\b.{0,40}\b(?:hacken|kraken|stelen|binnendringen)\b|\b(?:hoe|kun je) (?:hack|kraak|steel) (?:ik|je|jij)\b/,
    /\b(?:hoe|kan ik|hoeveel kost het om|ik wil)\b.{0,40}\b(?:ambtenaar|medewerker|examinator|controleur)\b.{0,20}\b(?:om te kopen|omkopen)\b/,
    /\bhoe (?:zorg|regel|krijg|laat) (?:ik|je|we)\b.{0,20}\b(?:dat |het lijken )?.{0,40}\b(?:denkt|denken|gelooft|geloven|lijken) (?:dat|alsof) (?:ik|we|hij|zij|ze|mijn)\b/,
    /\b(?:hoe|help me|kun je|tips?|truc)\b.{0,40}\b(?:fraude pleeg|fraude plegen|pleeg ik|frauderen|frauderen met|fraudeer ik|misbruik maken van|oplichten|phishing ?mail)\b/,
  ],
  en: [
    new RegExp(
      `\\b${HOW_EN}\\b.{0,50}\\b(?:forge|forging|fake|falsify|falsifying|counterfeit|photoshop|doctor|tamper with)\\b.{0,35}\\b${PAPER_EN}`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,40}\\b(?:get|buy|make|made|order|obtain|create|print)\\b.{0,25}\\b(?:fake|false|forged|counterfeit)\\b.{0,20}\\b${PAPER_EN}`,
    ),
    /\b(?:where|how|i want|i need|who)\b.{0,30}\b(?:buy|purchase)\b.{0,30}\b(?:diplomas?|degrees?|certificates?|exam answers|exams?)\b/,
    /\b(?:how|help|where|can you|give|send|i want|i need)\b.{0,40}\b(?:exam answers|leaked exams?|answers to (?:the|my) \w{0,12} ?exams?)/,
    /\b(?:how|help|can|i want|best way)\b.{0,50}\b(?:someone else|somebody else|a friend)\b.{0,25}\b(?:take|sit|do) (?:my|the) \w{0,12} ?exam/,
    new RegExp(`\\b${HOW_EN}\\b.{0,60}\\b(?:fake|false|bogus) address\\b`),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,60}\\b(?:register|registered|claim|get)\\b.{0,50}\\b(?:address|away from home|living away|grant)\\b.{0,40}\\b(?:while|but|even though|when)\\b.{0,10}\\bi\\b.{0,25}\\b(?:still live|actually live|live with|don'?t live|live at home)`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,60}\\b(?:trick|fool|cheat|deceive|evade|dodge|mislead|scam|bribe|outsmart|defraud)\\b.{0,40}\\b(?:duo|inspectors?|checks?|inspection|repay\\w{0,5}|loan|debt|system|officials?|exam\\w{0,5}|bailiff)`,
    ),
    new RegExp(`\\b${HOW_EN}\\b.{0,40}\\bmake (?:duo|it) (?:think|believe|look)\\b`),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,60}\\b(?:hide|conceal|lie about|underreport)\\b.{0,25}\\b(?:income|assets|money|address|savings|earnings|job|from duo)\\b`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,80}\\bwithout (?:getting caught|being caught|duo (?:knowing|noticing|finding out)|them (?:knowing|noticing))`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,60}\\b(?:never|avoid|not have to|get out of|escape) (?:ever )?(?:pay(?:ing)? back|repay(?:ing)?|paying)\\b.{0,60}\\b(?:illegal\\w{0,3}|disappear|find me|track me|abroad so|caught)`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,40}\\b(?:someone else'?s|another person'?s|somebody'?s|my (?:\\w{2,12})'?s) digid\\b`,
    ),
    new RegExp(
      `\\b${HOW_EN}\\b.{0,40}\\b(?:hack|break into|steal|crack)\\b.{0,25}\\b(?:digid|account|password|duo|system|database)`,
    ),
    new RegExp(`\\b${HOW_EN}\\b.{0,40}\\b(?:commit|get away with) (?:\\w{2,12} )?fraud\\b`),
  ],
  de: [
    /\bwie\b.{0,30}\b(?:verheimlich|verberg|verschweig|versteck)\p{L}{0,3}\b.{0,30}\b(?:einkommen|einkunfte|verdienst|vermogen|nebenjob)/u,
    /\b(?:wie|wo|hilf|ich will|ich mochte|kannst du)\b.{0,50}\b(?:diplom|zeugnis|abschluss)\p{L}{0,4}\b.{0,25}\b(?:falschen|faelschen|kaufen)|\b(?:wie|wo|hilf|ich will)\b.{0,40}\bgefalschte[sn]? (?:diplom|zeugnis)/u,
  ],
  fr: [
    /\b(?:cacher|dissimuler|cache|dissimule)\b.{0,20}\b(?:revenus?|salaire|argent)\b/,
    /\b(?:comment|ou|aide|je veux)\b.{0,40}\b(?:falsifier|acheter|fabriquer)\b.{0,25}\bdiplome|\b(?:comment|ou|je veux)\b.{0,40}\bfaux diplome/,
  ],
  es: [
    /\b(?:ocult|escond)(?:ar|er|o)\b.{0,20}\b(?:ingresos?|sueldo|dinero)\b/,
    /\b(?:como|donde|ayudame|quiero)\b.{0,40}\b(?:falsificar|comprar)\b.{0,25}\b(?:diploma|titulo)|\b(?:como|donde|quiero)\b.{0,40}\b(?:diploma|titulo) falso/,
  ],
  tr: [
    /\b(?:gelir|maas|kazanc)\p{L}{0,6}\b.{0,20}\b(?:sakla|gizle)/u,
    /\bsahte (?:bir )?(?:diploma|belge|adres)\p{L}{0,3}\b.{0,30}\b(?:nas[ıi]l|nereden|yap|al[ıi]r|al[ıi]n|istiyorum)|\bnas[ıi]l\b.{0,30}\bsahte diploma\p{L}{0,3} (?:yap|al)/u,
  ],
  uk: [
    /(?:приховати|сховати|приховую).{0,20}(?:доход|заробіт|зарплат)|(?:як|де|допоможи).{0,30}(?:підробити|купити).{0,25}диплом|(?:як|де).{0,30}(?:фальшивий|підроблений) диплом.{0,15}(?:зробити|купити)/,
  ],
  pl: [
    /\b(?:ukryc|zataic|ukrywac)\b.{0,20}\b(?:dochod|zarobk|pensj)|\b(?:jak|gdzie|pomoz)\b.{0,40}\b(?:podrobic|sfalszowac|kupic)\b.{0,25}\bdyplom/,
  ],
  ar: [/(?:اخفي|اخفاء|اخفاءه).{0,15}(?:دخل|راتب)|(?:كيف|اين).{0,30}(?:ازور|تزوير|شراء|اشتري).{0,20}(?:شهادة|دبلوم)/],
};

/** Whoever wants to recognise, prevent, report or understand fraud uses the same words; evasion never says so. */
const AGAINST =
  /\b(?:herken\p{L}{0,3}|voorkom(?:t|en)?|voorkomt? duo|tegengaan|bestrijd\p{L}{0,3}|aangifte|meld(?:en|t|ing)?|rapporteren|aangeven dat|strafbaar|straf|boetes?|beveilig\p{L}{0,4}|bescherm\p{L}{0,4}|wat doet duo|hoe controleert|recogni[sz]e|spot|detect|prevent|report|protect|penalt(?:y|ies)|punish\p{L}{0,5}|avoid being|bekampf\p{L}{0,3}|verhindert|erkennt|lutte|luttent|reconnaitre|lucha|combat\p{L}{0,4}|mucadele|onluyor|onlem\p{L}{0,3}|walcz\p{L}{0,3}|zapobiega)(?!\p{L})|(?:боре|запобіга|протиді)|(?:مكافح|تكافح|تمنع|ضد )/u;
const EVASION =
  /\bzonder dat (?:duo|jullie|de )|\bzonder (?:gepakt|betrapt|ontdekt|gesnapt)|\bwithout (?:getting|being) caught|\bwithout duo/;

/** Whether a folded message asks for help with fraud. */
export function isFraudRequest(folded: string): boolean {
  return occurs(REQUESTS, folded) && (EVASION.test(folded) || !AGAINST.test(folded));
}
