/**
 * PDFs with known text, made for the tests: each with the words in the order in which they are read and the cells of its
 * tables. Layouts as organisations publish them; none copies a document.
 */
import PDFDocument from 'pdfkit';

export interface MadePdf {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Paragraphs, headings and items in reading order, words whole. */
  readonly text: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Lines that must not come out. */
  readonly furniture: readonly string[];
}

const SUBJECTS = ['De dienst', 'Een inwoner', 'Het waterschap', 'De gemeente', 'Een vereniging', 'De aanvrager'];
const VERBS = ['ontvangt', 'beoordeelt', 'controleert', 'verstuurt', 'bewaart', 'vergelijkt'];
const OBJECTS = [
  'de aanvraag voor ondersteuning',
  'een vergunning voor de werkzaamheden',
  'het overzicht van de heffingen',
  'alle gegevens over het grondwater',
  'de subsidie voor een groene tuin',
  'het besluit over de kwijtschelding',
];
const TAILS = [
  'binnen zes weken na de melding',
  'voordat het nieuwe kalenderjaar begint',
  'zonder dat daar kosten aan verbonden zijn',
  'als de omstandigheden daarom vragen',
  'samen met andere organisaties in de omgeving',
  'volgens de regels van de verordening',
];

/** A paragraph of so many sentences, each unlike the others by its number. */
function prose(seed: number, sentences: number): string {
  return Array.from({ length: sentences }, (_, at) => {
    const pick = (list: readonly string[], step: number) => list[(seed * 7 + at * step + seed) % list.length] as string;
    return `${pick(SUBJECTS, 5)} ${pick(VERBS, 1)} in zaak ${seed * 100 + at} ${pick(OBJECTS, 3)} ${pick(TAILS, 4)}.`;
  }).join(' ');
}

type Doc = InstanceType<typeof PDFDocument>;
interface Sheet {
  readonly doc: Doc;
  readonly text: string[];
  readonly tables: string[][][];
  readonly furniture: string[];
}

/** Breaks a word at a line end now and then, as typesetters do: only between letters, in the middle. */
function lines(doc: Doc, text: string, width: number, hyphenate: boolean): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (doc.widthOfString(next) <= width) {
      line = next;
      continue;
    }
    const half = Math.floor(word.length / 2);
    const first = `${line} ${word.slice(0, half)}-`;
    if (hyphenate && /^\p{L}{9,}$/u.test(word) && doc.widthOfString(first) <= width) {
      found.push(first);
      line = word.slice(half);
    } else {
      found.push(line);
      line = word;
    }
  }
  if (line !== '') found.push(line);
  return found;
}

/** A structure element with content; the types know it with options alone. */
const element = (doc: Doc, role: string, draw: () => void) =>
  doc.struct(role, draw as unknown as PDFKit.Mixins.StructureElementOptions);

interface Flow {
  readonly x: number;
  readonly width: number;
  y: number;
}

const LEADING = 1.3;

function put(
  sheet: Sheet,
  flow: Flow,
  text: string,
  { size = 10, bold = false, hyphenate = false, after = 8, keep = true } = {},
): void {
  const { doc } = sheet;
  doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size);
  for (const line of lines(doc, text, flow.width, hyphenate)) {
    doc.text(line, flow.x, flow.y, { lineBreak: false });
    flow.y += size * LEADING;
  }
  flow.y += after;
  if (keep) sheet.text.push(text);
}

function footer(sheet: Sheet, left: string, page: number): void {
  sheet.doc.font('Helvetica').fontSize(8);
  sheet.doc.text(left, 50, 800, { lineBreak: false });
  sheet.doc.text(String(page), 530, 800, { lineBreak: false });
  sheet.furniture.push(left);
}

/** Draws a table with or without rules; a cell may take several lines. */
function table(
  sheet: Sheet,
  flow: Flow,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  ruled: boolean,
): void {
  const { doc } = sheet;
  doc.font('Helvetica').fontSize(9);
  const edge = () =>
    doc
      .moveTo(flow.x, flow.y)
      .lineTo(flow.x + widths.reduce((a, b) => a + b), flow.y)
      .lineWidth(0.5)
      .stroke();
  if (ruled) edge();
  for (const row of rows) {
    const cells = row.map((cell, at) => lines(doc, cell, (widths[at] as number) - 12, false));
    const high = Math.max(...cells.map((cell) => cell.length));
    let x = flow.x;
    for (const [at, cell] of cells.entries()) {
      for (const [number, line] of cell.entries())
        doc.text(line, x + 4, flow.y + 4 + number * 11.5, { lineBreak: false });
      x += widths[at] as number;
    }
    flow.y += high * 11.5 + 7;
    if (ruled) edge();
  }
  flow.y += 14;
  sheet.tables.push(rows.map((row) => [...row]));
}

