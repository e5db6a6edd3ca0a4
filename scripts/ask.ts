/** `npm run ask -- "vraag" [--json] [--language en]`: one question, one answer on the terminal. */
import { ask } from '../src/channels/cli/ask.ts';
import { CorpusError } from '../src/indexing/corpus-files.ts';
import { openAssistant } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings, SettingsError } from '../src/runtimes/settings.ts';

try {
  const { assistant } = await openAssistant(readSettings(process.env), progressOn(process.stderr));
  process.exitCode = await ask(process.argv.slice(2), { assistant, stdout: process.stdout, stderr: process.stderr });
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof CorpusError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
