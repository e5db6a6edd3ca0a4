/**
 * Attempts to take over the assistant or to get at what it must not give: instructions to forget its rules, to
 * show its prompt or secrets, to play another role, to hand out customers' data; code injection; the same in an
 * encoding. Questions about DUO's security, algorithms or data breaches are ordinary questions.
 *
 * A first line only: the assistant has no data to leak and answers with quotes alone, also when nothing is found here.
 */

import { hiddenTexts } from './hidden-payloads.ts';
import { fold } from './normalise.ts';
import { occurs, type PatternTable } from './patterns.ts';

const RULES_NL =
  '(?:instructies?|regels|opdracht(?:en)?|richtlijnen|aanwijzingen|voorschriften|prompts?|beperkingen|filters?|beveiliging(?:en)?|berichten|bronnen|documenten|context)';
const RULES_EN =
  '(?:instructions?|rules?|guidelines?|prompts?|restrictions?|constraints?|filters?|safeguards?|safety|messages?|directives?|polic(?:y|ies)|programming|documents?|sources|context|training)';
const SECRET_NL =
  "(?:klantgegevens|klantdata|klantenbestand|persoonsgegevens|bsn'?s|bsn-nummers|burgerservicenummers|wachtwoord(?:en)?|inloggegevens|api[ -]?(?:key|sleutel|token)s?|geheime sleutels?|omgevingsvariabelen|environment variables|credentials|broncode|systeemprompt|configuratie|logbestanden|serverlogs)";
const SECRET_EN =
  "(?:customers?'?s?'? (?:data|records?|details)|client data|personal data|bsns?|bsn numbers|social security numbers|passwords?|login details|api[ -]?(?:keys?|tokens?)|secret keys?|secrets|environment variables|env vars?|credentials|source code|system prompt|config(?:uration)?|database dump|database tables?|server logs)";

/** Orders to drop one's instructions or to show them, in languages that are neither Dutch nor English. */
export const OTHER_LANGUAGES: PatternTable = {
  de: [
    /\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisung|instruktion|regel|anleitung|vorgabe)/,
    /\b(?:zeige?|gib|nenne?|verrate)\b.{0,20}\b(?:deine|alle)\b.{0,20}\b(?:anweisungen|kundendaten|passworter|instruktionen)/,
  ],
  fr: [
    /\b(?:ignore[rz]?|oublie[rz]?)\b.{0,40}\b(?:instructions?|regles|consignes)/,
    /\b(?:montre|affiche|revele|donne)[rz]?\b.{0,20}\b(?:tes|vos|les) (?:instructions|consignes|donnees des clients|mots de passe)/,
  ],
  es: [
    /\b(?:ignora|olvida|ignore|olvide)\b.{0,40}\b(?:instrucciones|reglas|indicaciones)/,
    /\b(?:muestra|revela|dame|ensena)(?:me)?\b.{0,20}\b(?:tus instrucciones|datos de (?:los )?clientes|contrasenas)/,
  ],
  tr: [
    /\b(?:talimat|kural|komut|yonerge)\p{L}{0,8}\b.{0,30}\b(?:unut|yok say|gormezden gel|goz ard[ıi] et|dikkate alma)/u,
    /\b(?:talimatlar[ıi]n[ıi]|musteri (?:veri|bilgi)\p{L}{0,8})\b.{0,20}\b(?:goster|yaz|ver)/u,
  ],
  uk: [
    /(?:ігноруй|проігноруй|забудь|не зважай)\p{L}{0,3}.{0,40}(?:інструкці|правил|вказівк)/u,
    /(?:покажи|виведи|розкрий|надай)\p{L}{0,3}.{0,30}(?:свої інструкції|дані клієнтів|паролі|бази даних)/u,
  ],
  ru: [/(?:игнорируй|проигнорируй|забудь)\p{L}{0,3}.{0,40}(?:инструкци|правил|указани)/u],
  pl: [
    /\b(?:z?ignoruj|zapomnij|pomin)\b.{0,40}\b(?:instrukcj|zasad|polecen)/,
    /\b(?:pokaz|wyswietl|ujawnij)\b.{0,25}\b(?:swoje instrukcje|dane klientow|hasla)/,
  ],
  it: [
    /\b(?:ignora|dimentica|ignori|dimentichi)\b.{0,40}\b(?:istruzioni|regole|indicazioni)/,
    /\b(?:mostra|rivela|dammi|stampa)(?:mi)?\b.{0,25}\b(?:tue istruzioni|istruzioni (?:di sistema|nascoste)|dati dei clienti|password)/,
  ],
  pt: [
    /\b(?:ignor[ae]|esquec[ae]|desconsidere)\b.{0,40}\b(?:instrucoes|regras|orientacoes)/,
    /\b(?:mostr[ae]|revel[ae]|imprim[ae])(?:-me)?\b.{0,25}\b(?:suas instrucoes|instrucoes do sistema|dados dos clientes|senhas)/,
  ],
  ro: [/\b(?:ignora|uita)(?:ti)?\b.{0,40}\b(?:instructiunile|regulile)/],
  zh: [
    /(?:忽略|无视|忘记|忽視|無視|忘記).{0,20}(?:指示|指令|规则|規則|提示|要求)/u,
    /(?:显示|顯示|输出|告诉我|打印|泄露).{0,12}(?:系统提示|系統提示|提示词|内部指令|客户数据|密码)/u,
  ],
  ja: [/(?:指示|命令|ルール).{0,10}(?:無視|忘れ)|システムプロンプト/u],
  fa: [/(?:نادیده بگیر|فراموش کن).{0,40}(?:دستور|قوانین)|(?:دستور|قوانین).{0,40}(?:نادیده بگیر|فراموش کن)/],
  ar: [
    /(?:تجاهل|انس|اهمل).{0,40}(?:تعليمات|التعليمات|القواعد|الاوامر)/,
    /(?:اعرض|اظهر|اعطني).{0,30}(?:تعليماتك|بيانات العملاء|كلمات المرور)/,
  ],
};

