/** The server on Node: reads the settings, listens at once, and opens the index meanwhile. */
import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { DatabaseError } from '../adapters/database-error.ts';
import { createApp } from '../channels/http/app.ts';
import { createPages } from '../channels/web/pages.ts';
import { CorpusError } from '../indexing/corpus-files.ts';
import { staleTargetsLine } from '../indexing/targets.ts';
import { keepRecords } from './keep-records.ts';
import { type OpenedAssistant, openAssistant, readVersion } from './open-assistant.ts';
import { openBot } from './open-bot.ts';
import { openShared } from './open-shared.ts';
import { progressOn } from './progress.ts';
import { readSettings, SettingsError } from './settings.ts';

/** Time that answers under way get to finish when the server is told to stop, in ms. */
const GRACE = 10_000;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const shared = settings.STORE === 'postgres' ? await openShared(settings, console.error) : null;
  const { records } = await keepRecords(settings, console.error, undefined, shared?.answers);
  let opened: OpenedAssistant | null = null;
  const pages = createPages({
    assistant: () => opened?.assistant ?? null,
    library: () => opened?.library ?? null,
    style: await readFile(new URL('../channels/web/style.css', import.meta.url), 'utf8'),
    kept: settings.RETENTION_DAYS > 0 ? { records, days: settings.RETENTION_DAYS } : undefined,
  });
  const version = await readVersion();
  const assistant = () => opened?.assistant ?? null;
  const bot = await openBot(settings, {
    assistant,
    recordFeedback: (feedback) => records.addFeedback(feedback),
    isPaused: () => false,
  });
  const app = createApp({
    assistant,
    pages,
    bot: bot?.routes ?? null,
    records,
    settings,
    version,
    callCounts: shared?.callCounts,
  });
  const server = serve({ fetch: app.fetch, port: settings.PORT, hostname: settings.HOST }, ({ address, port }) => {
    const host = address.includes(':') ? `[${address}]` : address;
    console.error(`DUO Vraagbaak ${version} listens on http://${host}:${port}/`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.PORT} is in use. Set PORT to another one.`
        : `The server cannot listen on ${settings.HOST}:${settings.PORT}: ${error.message}`,
    );
    process.exit(2);
  });
  const stop = () => {
    server.close(() => void (bot?.idle() ?? Promise.resolve()).then(() => process.exit(0)));
    setTimeout(() => process.exit(0), GRACE).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  opened = await openAssistant(settings, {
    ...progressOn(process.stderr),
    records,
    database: shared?.database ?? null,
  });
  const stale = staleTargetsLine(opened.targets, new Date());
  if (stale) console.error(stale);
  console.error('Ready: the index is open.');
}

try {
  await start();
} catch (error) {
  const expected = [SettingsError, CorpusError, DatabaseError].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exit(expected ? 2 : 1);
}
