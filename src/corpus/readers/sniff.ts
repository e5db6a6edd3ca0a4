/** What a file is, by its content; its name only decides between kinds of text. */
import { ReadError, type SourceFormat } from './draft.ts';

const latin1 = (bytes: Uint8Array, end: number): string => {
  let text = '';
  for (const byte of bytes.subarray(0, end)) text += String.fromCharCode(byte);
  return text;
};

const IMAGES = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];
const ARCHIVES = ['\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'PK\x05\x06'];

/**
 * The format of these bytes.
 * @throws ReadError for what no reader reads: empty files, old Office files, images, archives, programs.
 */
export function sniff(bytes: Uint8Array, name: string): SourceFormat {
  if (bytes.length === 0) throw new ReadError('empty');
  const head = latin1(bytes, 1024);
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new ReadError('old-office');
  if (IMAGES.some((start) => head.startsWith(start))) throw new ReadError('image');
  if (ARCHIVES.some((start) => head.startsWith(start))) throw new ReadError('archive');
  if (head.startsWith('{\\rtf')) throw new ReadError('rtf');
  const wide = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  if (!wide && head.includes('\0')) throw new ReadError('binary');
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  const isMarkup = /^<(?:!doctype html|html|head|body|main|article|section|div|h1|!--|\?xml)/i.test(text);
  if (isMarkup && !/^<\?xml[^>]*>\s*<(?!!doctype html|html)/i.test(text)) return 'html';
  if (/\.html?$|\.xhtml$/i.test(name) && /<[a-z][^>]*>/i.test(text)) return 'html';
  return /\.(?:md|markdown)$/i.test(name) || /^---\r?\n[\s\S]*?\b(?:id|title):/.test(text) ? 'markdown' : 'text';
}
