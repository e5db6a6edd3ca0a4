/** Builds the index once before the tests, so that files that ask the real assistant only open it. */
import { openAssistant } from '../src/runtimes/open-assistant.ts';
import { progressOn } from '../src/runtimes/progress.ts';
import { readSettings } from '../src/runtimes/settings.ts';

export async function setup(): Promise<void> {
  const { close } = await openAssistant(readSettings(process.env), progressOn(process.stderr));
  await close();
}
