/**
 * The app's manifest for Teams: Dutch, with English beside it. Its form is Microsoft's schema 1.30 (schema/).
 */
import { z } from 'zod';
import english from './manifest.en.json' with { type: 'json' };
import dutch from './manifest.nl.json' with { type: 'json' };

/** Version of the manifest's schema. */
const SCHEMA = '1.30';
const NAME = 'DUO Vraagbaak';
/** The same blue as the pages have. */
const ACCENT = '#154273';

/** Commands by their Dutch word, which is the key of their description, and their English one. */
const COMMANDS = [
  ['zoek', 'search'],
  ['controleer', 'check'],
  ['bronnen', 'sources'],
  ['opnieuw', 'reset'],
  ['help', 'help'],
] as const;
/** Where the bot can be used; each scope has a list of commands of its own. */
const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** What the manifest is made of. Teams opens no other addresses than https. */
export const manifestInputSchema = z.object({
  appId: z.guid('the application id of the bot, as Azure shows it'),
  publicUrl: z
    .url({ protocol: /^https$/, error: 'an address that begins with https://' })
    .transform((url) => url.replace(/\/$/, '')),
  /** Teams installs an update only when this is higher than before. */
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'three numbers joined by points'),
});
export type ManifestInput = z.infer<typeof manifestInputSchema>;

/** The manifest itself, with the Dutch texts. */
export function teamsManifest({ appId, publicUrl, version }: ManifestInput) {
  const page = `${publicUrl}/`;
  const commands = COMMANDS.map(([title]) => ({ title, description: dutch[title] }));
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version,
    id: appId.toLowerCase(),
    localizationInfo: { defaultLanguageTag: 'nl-nl', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
    developer: { name: NAME, websiteUrl: page, privacyUrl: `${page}privacy`, termsOfUseUrl: page },
    name: { short: NAME, full: NAME },
    description: { short: dutch.short, full: dutch.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    bots: [
      {
        botId: appId.toLowerCase(),
        scopes: SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands })),
      },
    ],
    permissions: ['identity'],
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).host],
  };
}

/** The English texts, by their place in the manifest. */
export function englishTexts(): Record<string, string> {
  const commands = SCOPES.flatMap((_, list) =>
    COMMANDS.flatMap(([key, title], index) => {
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, english[key]],
      ];
    }),
  );
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    'name.short': NAME,
    'name.full': NAME,
    'description.short': english.short,
    'description.full': english.full,
    ...Object.fromEntries(commands),
  };
}
