import { describe, expect, it } from 'vitest';
import { announces, isFragment } from './padding.ts';

describe('padding', () => {
  it('a line that only announces is told from one that states something before its colon', () => {
    for (const line of [
      'Hieronder een greep:',
      'Dat geld is besteed aan de volgende zaken:',
      'It is about the following plans and people:',
    ])
      expect([line, announces(line)]).toEqual([line, true]);
    for (const line of [
      'In 2024 zonden we vijf webinars uit:',
      'Hieronder staat wat we deden.',
      'De volgende dag regende het.',
    ])
      expect([line, announces(line)]).toEqual([line, false]);
  });

  it('labels, signatures and sentences that break off are fragments', () => {
    for (const line of [
      'Anna Jansen, directeur-generaal',
      'Maatwerk leveren',
      'Een van de plannen voor dit jaar is om de eilanden te laten aansluiten op',
      'Het verschil tussen mensen en voltijdsbanen komt doordat er relatief veel parttimers in dienst zijn: vorig jaar werkten 1.407',
    ])
      expect([line, isFragment(line)]).toEqual([line, true]);
  });

  it('whole sentences are none, also without a full stop', () => {
    for (const line of [
      'Samen maken we onderwijs en ontwikkeling mogelijk',
      'Ook bleek er veel behoefte te bestaan aan data over onderwijshuisvesting',
      'Bel 0800-1234',
      'U bereikt ons op werkdagen van 9 tot 17',
      'Dat klopt.',
      'Zij zei: “dat klopt.”',
    ])
      expect([line, isFragment(line)]).toEqual([line, false]);
  });
});
