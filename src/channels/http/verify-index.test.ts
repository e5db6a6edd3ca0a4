import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VerifiedSentence } from '../../answer.ts';
import { type OpenedAssistant, openAssistant } from '../../runtimes/open-assistant.ts';
import { readSettings } from '../../runtimes/settings.ts';
import { appFor, verify } from './verify.test-support.ts';

describe('on the real index', () => {
  let opened: OpenedAssistant;
  beforeAll(async () => {
    opened = await openAssistant(readSettings(process.env));
  });
  afterAll(() => opened.close());

  const sentencesFor = async (body: unknown): Promise<VerifiedSentence[]> => {
    const response = await verify(appFor(opened.assistant), body);
    return ((await response.json()) as { sentences: VerifiedSentence[] }).sentences;
  };
  /** A sentence of the documents with a number in it, whatever the documents are. */
  const someQuote = async (): Promise<string> => {
    const found = await opened.assistant.search('Hoeveel meldingen waren er in totaal?', 50);
    const quote = found.find(
      (result) => /\s\d{2,3}\s/.test(result.quote) && !/vorig jaar|dit jaar/i.test(result.quote),
    );
    return quote?.quote.replaceAll('\n', ' ') as string;
  };

  test('a sentence of the documents is supported by itself, its markers are ignored', async () => {
    const quote = await someQuote();
    const [first, ...more] = await sentencesFor({ text: `${quote} [1]` });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ text: quote, supported: true, reasons: [] });
    expect(first?.passage).toContain(first?.quote);
    expect((await opened.assistant.documents()).map(({ id }) => id)).toContain(first?.document);
  });

  test('with another number it is not, and the reason is the number', async () => {
    const quote = await someQuote();
    const changed = quote.replace(/\s(\d{2,3})\s/, (_, number) => ` ${Number(number) + 1000} `);
    const [first] = await sentencesFor({ text: changed, passages: [quote] });
    expect(first).toMatchObject({ supported: false, reasons: expect.arrayContaining(['number']) });
  });

  test('with passages nothing else supports a sentence', async () => {
    const quote = await someQuote();
    const [first] = await sentencesFor({ text: quote, passages: ['De bibliotheek is op maandag gesloten.'] });
    expect(first).toMatchObject({ supported: false, document: null });
    expect(await sentencesFor({ text: quote, passages: [] })).toEqual([
      { text: quote, supported: false, reasons: ['not_covered'], quote: null, passage: null, document: null },
    ]);
  });
});
