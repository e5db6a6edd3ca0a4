/**
 * `npm run teams:package`: packs the Teams app (manifest, English texts, icons) into a zip for the Teams admin centre,
 * after holding it against Microsoft's schemas. Needs TEAMS_APP_ID and PUBLIC_URL, and no secret.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import { strToU8, zipSync } from 'fflate';
import software from '../package.json' with { type: 'json' };
import { colourIcon, outlineIcon } from '../src/channels/teams/app/icons.ts';
import {
  englishTexts,
  type ManifestInput,
  manifestInputSchema,
  teamsManifest,
} from '../src/channels/teams/app/manifest.ts';

const SCHEMAS = new URL('../src/channels/teams/app/schema/', import.meta.url);

/** What a value has against one of Microsoft's schemas, a line each; none when it is valid. */
export function schemaProblems(name: 'manifest-1.30' | 'localization-1.30', value: unknown): string[] {
  // Draft 4, of which these two use nothing that later drafts read otherwise: without its name Ajv takes it.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(new URL(`${name}.json`, SCHEMAS), 'utf8'));
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    formats: { uri: (uri: string) => URL.canParse(uri) },
  });
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}: ${instancePath} ${message}`);
}

/** The files of the app. @throws Error that says what Microsoft's schemas have against them */
export function appFiles(input: ManifestInput): Record<string, Uint8Array> {
  const [manifest, english] = [teamsManifest(input), englishTexts()];
  const problems = [...schemaProblems('manifest-1.30', manifest), ...schemaProblems('localization-1.30', english)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'en.json': strToU8(`${JSON.stringify(english, null, 2)}\n`),
    'color.png': colourIcon(),
    'outline.png': outlineIcon(),
  };
}

/** Writes the zip; the same input gives the same bytes. Gives the exit code. */
function run(): number {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const { TEAMS_APP_ID: appId, PUBLIC_URL: publicUrl } = process.env;
  const input = manifestInputSchema.safeParse({ appId, publicUrl, version: software.version });
  if (!input.success) {
    const names: Record<string, string> = { appId: 'TEAMS_APP_ID', publicUrl: 'PUBLIC_URL' };
    for (const { path, message } of input.error.issues) {
      const [name = ''] = path;
      console.error(`${names[String(name)] ?? String(name)} is missing or wrong: give ${message}.`);
    }
    return 2;
  }
  const file = values.out ?? 'duo-vraagbaak-teams.zip';
  const zip = zipSync(appFiles(input.data), { mtime: new Date(2000, 0, 1) });
  writeFileSync(file, zip);
  console.log(`${file}: ${zip.length} bytes, valid against schema 1.30`);
  return 0;
}

if (import.meta.main) process.exitCode = run();
