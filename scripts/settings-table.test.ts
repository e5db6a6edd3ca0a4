import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../src/runtimes/settings.ts';
import { SETTINGS_FILE, settingsTable } from './settings-table.ts';

describe('the table of settings', () => {
  test('docs/settings.md is what `npm run settings` writes', () => {
    expect(readFileSync(SETTINGS_FILE, 'utf8')).toBe(settingsTable());
  });

  test('every setting has one row with a meaning and a default', () => {
    const rows = settingsTable()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => row.split('`')[1])).toEqual(Object.keys(settingsSchema.shape));
    for (const row of rows) expect(row).toMatch(/^\| `[A-Z_]+` \| \S[^|]+ \| (none|`[^`]+`) \|$/);
  });
});
