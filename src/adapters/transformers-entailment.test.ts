import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EntailmentModel } from '../ports.ts';
import { openedWhenRead, openTransformersEntailment } from './transformers-entailment.ts';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const QUOTE = 'De bibliotheek is op maandag alleen open voor leden van de vereniging.';

describe('the cross-encoder', () => {
  let model: EntailmentModel;
  beforeAll(async () => {
    model = await openTransformersEntailment(MODELS);
  });
  const saysIt = async (claim: string, quote = QUOTE): Promise<number> => {
    const [read] = await model.read(claim, [quote]);
    return read?.none ?? Number.NaN;
  };

  test('its chances add up to one, for each quote in turn', async () => {
    const read = await model.read('Leden kunnen op maandag terecht.', [QUOTE, 'De bibliotheek is dicht.', '']);
    expect(read).toHaveLength(3);
    for (const one of read) {
      const chances = Object.values(one);
      expect(chances).toHaveLength(8);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
    }
  });

  test('what the quote says has more of a chance than what it says nothing of', async () => {
    const faithful = await saysIt('Op maandag mogen leden van de vereniging in de bibliotheek.');
    expect(faithful).toBeGreaterThan(await saysIt('De bibliotheek koopt elk jaar honderd nieuwe boeken.'));
  });

  test('the same twice, and a text beyond its reach is cut off', async () => {
    expect(await saysIt('Leden mogen binnen.')).toBe(await saysIt('Leden mogen binnen.'));
    const long = 'De bibliotheek is op maandag open. '.repeat(100);
    expect(await saysIt(long, long)).toBeGreaterThanOrEqual(0);
  });
});

test('a folder without the model is named, at once', async () => {
  await expect(openTransformersEntailment('/nowhere/models')).rejects.toThrow('/nowhere/models/claim-verifier');
  await expect(openedWhenRead('/nowhere/models')).rejects.toThrow('/nowhere/models/claim-verifier');
});

test('opened when first read, it says the same', async () => {
  const [later, now] = [await openedWhenRead(MODELS), await openTransformersEntailment(MODELS)];
  expect(later.id).toBe(now.id);
  expect(await later.read('Leden mogen binnen.', [])).toEqual([]);
  expect(await later.read('Leden mogen binnen.', [QUOTE])).toEqual(await now.read('Leden mogen binnen.', [QUOTE]));
});