async function make(
  name: string,
  draw: (sheet: Sheet) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<MadePdf> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    info: { Title: name, CreationDate: new Date(Date.UTC(2031, 4, 6)) },
    ...options,
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  const sheet: Sheet = { doc, text: [], tables: [], furniture: [] };
  draw(sheet);
  doc.end();
  await ended;
  return {
    name,
    bytes: new Uint8Array(Buffer.concat(chunks)),
    text: sheet.text,
    tables: sheet.tables,
    furniture: sheet.furniture,
  };
}

const PRICES = [
  ['Soort', '2030', '2031'],
  ['Kort verlof', '1,0%', '0,9%'],
  ['Middellang verlof', '1,3%', '1,4%'],
  ['Lang verlof', '4,2%', '4,8%'],
  ['Totaal', '6,5%', '7,1%'],
];
const STATUS = [
  ['Verbetervoorstellen van klanten soms moeilijk uitvoerbaar', `Opgelost. ${prose(81, 2)}`],
  ['Dynamiek in de besluitvorming', `Loopt nog. ${prose(82, 2)}`],
  ['Schaarste aan specialisten', `Niet opgelost. ${prose(83, 3)}`],
];

/** Every PDF of the set. */
export function madePdfs(): Promise<MadePdf[]> {
  return Promise.all([
    make('een kolom met koppen', (sheet) => {
      for (let page = 1; page <= 3; page++) {
        if (page > 1) sheet.doc.addPage();
        const flow: Flow = { x: 60, width: 470, y: 70 };
        if (page === 1) put(sheet, flow, 'Jaarplan van de dienst', { size: 22 });
        put(sheet, flow, `Onderdeel ${page}`, { size: 14, bold: true });
        for (let at = 0; at < 4; at++) put(sheet, flow, prose(page * 10 + at, 4), { hyphenate: true });
        footer(sheet, 'Jaarplan van de dienst', page);
      }
    }),
    make('twee kolommen met kop over beide', (sheet) => {
      for (let page = 1; page <= 2; page++) {
        if (page > 1) sheet.doc.addPage();
        const head: Flow = { x: 50, width: 500, y: 60 };
        put(sheet, head, page === 1 ? 'Verslag over twee kolommen' : 'Het tweede hoofdstuk', { size: 18 });
        for (const x of [50, 310]) {
          const flow: Flow = { x, width: 235, y: 110 };
          put(sheet, flow, `Paragraaf ${page}.${x === 50 ? 1 : 2}`, { size: 12, bold: true });
          for (let at = 0; at < 4; at++) put(sheet, flow, prose(200 + page * 10 + at + x, 4), { hyphenate: true });
        }
        footer(sheet, 'Verslag', page);
      }
    }),
    make('spread: twee kolommen, kader, voettekst', (sheet) => {
      // As the worst of the sources: columns on one grid of lines, a box in the left one, running titles.
      for (let page = 1; page <= 2; page++) {
        if (page > 1) sheet.doc.addPage();
        const left: Flow = { x: 45, width: 240, y: 60 };
        put(sheet, left, `Lenen voor een opleiding ${page}`, { size: 12, bold: true, after: 2 });
        put(sheet, left, 'Wat is er aan de hand?', { size: 10, bold: true, after: 0 });
        put(sheet, left, prose(300 + page, 6), { hyphenate: true });
        put(sheet, left, 'Wat is er nodig om dit op te lossen?', { size: 10, bold: true, after: 0 });
        put(sheet, left, prose(310 + page, 5), { hyphenate: true });
        const top = left.y + 8;
        const box: Flow = { x: 57, width: 216, y: top + 10 };
        put(sheet, box, `Goed voorbeeld ${page}`, { size: 11, bold: true, after: 2 });
        put(sheet, box, prose(320 + page, 4), { hyphenate: true });
        sheet.doc
          .rect(47, top, 236, box.y - top)
          .lineWidth(1)
          .stroke();
        const right: Flow = { x: 310, width: 240, y: 60 };
        put(sheet, right, `Uitwisselen van gegevens ${page}`, { size: 12, bold: true, after: 2 });
        for (let at = 0; at < 3; at++) put(sheet, right, prose(330 + page * 10 + at, 5), { hyphenate: true });
        footer(sheet, 'Stand van de dienst', page * 2 + 1);
      }
    }),
    make('drie kolommen', (sheet) => {
      const head: Flow = { x: 40, width: 500, y: 50 };
      put(sheet, head, 'Nieuws uit de streek', { size: 20 });
      for (const [number, x] of [40, 220, 400].entries()) {
        const flow: Flow = { x, width: 155, y: 100 };
        put(sheet, flow, `Bericht ${number + 1}`, { size: 12, bold: true });
        for (let at = 0; at < 3; at++) put(sheet, flow, prose(400 + number * 10 + at, 3), { hyphenate: true });
      }
    }),
    make('tabel met lijnen', (sheet) => {
      const flow: Flow = { x: 60, width: 470, y: 70 };
      put(sheet, flow, 'Verlof in cijfers', { size: 18 });
      put(sheet, flow, prose(500, 3));
      table(sheet, flow, PRICES, [180, 90, 90], true);
      put(sheet, flow, prose(501, 3));
      table(sheet, flow, STATUS, [160, 300], true);
      put(sheet, flow, prose(502, 2));
    }),
    make('tabel zonder lijnen', (sheet) => {
      const flow: Flow = { x: 60, width: 470, y: 70 };
      put(sheet, flow, 'Verzuim in cijfers', { size: 18 });
      put(sheet, flow, prose(510, 3));
      table(sheet, flow, PRICES, [200, 90, 90], false);
      put(sheet, flow, prose(511, 4));
    }),
    make('tabel tussen kolommen', (sheet) => {
      const head: Flow = { x: 50, width: 500, y: 60 };
      put(sheet, head, 'Heffingen en hun hoogte', { size: 18 });
      const left: Flow = { x: 50, width: 235, y: 100 };
      for (let at = 0; at < 2; at++) put(sheet, left, prose(520 + at, 4));
      const right: Flow = { x: 310, width: 235, y: 100 };
      for (let at = 0; at < 2; at++) put(sheet, right, prose(524 + at, 4));
      const below: Flow = { x: 50, width: 500, y: Math.max(left.y, right.y) + 20 };
      table(sheet, below, PRICES, [200, 120, 120], true);
      put(sheet, below, prose(528, 4));
    }),
    make('opsommingen', (sheet) => {
      const flow: Flow = { x: 60, width: 470, y: 70 };
      put(sheet, flow, 'Wat u meeneemt', { size: 18 });
      put(sheet, flow, 'Neem het volgende mee:');
      for (let at = 0; at < 4; at++) {
        sheet.doc.font('Helvetica').fontSize(10).text('•', 64, flow.y, { lineBreak: false });
        put(sheet, { ...flow, x: 78, width: 440 }, prose(600 + at, 2), { after: 0 });
        flow.y += 13 * lines(sheet.doc, prose(600 + at, 2), 440, false).length + 3;
      }
      flow.y += 10;
      put(sheet, flow, prose(610, 3));
    }),
    make('voetnoten', (sheet) => {
      for (let page = 1; page <= 2; page++) {
        if (page > 1) sheet.doc.addPage();
        const { doc } = sheet;
        const flow: Flow = { x: 60, width: 470, y: 80 };
        put(sheet, flow, page === 1 ? 'Brief over de uitvoering' : 'Vervolg van de brief', { size: 16 });
        put(sheet, flow, prose(700 + page, 3));
        doc.font('Helvetica').fontSize(10);
        const sentence = `De afspraken van ${page} staan in de werkagenda`;
        doc.text(sentence, 60, flow.y, { lineBreak: false });
        const end = 60 + doc.widthOfString(sentence);
        doc.fontSize(6).text(String(page), end, flow.y - 1, { lineBreak: false });
        doc.fontSize(10).text(' voor dit jaar.', end + 4, flow.y, { lineBreak: false });
        sheet.text.push(`${sentence} voor dit jaar.`);
        sheet.text.push(`Kamerstuk ${page}00 over de werkagenda, te vinden op de site van de dienst.`);
        flow.y += 22;
        put(sheet, flow, prose(710 + page, 6));
        doc.fontSize(6).text(String(page), 60, 738, { lineBreak: false });
        doc.fontSize(7.5).text(`Kamerstuk ${page}00 over de werkagenda, te vinden op de site van de dienst.`, 66, 740, {
          lineBreak: false,
        });
        footer(sheet, 'Brief over de uitvoering', page);
      }
    }),
    make('marge en gedraaide tekst', (sheet) => {
      const { doc } = sheet;
      const flow: Flow = { x: 160, width: 380, y: 90 };
      put(sheet, flow, 'Antwoord op uw brief', { size: 16 });
      for (let at = 0; at < 4; at++) put(sheet, flow, prose(800 + at, 4), { hyphenate: true });
      doc
        .save()
        .rotate(-90, { origin: [30, 600] })
        .font('Helvetica')
        .fontSize(8)
        .text('Gedraaid kenmerk 38', 30, 600, { lineBreak: false })
        .restore();
      sheet.furniture.push('Gedraaid kenmerk 38');
    }),
    make('zin over de bladzijde heen', (sheet) => {
      const whole = prose(850, 30);
      const { doc } = sheet;
      doc.font('Helvetica').fontSize(10);
      const all = lines(doc, whole, 470, true);
      sheet.text.push('Eén verhaal');
      doc.fontSize(18).text('Eén verhaal', 60, 60, { lineBreak: false });
      doc.fontSize(10);
      for (const [at, line] of all.entries()) {
        if (at === 25) {
          footer(sheet, 'Eén verhaal op twee bladzijden', 1);
          doc.addPage();
        }
        doc
          .font('Helvetica')
          .fontSize(10)
          .text(line, 60, (at < 25 ? 100 : 70) + (at % 25) * 13, { lineBreak: false });
      }
      footer(sheet, 'Eén verhaal op twee bladzijden', 2);
      sheet.text.push(whole);
    }),
    make(
      'getagd: twee kolommen en een tabel',
      (sheet) => {
        const { doc } = sheet;
        const root = doc.struct('Document');
        doc.addStructure(root);
        const tag = (role: string, flow: Flow, text: string, size = 10) => {
          root.add(element(doc, role, () => put(sheet, flow, text, { size, hyphenate: true })));
        };
        tag('H1', { x: 50, width: 500, y: 60 }, 'Toegankelijk verslag', 20);
        const left: Flow = { x: 50, width: 235, y: 110 };
        const right: Flow = { x: 310, width: 235, y: 110 };
        tag('H2', left, 'Links eerst', 12);
        for (let at = 0; at < 3; at++) tag('P', left, prose(900 + at, 4));
        tag('H2', right, 'Dan rechts', 12);
        for (let at = 0; at < 3; at++) tag('P', right, prose(910 + at, 4));
        const grid = doc.struct('Table');
        root.add(grid);
        let y = Math.max(left.y, right.y) + 20;
        for (const [number, row] of PRICES.entries()) {
          const tr = doc.struct('TR');
          grid.add(tr);
          for (const [at, cell] of row.entries()) {
            tr.add(
              element(doc, number === 0 ? 'TH' : 'TD', () =>
                doc.fontSize(9).text(cell, 50 + at * 160, y, { lineBreak: false }),
              ),
            );
          }
          tr.end();
          y += 14;
        }
        grid.end();
        root.end();
        sheet.tables.push(PRICES);
        doc.markContent('Artifact', { type: 'Pagination' });
        doc.text('Toegankelijk verslag blad 1', 50, 800, { lineBreak: false });
        doc.endMarkedContent();
        sheet.furniture.push('Toegankelijk verslag blad 1');
      },
      { tagged: true, lang: 'nl-NL', pdfVersion: '1.7' },
    ),
    make(
      'getagd: lijst in een volgorde die het oog niet volgt',
      (sheet) => {
        const { doc } = sheet;
        const root = doc.struct('Document');
        doc.addStructure(root);
        root.add(
          element(doc, 'H1', () => put(sheet, { x: 60, width: 470, y: 60 }, 'Stappen en toelichting', { size: 18 })),
        );
        const list = doc.struct('L');
        root.add(list);
        // Steps stand in two rows of two; the tree goes down each column.
        for (const [at, [x, y]] of [
          [60, 120],
          [60, 220],
          [320, 120],
          [320, 220],
        ].entries()) {
          const item = doc.struct('LI');
          list.add(item);
          item.add(
            element(doc, 'LBody', () => put(sheet, { x: x as number, width: 220, y: y as number }, prose(950 + at, 2))),
          );
          item.end();
        }
        list.end();
        root.add(element(doc, 'P', () => put(sheet, { x: 60, width: 470, y: 340 }, prose(960, 3))));
        root.end();
      },
      { tagged: true, lang: 'nl-NL', pdfVersion: '1.7' },
    ),
  ]);
}
