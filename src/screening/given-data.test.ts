import { describe, expect, it } from 'vitest';
import { withoutGivenData } from './given-data.ts';

describe('withoutGivenData', () => {
  it('leaves the bare question where a sentence beside it only gives a number', () => {
    expect(withoutGivenData('Mijn BSN is [BSN]. Hoeveel klachten kreeg DUO in 2024?')).toBe(
      'Hoeveel klachten kreeg DUO in 2024?',
    );
    expect(withoutGivenData('Hoeveel klachten kreeg DUO in 2024? Groet, IBAN [IBAN]')).toBe(
      'Hoeveel klachten kreeg DUO in 2024? Groet',
    );
  });

  it('leaves the clause that asks where another one of the sentence only gives a number', () => {
    expect(withoutGivenData('Mijn BSN is [BSN], hoeveel klachten kreeg DUO?')).toBe('hoeveel klachten kreeg DUO?');
    expect(withoutGivenData('Mijn mail is [e-mailadres] en ik woon in Canada. Hoe log ik in?')).toBe(
      'ik woon in Canada. Hoe log ik in?',
    );
  });

  it('keeps a number that is part of what is asked', () => {
    for (const text of [
      'Kan DUO mij bellen op [telefoonnummer]?',
      'Als ik verhuis naar [adres], krijg ik dan meer beurs?',
      'Wat doet DUO met mijn nummer [BSN]?',
    ]) {
      expect(withoutGivenData(text)).toBe(text);
    }
  });

  it('keeps a message that only gives data, or has none', () => {
    expect(withoutGivenData('Mijn BSN is [BSN].')).toBe('Mijn BSN is [BSN].');
    const particulars = 'Mijn BSN is [BSN], mail [e-mailadres], bel [telefoonnummer], rekening [IBAN].';
    expect(withoutGivenData(particulars)).toBe(particulars);
    expect(withoutGivenData('Hoeveel klachten, en waarover?')).toBe('Hoeveel klachten, en waarover?');
  });
});
