/**
 * A library for tests: one document with everything that a document can have, and a passage around each of it.
 */

import { parseDocument } from '../../corpus/parse-markdown.ts';
import { passagesOf } from '../../corpus/passages.ts';
import type { Library } from './library.ts';

const SENTENCE = 'De dienst telde in dit jaar meer aanvragen dan in het jaar ervoor, en handelde ze sneller af.';

/** The document's Markdown. */
export const SAMPLE = `---
id: jaarbericht-2031
title: Jaarbericht 2031
publisher: Dienst Voorbeeld
published: 2032-03-01
period: "2031"
language: nl
url: https://example.org/jaarbericht-2031.pdf
sources: []
---

# Jaarbericht 2031

<!-- page: 3 -->

## Voorwoord

${SENTENCE} Zie ook [het besluit](https://example.org/besluit) & <script>alert(1)</script> de rest.[^1]

[^1]: Zie [de bijlage](https://example.org/bijlage.pdf).

${`${SENTENCE} `.repeat(14)}

<!-- page: 4 -->

## Dienstverlening

### Aanvragen

Wij deden het volgende:

${Array.from({ length: 12 }, (_, n) => `- Punt ${n + 1}: ${SENTENCE}`).join('\n')}
  - Een punt onder het laatste punt.

<!-- missing: Hier ontbreekt een zin in de bron. -->

### Verzuim

| Verzuim | 2030 | 2031 |
|---|---|---|
${Array.from({ length: 30 }, (_, n) => `| Afdeling ${n + 1} | ${n},1% | ${n},2% en ${SENTENCE} |`).join('\n')}

## Slot

[Niet volgen](javascript:alert(1)). ${SENTENCE}
`;

/** Holds the documents given as Markdown; the sample when none is given. */
export class FakeLibrary implements Library {
  readonly #documents;

  constructor(markdown: readonly string[] = [SAMPLE]) {
    this.#documents = new Map(
      markdown.map((text) => {
        const document = parseDocument(text);
        return [document.meta.id, { document, passages: passagesOf(document) }];
      }),
    );
  }

  async document(id: string) {
    return this.#documents.get(id) ?? null;
  }
}
