/**
 * The stop buttons, kept in DATA_DIR/switches.json so that what was paused stays so over a restart. The file is
 * replaced as a whole; a kill at any moment leaves the old one or the new one.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeptSwitches, Switch, SwitchSetting } from '../ports.ts';

const FILE = 'switches.json';

const stateSchema = z.object({ paused: z.boolean(), since: z.iso.datetime() });
const fileSchema = z.partialRecord(z.enum(['chat', 'teams', 'cli', 'generative']), stateSchema);
type States = z.infer<typeof fileSchema>;

/** The file is there and cannot be used: what was paused is not known, so nothing may start. */
export class SwitchesError extends Error {
  override readonly name = 'SwitchesError';
}

function read(file: string): States {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SwitchesError(`${file} cannot be read (${(error as Error).message}): what was paused is not known.`);
  }
  try {
    return fileSchema.parse(JSON.parse(json));
  } catch {
    throw new SwitchesError(
      `${file} is damaged: what was paused is not known. Delete it to start with nothing paused, or write {"chat":{"paused":true,"since":"${new Date(0).toISOString()}"}} in it to start with the chat paused.`,
    );
  }
}

async function write(folder: string, states: States): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${FILE}.new`);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(states, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, join(folder, FILE));
}

/**
 * Opens the switches of a folder; without a file nothing is paused. A press is in force at once, also where it cannot
 * be written. @throws SwitchesError
 */
export function openSwitches(folder: string): KeptSwitches {
  let states = read(join(folder, FILE));
  let isKept = true;
  let writing: Promise<void> = Promise.resolve();
  const get = (what: Switch): SwitchSetting => ({
    paused: states[what]?.paused ?? false,
    since: states[what]?.since ?? null,
    kept: isKept,
  });
  return {
    isPaused: (what) => states[what]?.paused ?? false,
    get,
    async set(what, paused, at) {
      states = { ...states, [what]: { paused, since: at.toISOString() } };
      // One after the other, each with all that holds by then: the last one written is the last one set.
      writing = writing.then(async () => {
        try {
          await write(folder, states);
          isKept = true;
        } catch {
          isKept = false;
        }
      });
      await writing;
      return get(what);
    },
  };
}
