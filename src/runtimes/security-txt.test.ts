import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecurityTxt } from './security-txt.ts';

function written(text: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'security-'));
  if (text !== null) writeFileSync(join(folder, 'security.txt'), text);
  return readSecurityTxt(folder);
}

const WHOLE = 'Contact: https://example.org/report\nExpires: 2031-06-01T00:00:00Z\n';

test('the editors’ file is served as it stands until it expires, with a notice a month before', () => {
  const file = written(WHOLE);
  expect([file.text(new Date('2031-01-01')), file.warning(new Date('2031-01-01'))]).toEqual([WHOLE, null]);
  expect(file.text(new Date('2031-05-20'))).toBe(WHOLE);
  expect(file.warning(new Date('2031-05-20'))).toContain('expires in 12 days');
  expect(file.text(new Date('2031-06-02'))).toBeNull();
  expect(file.warning(new Date('2031-06-02'))).toContain('has expired');
});

test.each([
  [null, 'is not there'],
  ['Contact: https://example.org\n', 'needs a line'],
  ['Expires: 2031-06-01T00:00:00Z\n', 'needs a line'],
  ['Contact: someone\nExpires: 2031-06-01T00:00:00Z\n', 'needs a line'],
])('a file that does not hold is not served: %#', (text, warning) => {
  const file = written(text);
  expect(file.text(new Date('2031-01-01'))).toBeNull();
  expect(file.warning(new Date('2031-01-01'))).toContain(warning);
});

test('the file of this corpus is whole, and expires within a year of its last change', () => {
  const file = readSecurityTxt('corpus');
  expect(file.text(new Date('2026-11-22'))).toContain('Contact: https://');
});
