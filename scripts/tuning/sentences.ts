/** Fits the chance that a sentence answers: a sentence that overlaps a case's gold quote is one that does. */
import type { Case } from '../../evals/case.ts';
import { quoteOverlaps } from '../../evals/matching.ts';
import { SENTENCE_FEATURES, sentenceRows } from '../../src/composing/sentence-features.ts';
import { expandQuestion } from '../../src/language/lexicon.ts';
import { chance, type LogisticModel } from '../../src/language/logistic.ts';
import { fitLogistic, type Sample } from './logistic-regression.ts';
import { foldOf, type Workbench } from './workbench.ts';

const FOLDS = 5;
const PENALTY = 10;

interface Asked {
  readonly item: Case;
  readonly samples: readonly Sample[];
}

async function samplesOf(workbench: Workbench, item: Case): Promise<Sample[]> {
  const { understanding, retrieval } = await workbench.ask(item);
  const { evidence, questions } = retrieval;
  const expansion = expandQuestion(understanding.question, item.lang);
  return sentenceRows(understanding, expansion, evidence, questions, workbench.split).map(
    ({ rank, sentence, values }) => {
      const passage = evidence[rank]?.passage;
      const place = passage?.sentences[sentence];
      const text = passage && place ? passage.text.slice(place.start, place.end) : '';
      const holds = item.gold.some(({ doc, quote }) => doc === passage?.document && quoteOverlaps(text, quote));
      return { values, label: holds ? 1 : 0 };
    },
  );
}

/** Share of the cases whose best sentence is a right one. */
function bestIsRight(asked: readonly Asked[], model: LogisticModel): number {
  const right = asked.filter(({ samples }) => {
    const best = samples.reduce<{ score: number; label: number }>(
      (top, { values, label }) => {
        const score = chance(model, SENTENCE_FEATURES, values);
        return score > top.score ? { score, label } : top;
      },
      { score: -1, label: 0 },
    );
    return best.label === 1;
  });
  return right.length;
}

/** Fits one model on these cases and prints how its best sentence does on cases held out. */
function fitAndCheck(name: string, asked: readonly Asked[]): LogisticModel {
  const fitted = (some: readonly Asked[]) =>
    fitLogistic(
      SENTENCE_FEATURES,
      some.flatMap(({ samples }) => samples),
      PENALTY,
    );
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(asked.filter(({ item }) => foldOf(item, FOLDS) !== fold));
    right += bestIsRight(
      asked.filter(({ item }) => foldOf(item, FOLDS) === fold),
      model,
    );
  }
  console.log(
    `Sentences, ${name}: the best one is right in ${right} of ${asked.length} cases held out (${FOLDS} folds).`,
  );
  return fitted(asked);
}

/** Fits for questions in the language of the documents and for questions in others, where words tell little. */
export async function tuneSentences(workbench: Workbench) {
  const asked: Asked[] = [];
  for (const item of workbench.cases.filter(({ expect, gold }) => expect === 'answer' && gold.length > 0)) {
    asked.push({ item, samples: await samplesOf(workbench, item) });
  }
  return {
    same: fitAndCheck(
      'Dutch',
      asked.filter(({ item }) => item.lang === 'nl'),
    ),
    other: fitAndCheck(
      'other languages',
      asked.filter(({ item }) => item.lang !== 'nl'),
    ),
  };
}