const ATTACKS: PatternTable = {
  any: [
    /system ?prompts?|systeemprompts?|systeeminstructies?|systeembericht|sistem (?:istem|prompt|talimat)|системн\p{L}{1,3} промпт|\bprompt systeme?\b|prompt del sistema/u,
    /\bjailbreak|\bdeveloper mode|\bdebug ?mode|\bgod ?mode|\bsudo \w|\bdo anything now\b|\bdan[- ]?mode|\bontwikkel(?:aar)?s?modus|\bbeheerdersmodus|\bonderhoudsmodus|\bdebugmodus|\badmin(?:istrator)?[- ]?(?:mode|modus)/,
    /<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[\/?(?:inst|system|sys)\]|<<sys>>|###? ?(?:system|instruction|instructie|systeem)/,
    /(?:^|\n|["'] ?)(?:system|systeem|developer|assistant) ?:/,
    /'\s?(?:or|and)\s?'?\w{1,10}'?\s?=\s?'?\w{1,10}|\b(?:or|and) 1 ?= ?1\b|\bunion (?:all )?select\b|\bdrop (?:table|database)\b|\bselect (?:\*|[\w, ]{1,60}) from \w{1,30}(?: where\b| limit\b| ?;|$)|\bdelete from \w|\binsert into \w|\bxp_cmdshell\b|';? ?--/,
    /<script\b|\bjavascript:|\bon(?:error|load|click) ?=|<iframe\b|<img [^>]{0,40}src/,
    /\$\{ ?(?:jndi|process|env)|\{\{.{1,40}\}\}|\.\.\/\.\.\/|\/etc\/passwd|\brm -rf\b|\bprocess\.env\b|\b(?:cat|print|show|toon|lees) (?:de |the )?\.env\b|\bos\.(?:system|environ)|\beval\(/,
    /[[({<]{1,3} ?(?:assistent|assistant|systeem|system|ai|bot|chatbot|llm|model)\b ?[:,=-]/,
    /!\[[^\]]{0,40}\]\(https?:/,
  ],
  nl: [
    new RegExp(
      `\\b(?:negeer|vergeet|omzeil|overschrijf|schrap|laat|zet|schakel)(?: (?:nu|even|gewoon|eens|maar|dus|dan|vanaf|eerst|daarom)){0,3} (?:(?:al|alle|je|jouw|jullie|uw|de|deze|die|alles|al je|hele|eigen|vorige|eerdere|voorgaande|bovenstaande|oorspronkelijke|interne|huidige|andere) ){1,4}(?:\\p{L}{2,20} )?${RULES_NL}(?! (?:zien|voor (?:ons|mij)))\\b`,
      'u',
    ),
    /\b(?:kun|kan|wil|moet|mag|zou|dat) (?:je|jij|u) (?!.{0,12}(?:uitleg|vertel|zeg))(?:.{0,40})\b(?:regels|instructies|opdracht(?:en)?|richtlijnen|beperkingen|filters?)\b.{0,40}\b(?:negeren|negeert|vergeten|vergeet|loslaten|loslaat|omzeilen|omzeilt|uitschakelen|uitzetten)\b/,
    /\b(?:je|jouw) (?:eigen |interne |geheime |huidige |eerste )?(?:prompt|instructies|\p{L}{0,12}filters?|ontwikkelaars|programmeurs|programmering|configuratie|broncode|trainingsdata)\b/u,
    /\b(?:je|jouw) (?:eigen )?regels (?:mag |te )?(?:breken|overtreden|negeren|vergeten|doorbreken)\b/,
    /\b(?:exporteer|dump|kopieer|download)\b.{0,25}\b\p{L}{0,12}(?:database|databank|bestand)\b/u,
    /\b(?:laat|toon|geef|open|zoek)\b.{0,25}\b(?:dossiers?|gegevens) van (?:de |een )?(?:student|klant|debiteur)\b/,
    /\bwat (?:is|werd) (?:je|jou) (?:verteld|opgedragen|gevraagd)\b|\bje bent (?:geen|niet langer een) (?:assistent|chatbot)\b/,
    /\b(?:negeer|vergeet) (?:nu |even |maar )?(?:alles|wat) (?:wat )?(?:hier ?)?(?:boven|voor|ervoor|eerder|je|jij|tot nu)/,
    /\b(?:wat zijn|wat waren|welke|herhaal|toon|geef|vertel|print|onthul|deel|citeer|beschrijf|verklap)(?: (?:me|mij|ons|de|exact|letterlijk|precies|zijn)){0,3} (?:je|jouw|uw|jullie) (?:\p{L}{2,20} ){0,2}(?:instructies?|prompts?|richtlijnen|opdrachten|configuratie|geheimen?|systeem\p{L}{0,12})\b/u,
    /\bwelke (?:\p{L}{2,20} )?(?:instructies|opdrachten|regels) (?:heb|kreeg|volg|heeft) (?:je|jij|u)\b/u,
    /\b(?:herhaal|print|toon|geef|kopieer|citeer|laat)\b.{0,30}\b(?:alles|tekst|woorden|berichten|zinnen|regels)\b.{0,20}\b(?:hierboven|boven (?:deze|dit|de)|van hierboven|voor deze)\b/,
    /\bverborgen (?:\p{L}{2,20} )?(?:berichten|instructies|opdrachten|tekst)\b/u,
    /\bdoe(?: nu| eens| even)? alsof (?:je|jij|u|er geen)\b|\b(?:je bent|ben je|ben jij|gedraag je|speel)\b.{0,40}\b(?:geen (?:regels|beperkingen|filters|grenzen)|zonder (?:regels|beperkingen|filters|grenzen|censuur)|onbeperkte?|ongefilterde?|hacker|kwaadaardige?)\b/,
    /\b(?:vanaf nu|voortaan|nu) (?:ben|heet|antwoord|luister|gehoorzaam|doe|volg) (?:je|jij)\b|\bje bent (?:vanaf nu|voortaan)\b|\bje heet (?:nu|vanaf nu)\b/,
    /\bspeel (?:de |een )?rol (?:van|als)\b|\brollenspel\b/,
    new RegExp(
      `\\b(?:toon|geef|print|dump|exporteer|stuur|mail|lek|onthul|verklap|lees|vertel|schrijf|laat|som|lijst)(?: (?:me|mij|ons|nu|even|eens|dan|gewoon|hier|alsjeblieft|direct|onmiddellijk|op|hoe)){0,3} (?:(?:een|de|het|alle|al|je|jouw|jullie|uw|lijst|tabel|export|dump|overzicht|bestand|kopie|inhoud|met|van|andere|wat|volledige|complete|laatste|eerste|tien|\\d{1,4}) ){0,5}${SECRET_NL}\\b`,
      'u',
    ),
    new RegExp(
      `${SECRET_NL}.{0,60}\\b(?:uit|in|van) (?:je|jouw|jullie|uw|de) (?:database|databank|systeem|systemen|geheugen|server|trainingsdata|omgeving)\\b.{0,40}(?:tonen|toon|geven|geef|printen|print|zien|exporteren|sturen|stuur|opsommen|delen)`,
    ),
    new RegExp(
      `\\b(?:veiligheidstest|beveiligingstest|pentest|penetratietest|security ?(?:test|audit)|red ?team)\\b.{0,80}\\b(?:toon|tonen|geef|geven|moet je|print|stuur|laat|${SECRET_NL})`,
    ),
    /\b(?:gegevens|dossiers?|schulden|namen|adressen|e-?mailadressen) van (?:alle|andere|willekeurige|tien|\d{1,5}) (?:andere )?(?:klanten|studenten|mensen|gebruikers|debiteuren|oud-studenten)\b.{0,40}\b(?:tonen|laten zien|geven|sturen|opsommen|printen|exporteren)|\b(?:toon|geef|print|stuur|dump)\b.{0,25}\b(?:gegevens|dossiers?|namen|adressen|e-?mailadressen|telefoonnummers|studieschulden) van (?:alle|andere|willekeurige|tien|\d{1,5}|een andere) (?:andere )?(?:klant(?:en)?|student(?:en)?|mensen|gebruikers?|debiteuren|oud-studenten|medewerkers)\b/,
    /\b(?:decodeer|ontcijfer|ontsleutel)\b.{0,80}\b(?:doe wat|voer|volg|uitvoeren|opvolgen)|\b(?:decodeer|ontcijfer) (?:dit|deze|het volgende)\b/,
    /\b(?:antwoord|reageer|begin|eindig|sluit)\b.{0,30}\bmet (?:alleen |uitsluitend )?(?:de |het )?(?:woord(?:en)?|zin|tekst)? ?["']/,
    /\bnieuwe (?:instructies?|opdracht|regels?) ?:|\b(?:voer|volg) (?:de |deze |het )?(?:volgende |onderstaande )(?:code|opdracht|commando|script|instructies?)\b/,
    /\b(?:ik ben|als) (?:de |een |je )?(?:beheerder|ontwikkelaar|systeembeheerder|admin|administrator|programmeur|maker)\b.{0,60}\b(?:geef|toon|toegang|schakel|zet|laat|negeer|wil)/,
    /\b(?:schrijf|maak|stel|verstuur|publiceer|geef)\b.{0,15}\b(?:namens|uit naam van) (?:de |het )?\p{L}{2,40}.{0,40}\b(?:bericht|brief|persbericht|verklaring|besluit|beschikking|mededeling|mail|tweet)\b|\b(?:schrijf|maak|stel|verstuur|publiceer)\b.{0,30}\b(?:bericht|brief|persbericht|verklaring|besluit|beschikking|mededeling|mail|tweet)\b.{0,20}\b(?:namens|uit naam van) (?:de |het )?(?:minister|directeur|duo|overheid|dienst|ministerie|bestuur)/u,
    /\b(?:verzin|bedenk) (?:zelf )?(?:een|het|maar een) (?:antwoord|bron|citaat|bedrag|cijfer)/,
  ],
  en: [
    new RegExp(
      `\\b(?:ignore|forget|disregard|bypass|override|skip|drop|disable|discard|violate)\\b(?: (?:now|all|any|of|the|your|these|those|previous|prior|above|earlier|preceding|former|initial|original|internal|system|safety|content|other)){1,6} (?:\\w{2,20} )?${RULES_EN}\\b`,
    ),
    /\b(?:ignore|forget|disregard) (?:everything|anything|what|all)(?: that)?(?: is| was| has been)? (?:above|before|you|i said|said|told|previously|so far|written)/,
    /\b(?:reveal|show|print|repeat|output|display|tell|give|leak|expose|dump|share|what (?:are|is|were)|write out|list|recite|summari[sz]e)\b(?: (?:me|us|out|all|of|the|exact|full|complete|verbatim)){0,4} your (?:\w{2,20} ){0,2}(?:instructions?|prompts?|rules|guidelines|configuration|config|secrets?|directives?|programming|system message)\b/,
    /\b(?:repeat|print|show|output|copy|reveal|translate|summari[sz]e)\b.{0,30}\b(?:everything|text|words|messages?|all|content|conversation|lines?)\b.{0,15}\babove\b/,
    /\byour (?:own |initial |internal |hidden |original |secret |current |system |safety |content )?(?:prompt|instructions|filters?|developers|programming|configuration(?: file)?|source code|training data)\b/,
    /\byou have no (?:rules|restrictions|limits|filters)\b|\bbreak your rules\b/,
    /\bwhat were you told\b|\bstop being (?:an? )?\w|\byou are (?:no longer|not) (?:an? )?(?:assistant|chatbot)\b/,
    /\b(?:export|dump|copy|download)\b.{0,25}\bdatabase\b|\b(?:show|give|open|look up)\b.{0,25}\b(?:files?|records?|data) (?:of|for) (?:student|customer|client) /,
    /\bhidden (?:\w{2,20} )?(?:messages?|instructions?|prompts?|text|rules)\b/,
    /\b(?:pretend|imagine|act|behave|respond|roleplay|role-play)\b.{0,30}\b(?:you (?:are|were|have)|to be|as if|as though|like)\b.{0,60}\b(?:no (?:rules|restrictions|limits|filters)|without (?:any )?(?:rules|restrictions|limits|filters)|unrestricted|unfiltered|uncensored|hacker|evil|admin|administrator|employee|dan|another ai)\b/,
    /\b(?:you are now|from now on,? you|you will now act|please act as|pretend (?:to be|you are|that you)|roleplay as|role-play as|(?:^|[.!\n] ?)act as)\b/,
    /\bunrestricted (?:ai|assistant|mode|model)\b/,
    new RegExp(
      `\\b(?:print|show|reveal|give|dump|export|list|leak|send|display|output|read|tell)\\b(?: (?:me|us|out|all|the|your|every|a|table|list|copy|contents?|of|full|complete|with|what|is)){0,6} ${SECRET_EN}\\b`,
    ),
    /\b(?:show|list|give|print|send|export)\b.{0,25}\b(?:data|records?|details|names|addresses|debts?|emails) (?:of|from|for) (?:all|other|another|every|random|\d{1,5}) (?:other )?(?:customers?|students?|users?|people|clients?|borrowers?)\b/,
    /\b(?:security|penetration|safety) (?:test|audit|check)\b.{0,80}\b(?:show|give|print|reveal|list|must|dump)\b/,
    /\bdecode\b.{0,80}\b(?:do (?:what|as)|follow|execute|run|obey|carry out)|\bdecode (?:this|the following)\b/,
    /\b(?:respond|reply|answer|begin|start|end|finish)\b.{0,30}\bwith (?:only |just )?(?:the )?(?:words?|phrase|sentence|text)? ?["']/,
    /\bnew (?:instructions?|rules?|task) ?:|\b(?:run|execute) (?:this|the following|these) (?:code|command|script|instructions?)\b/,
    /\b(?:i am|i'm|as) (?:the |your |an? )?(?:developer|admin|administrator|creator|programmer|system administrator)\b.{0,60}\b(?:give|show|grant|access|disable|enable|turn|reveal|ignore)/,
    /\b(?:write|draft|create|publish|send)\b.{0,40}\b(?:message|letter|press release|statement|decision|announcement|e-?mail|tweet)\b.{0,20}\b(?:on behalf of|in the name of) (?:the )?(?:minister|director|duo|government|agency|ministry|board)/,
    /\b(?:make up|invent|fabricate) (?:an?|the|some) (?:answers?|sources?|quotes?|figures?)/,
  ],
  ...OTHER_LANGUAGES,
};

/**
 * Whether a message tries to take over the assistant or to extract secrets, openly or in an encoding.
 *
 * @param message as cleaned, not folded: base64 tells upper from lower case.
 */
export function isAttack(message: string): boolean {
  if (occurs(ATTACKS, fold(message))) return true;
  return hiddenTexts(message).some(
    (hidden) => occurs(ATTACKS, fold(hidden)) || hiddenTexts(hidden).some((deeper) => occurs(ATTACKS, fold(deeper))),
  );
}
