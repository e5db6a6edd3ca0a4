/**
 * A made-up government site of questions and answers, for measuring a corpus without a bank: pages that share their
 * menus, banners and much of their wording, with real sentences between. The same number gives the same pages.
 */
import { ASKED, type Asked, SUBJECTS, type Subject, YEARLY, YEARS } from './page-words.ts';
import { randomNumbers } from './random-numbers.ts';

export interface SitePage {
  readonly name: string;
  /** The question that the page answers. */
  readonly question: string;
  /** The same as people type it, and with an everyday description; null for pages that differ by a year alone. */
  readonly reworded: string | null;
  readonly paraphrase: string | null;
  readonly html: string;
}

const SITE = 'Loket Nederland';
/** Where a page says its question. */
const FORMS = ['heading', 'title', 'details', 'definition'] as const;
const [FEWEST, MOST] = [150, 400];

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

interface Content {
  readonly question: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly list: readonly string[];
  readonly also: readonly string[];
}

/** A page as such a site serves it: the text within what stands on every page. */
function htmlOf(
  { question, lead, sections, list, also }: Content,
  form: (typeof FORMS)[number],
  number: number,
): string {
  const text = (part: Content['sections'][number]) => part.paragraphs.map((one) => `<p>${escaped(one)}</p>`).join('\n');
  const answer = `<p class="intro">${escaped(lead)}</p>\n${sections
    .map((part) => `<h2>${escaped(part.heading)}</h2>\n${text(part)}`)
    .join('\n')}\n<ul>${list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  const asked = escaped(question);
  const body = {
    heading: `<h1>${asked}</h1>\n${answer}`,
    title: `<p class="label">Vraag en antwoord</p>\n${answer}`,
    details: `<h1>Vraag en antwoord</h1>\n<details open><summary>${asked}</summary>${answer}</details>`,
    definition: `<h1>Vraag en antwoord</h1>\n<dl><dt>${asked}</dt><dd>${answer}</dd></dl>`,
  }[form];
  // Older pages do not say which part of them is theirs.
  const frame = number % 7 === 3 ? 'div' : 'main';
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>${asked} | ${SITE}</title>
<meta name="description" content="${escaped(lead)}"><meta property="og:site_name" content="${SITE}">
<meta name="DCTERMS.modified" content="20${20 + (number % 6)}-0${1 + (number % 9)}-14"></head>
<body><a class="skip-link" href="#content">Ga direct naar inhoud</a>
<div class="cookie-banner"><p>Deze website gebruikt cookies om het gebruik te meten.</p><button>Akkoord</button></div>
<header><a href="/">${SITE}</a><nav><ul><li>Onderwerpen</li><li>Regelingen</li><li>Contact</li></ul></nav></header>
<div class="breadcrumb"><span>U bevindt zich hier:</span> <a href="/">Home</a> <a href="/vragen">Vragen</a></div>
<${frame} id="content">${body}
<div class="zie-ook"><h2>Zie ook</h2><ul>${also.map((one) => `<li><a href="#">${escaped(one)}</a></li>`).join('')}</ul></div>
<div class="block"><p>Heeft deze informatie u geholpen? Laat het ons weten via de knop hieronder.</p>
<p>Bel met vragen gratis het landelijke informatienummer, op werkdagen van acht tot acht uur.</p></div>
</${frame}><footer><h2>Service</h2><ul><li>Privacy</li><li>Toegankelijkheid</li></ul></footer></body></html>`;
}

/**
 * So many pages at most, each with its own question.
 * @param real sentences to put between, so that pages are as long and as varied as they are in the wild
 */
export function sitePages(most: number, real: readonly string[]): SitePage[] {
  const random = randomNumbers(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const filling = (words: number): string[] => {
    const paragraphs: string[] = [];
    for (let left = words; left > 0; ) {
      const paragraph = Array.from({ length: 3 }, () => pick(real)).join(' ');
      paragraphs.push(paragraph);
      left -= paragraph.split(' ').length;
    }
    return paragraphs;
  };
  const filled = (text: string, { name, office }: Subject, numbers: readonly number[]) =>
    text
      .replaceAll('{naam}', name)
      .replaceAll('{loket}', office)
      .replaceAll('{Loket}', office.charAt(0).toUpperCase() + office.slice(1))
      .replaceAll('{weken}', String(numbers[0]))
      .replaceAll('{bedrag}', String(numbers[1]))
      .replaceAll('{nummer}', String(numbers[2]));
  const numbers = () => [2 + Math.floor(random() * 12), 15 + Math.floor(random() * 900), 3 + Math.floor(random() * 40)];
  const also = () => [pick(SUBJECTS), pick(SUBJECTS)].map(({ name }) => pick(ASKED).question(name));
  const drafts: (Pick<SitePage, 'question' | 'reworded' | 'paraphrase'> & { content: Content })[] = [];
  const add = (subject: Subject, asked: Asked) => {
    const values = numbers();
    const [first, second] = asked.headings;
    const answers = asked.answers.map((text) => filled(text, subject, values));
    const words = FEWEST + random() * (MOST - FEWEST) - answers.join(' ').split(' ').length;
    const more = filling(words);
    const question = asked.question(subject.name);
    const content = {
      ...{ question, lead: answers[0] as string, also: also() },
      sections: [
        { heading: first, paragraphs: [answers.slice(1).join(' '), ...more.slice(1)] },
        { heading: second, paragraphs: [subject.fact, ...more.slice(0, 1)] },
      ],
      list: [pick(real), pick(real)],
    };
    const [reworded, paraphrase] = [asked.reworded(subject.name), asked.paraphrase(subject.everyday)];
    drafts.push({ question, reworded, paraphrase, content });
  };
  for (const start of YEARLY) {
    for (const year of YEARS) {
      const [weeks, amount, day] = numbers();
      const lead = /vakantie/.test(start)
        ? `In ${year} begint de vakantie in week ${weeks} en eindigt zij op dag ${day} van die maand.`
        : `In ${year} gaat het om ${amount} euro of ${weeks},${day} procent.`;
      const paragraphs = ['De regels gelden voor alle regio’s. De bedragen en data worden elk jaar vastgesteld.'];
      const content = { question: `${start} ${year}?`, lead, also: also(), list: ['Noord', 'Midden', 'Zuid'] };
      const sections = [{ heading: 'Overzicht', paragraphs }];
      drafts.push({ question: content.question, reworded: null, paraphrase: null, content: { ...content, sections } });
    }
  }
  for (const asked of ASKED) for (const subject of SUBJECTS) add(subject, asked);
  for (const [number, subject] of SUBJECTS.entries()) {
    // More of the same kind where more pages are wanted: the question names a group of people.
    for (const who of ['een student', 'een ondernemer', 'een gepensioneerde']) {
      const asked = ASKED[number % ASKED.length] as Asked;
      const question = (name: string) => asked.question(name).replace('?', ` als ${who}?`);
      const [reworded, paraphrase] = [asked.reworded, asked.paraphrase].map(
        (as) => (text: string) => `${who}: ${as(text)}`,
      ) as [Asked['reworded'], Asked['paraphrase']];
      add(subject, { ...asked, question, reworded, paraphrase });
    }
  }
  return drafts.slice(0, most).map(({ content, ...asked }, number) => ({
    name: `${String(number).padStart(4, '0')}.html`,
    ...asked,
    html: htmlOf(content, number % 10 < 6 ? 'heading' : (FORMS[number % FORMS.length] as 'title'), number),
  }));
}
