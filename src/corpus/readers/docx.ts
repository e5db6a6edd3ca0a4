/** A Word document, by mammoth; its tables and lists go the way of a web page's. Page numbers do not stand in the file. */
import mammoth from 'mammoth';
import { shorten } from './clean-text.ts';
import { type Draft, type Finding, ReadError } from './draft.ts';
import { readHtml } from './html.ts';
import { unzip } from './zip.ts';

const decodeXml = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

const field = (xml: string, name: string): string | null => {
  const start = xml.indexOf(`<${name}`);
  if (start < 0) return null;
  const open = xml.indexOf('>', start);
  const close = xml.indexOf(`</${name}>`, open);
  return open < 0 || close < 0 ? null : decodeXml(xml.slice(open + 1, close)).trim() || null;
};

/** Runs marked hidden or set in white, with their text. */
function hiddenRuns(xml: string): string[] {
  const found: string[] = [];
  for (const run of xml.split(/<w:r[ >]/).slice(1)) {
    const end = run.indexOf('</w:r>');
    const part = end < 0 ? run : run.slice(0, end);
    if (
      !/<w:vanish\/>|<w:vanish w:val="(?:1|true|on)"|<w:color [^>]{0,80}w:val="FFFFFF"|<w:sz w:val="[12]"\/>/i.test(
        part,
      )
    )
      continue;
    const text = [...part.matchAll(/<w:t(?: [^>]{0,80})?>([^<]*)</g)]
      .map(([, piece = '']) => decodeXml(piece))
      .join('');
    if (text.trim() !== '') found.push(text.trim());
  }
  return found;
}

/**
 * Reads a Word document.
 * @throws ReadError when it is no Word document, is packed or nested beyond the limits, or declares XML entities.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const entries = unzip(bytes);
  const main = entries.get('word/document.xml');
  if (!main) throw new ReadError(entries.has('EncryptedPackage') ? 'encrypted' : 'not-word');
  const decoder = new TextDecoder();
  for (const [name, data] of entries) {
    if (/\.(?:xml|rels)$/.test(name) && /<!(?:DOCTYPE|ENTITY)/i.test(decoder.decode(data.subarray(0, 4096)))) {
      throw new ReadError('xml-entities');
    }
  }
  const xml = decoder.decode(main);
  const hidden = hiddenRuns(xml);
  let result: Awaited<ReturnType<typeof mammoth.convertToHtml>>;
  try {
    result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh", 'strike => '],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
  } catch {
    throw new ReadError('damaged');
  }
  let html = result.value.replace(/<sup><a [^>]*>\[\d+\]<\/a><\/sup>/g, '');
  const findings: Finding[] = [];
  for (const text of hidden) {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    html = html.replace(escaped, '');
    findings.push({ level: 'omitted', code: 'hidden', values: { text: shorten(text, 400) } });
  }
  const core = decoder.decode(entries.get('docProps/core.xml') ?? new Uint8Array());
  const named = field(core, 'dc:title');
  const draft = readHtml(new TextEncoder().encode(`<html><body><main>${html}</main></body></html>`));
  const date = field(core, 'dcterms:modified') ?? field(core, 'dcterms:created');
  const warnings = result.messages.filter(({ type }) => type === 'error');
  for (const { message } of warnings)
    findings.push({ level: 'doubtful', code: 'converter', values: { text: shorten(message) } });
  return {
    ...draft,
    format: 'docx',
    title: draft.title ?? named,
    body: draft.title === null && named !== null ? `# ${named}\n\n${draft.body}` : draft.body,
    published: date?.slice(0, 10) ?? null,
    publisher: null,
    language: field(core, 'dc:language')?.toLowerCase() ?? null,
    findings: [...draft.findings, ...findings],
  };
}
