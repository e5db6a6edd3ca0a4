/**
 * A system that knows the cases: it answers each with its gold and ends the others as expected. The judge's tests break
 * it on purpose; it is of no other use.
 */
import type { Answer, Citation, SearchResult, Status } from '../src/answer.ts';
import type { Case, Expectation, Gold } from './case.ts';
import type { System } from './system.ts';

const ENDS: Readonly<Record<Exclude<Expectation, 'answer'>, Status>> = {
  abstain: 'abstained',
  redirect: 'redirected',
  refuse: 'refused',
};

function passageOf({ quote }: Gold): string {
  return `Dit staat erboven.\n${quote}`;
}

export function citationOf(gold: Gold, number: number): Citation {
  return {
    number,
    document: gold.doc,
    title: gold.doc,
    section: '',
    page: null,
    published: '2024',
    period: '2024',
    language: 'nl',
    quote: gold.quote,
    passage: passageOf(gold),
    url: `/bronnen/${gold.doc}`,
    sourceUrl: null,
    score: 1,
  };
}

/** An answer with these parts; the rest is as it must be. */
export function answerWith(parts: Pick<Answer, 'status' | 'text' | 'citations'> & Partial<Answer>): Answer {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    reason: null,
    mode: 'extractive',
    language: 'nl',
    lead: null,
    suggestions: [],
    target: null,
    aiGenerated: true,
    disclosure: 'Door een computer gemaakt.',
    provenance: { version: '0', corpus: 'c', index: 'i', embedder: 'e', model: null, prompt: null },
    ...parts,
  };
}

/** The gold quotes as one answer, each with its marker. */
export function answerFromGold(gold: readonly Gold[]): Answer {
  const text = gold.map(({ quote }, index) => `${quote} [${index + 1}]`).join(' ');
  return answerWith({ status: 'answered', text, citations: gold.map((one, index) => citationOf(one, index + 1)) });
}

/** Answers by the case's question; search gives the case's own gold first and all other gold behind it. */
export function syntheticSystem(cases: readonly Case[]): System {
  const byQuestion = new Map(cases.map((asked) => [asked.question, asked]));
  const find = (question: string | undefined): Case => {
    const asked = byQuestion.get(question ?? '');
    if (asked === undefined) throw new Error(`no case asks "${question}"`);
    return asked;
  };
  return {
    name: 'synthetic',
    async answer({ messages }) {
      const asked = find(messages.at(-1)?.content);
      if (asked.expect === 'answer') return answerFromGold(asked.gold);
      return answerWith({ status: ENDS[asked.expect], text: 'Dat staat niet in de documenten.', citations: [] });
    },
    async search(query, k) {
      const own = find(query).gold;
      const others = cases.flatMap(({ gold }) => gold).filter((gold) => !own.includes(gold));
      const results = [...own, ...others].slice(0, k);
      return results.map(
        (gold, index): SearchResult => ({
          rank: index + 1,
          document: gold.doc,
          title: gold.doc,
          section: '',
          page: null,
          passage: passageOf(gold),
          quote: gold.quote,
          score: 1 / (index + 1),
          url: '/',
        }),
      );
    },
  };
}
