/**
 * `npm run settings`: writes docs/settings.md, the table of settings, from the schema that reads them. A test fails
 * when the file is stale.
 */
import { writeFileSync } from 'node:fs';
import { settingsSchema } from '../src/runtimes/settings.ts';
import { refuseArguments } from './arguments.ts';

/** Where the table stands. */
export const SETTINGS_FILE = new URL('../docs/settings.md', import.meta.url);

const INTRODUCTION = `# Settings

Environment variables, read once when a command starts. A variable that is absent or empty gets its default. A wrong
value stops the start with exit code 2 and a message that names the variable, its value and what is allowed.

This file is made by \`npm run settings\` from \`src/runtimes/settings.ts\`; change it there.
`;

/** A default as a reader would type it. */
function shown(value: unknown): string {
  const typed = Array.isArray(value) ? value.join(',') : String(value ?? '');
  return typed === '' ? 'none' : `\`${typed}\``;
}

/** The whole file, in Markdown: one row a setting, in the order of the schema. */
export function settingsTable(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const meaning = (schema.description ?? '').replaceAll('|', '\\|');
    return `| \`${name}\` | ${meaning} | ${shown(schema.parse(undefined))} |`;
  });
  return `${INTRODUCTION}\n| variable | meaning | default |\n|---|---|---|\n${rows.join('\n')}\n`;
}

if (import.meta.main) {
  refuseArguments('settings');
  writeFileSync(SETTINGS_FILE, settingsTable());
}
