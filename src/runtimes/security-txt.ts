/** The editors' security.txt (RFC 9116): read from the folder of the corpus, served only while it holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecurityTxt {
  /** Null when it is not there, lacks what the RFC demands, or has expired. */
  text(now: Date): string | null;
  /** What an operator should know, as a sentence; null when all is well. */
  warning(now: Date): string | null;
}

/** How long before it expires an operator is told, in days. */
const NOTICE_DAYS = 30;
const DAY = 86_400_000;

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Reads the file once. */
export function readSecurityTxt(folder: string): SecurityTxt {
  const file = join(folder, 'security.txt');
  const content = read(file);
  const expires = Date.parse(/^Expires: *(\S+)/im.exec(content ?? '')?.[1] ?? '');
  const hasContact = /^Contact: *(?:https|mailto|tel):/im.test(content ?? '');
  const isWhole = hasContact && !Number.isNaN(expires);
  return {
    text: (now) => (isWhole && now.getTime() < expires ? content : null),
    warning(now) {
      if (content === null) return `${file} is not there: /.well-known/security.txt says 404.`;
      if (!isWhole) return `${file} needs a line "Contact:" and a line "Expires:": it is not served.`;
      const days = Math.floor((expires - now.getTime()) / DAY);
      if (days < 0) return `${file} has expired: it is not served. Check it and set a new date.`;
      return days < NOTICE_DAYS ? `${file} expires in ${days} days. Check it and set a new date.` : null;
    },
  };
}
