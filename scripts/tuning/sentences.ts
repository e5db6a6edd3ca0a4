/** Fits the chance that a sentence answers: a sentence that overlaps a case's gold quote is one that does. */
import type { Case } from '../../evals/case.ts';
import { quoteOverlaps } from '../../evals/matching.ts';
import { PORTABLE_SENTENCE_FEATURES, SENTENCE_FEATURES, sentenceRows } from '../../src/composing/sentence-features.ts';
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
function bestIsRight(asked: readonly Asked[], model: LogisticModel, names: readonly string[]): number {
  const right = asked.filter(({ samples }) => {
    const best = samples.reduce<{ score: number; label: number }>(
      (top, { values, label }) => {
        const score = chance(model, names, only(names, values));
        return score > top.score ? { score, label } : top;
      },
      { score: -1, label: 0 },
    );
    return best.label === 1;
  });
  return right.length;
}

/** The values of some of the features, in their order. */
function only(names: readonly string[], values: readonly number[]): number[] {
  return SENTENCE_FEATURES.flatMap((name, index) => (names.includes(name) ? [values[index] as number] : []));
}

/** Fits one model on these cases and prints how its best sentence does on cases held out. */
function fitAndCheck(
  name: string,
  asked: readonly Asked[],
  names: readonly string[] = SENTENCE_FEATURES,
): LogisticModel {
  const fitted = (some: readonly Asked[]) =>
    fitLogistic(
      names,
      some.flatMap(({ samples }) => samples).map(({ values, ...rest }) => ({ ...rest, values: only(names, values) })),
      PENALTY,
    );
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(asked.filter(({ item }) => foldOf(item, FOLDS) !== fold));
    right += bestIsRight(
      asked.filter(({ item }) => foldOf(item, FOLDS) === fold),
      model,
      names,
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
  const dutch = asked.filter(({ item }) => item.lang === 'nl');
  const others = asked.filter(({ item }) => item.lang !== 'nl');
  return {
    fitted: {
      embedder: workbench.embedder.id,
      same: fitAndCheck('Dutch', dutch),
      other: fitAndCheck('other languages', others),
    },
    /** For embedders that nothing was fitted with. */
    portable: {
      same: fitAndCheck('Dutch, portable', dutch, PORTABLE_SENTENCE_FEATURES),
      other: fitAndCheck('other languages, portable', others, PORTABLE_SENTENCE_FEATURES),
    },
  };
}
