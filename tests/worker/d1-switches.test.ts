import { beforeAll, expect, test } from 'vitest';
import { openD1Switches } from '../../src/adapters/d1-switches.ts';
import { holdSwitches } from '../../src/adapters/switches-contract.test-support.ts';
import { bindings, empty, migrate } from './d1.test-support.ts';

beforeAll(migrate);

const opened = async () => {
  const switches = openD1Switches(bindings.DB);
  await switches.read();
  return switches;
};

holdSwitches('D1', async () => {
  await empty();
  return { switches: await opened(), again: opened };
});

test('before they were read everything is paused, and a press of another isolate counts once they are read', async () => {
  await empty();
  const [here, there] = [openD1Switches(bindings.DB), openD1Switches(bindings.DB)];
  expect(here.isPaused('chat')).toBe(true);
  await here.read();
  expect(here.isPaused('chat')).toBe(false);
  await there.set('chat', true, new Date());
  await here.read();
  expect(here.isPaused('chat')).toBe(true);
});

test('a press that cannot be written fails, and is not in force', async () => {
  await empty();
  let works = true;
  const prepare = (sql: string) => bindings.DB.prepare(works ? sql : 'SELECT * FROM nothing');
  const switches = openD1Switches({ ...bindings.DB, prepare });
  await switches.read();
  works = false;
  await expect(switches.set('chat', true, new Date())).rejects.toThrow();
  await expect(switches.read()).rejects.toThrow();
  expect(switches.isPaused('chat')).toBe(false);
});
