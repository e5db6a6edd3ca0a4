/**
 * Systems broken on purpose, one defect each, to see that the judge notices it and nothing else is blamed.
 */
import type { Answer, Citation } from '../src/answer.ts';
import type { System } from './system.ts';

function changing(system: System, change: (answer: Answer, question: string) => Answer): System {
  return {
    ...system,
    async answer(request) {
      return change(await system.answer(request), request.messages.at(-1)?.content ?? '');
    },
  };
}

/** Every citation shows another quote of the pool, from its own passage: valid as an object, about something else. */
export function swapCitations(system: System, pool: readonly Citation[]): System {
  const other = ({ number, quote }: Citation): Citation => {
    const place = pool.findIndex((one) => one.quote === quote);
    return { ...(pool[(place + 1) % pool.length] as Citation), number };
  };
  return changing(system, (answer) => ({ ...answer, citations: answer.citations.map(other) }));
}

/** Only the first statement with its citation is left. */
export function dropSentences(system: System): System {
  return changing(system, (answer) => {
    const end = answer.text.indexOf(']') + 1;
    return end === 0 ? answer : { ...answer, text: answer.text.slice(0, end), citations: answer.citations.slice(0, 1) };
  });
}

/** What should get no answer gets one, with a real quote. */
export function answerEverything(system: System, citation: Citation): System {
  return changing(system, (answer) =>
    answer.status === 'answered'
      ? answer
      : { ...answer, status: 'answered', text: `${citation.quote} [1]`, citations: [{ ...citation, number: 1 }] },
  );
}

/** Nothing is answered. */
export function refuseEverything(system: System): System {
  return changing(system, (answer) => ({
    ...answer,
    status: 'abstained',
    reason: 'not_in_documents',
    text: 'Dat staat niet in de documenten.',
    citations: [],
  }));
}

/** Search gives the same passages, the worst first. */
export function shuffleRetrieval(system: System): System {
  return {
    ...system,
    async search(query, k) {
      const results = [...(await system.search(query, 50))].reverse().slice(0, k);
      return results.map((result, index) => ({ ...result, rank: index + 1 }));
    },
  };
}

/** Each answer begins with a statement that its citation does not hold. */
export function citeWithoutSupport(system: System): System {
  return changing(system, (answer) =>
    answer.citations.length === 0
      ? answer
      : { ...answer, text: `Iedereen krijgt volgend jaar honderd euro zonder iets aan te vragen. [1] ${answer.text}` },
  );
}

/** Each answer cites one quote more than it needs, behind its last statement. */
export function padCitations(system: System, citation: Citation): System {
  return changing(system, (answer) => {
    if (answer.citations.length === 0) return answer;
    const number = answer.citations.length + 1;
    return { ...answer, text: `${answer.text}[${number}]`, citations: [...answer.citations, { ...citation, number }] };
  });
}

/** Quotes are no longer what stands in the passage. */
export function retouchQuotes(system: System): System {
  const retouch = (citation: Citation): Citation => ({ ...citation, quote: `${citation.quote} Altijd.` });
  return changing(system, (answer) => ({ ...answer, citations: answer.citations.map(retouch) }));
}

/** The text ends with the question as it was asked. */
export function echoQuestion(system: System): System {
  return changing(system, (answer, question) => ({ ...answer, text: `${answer.text}\nU vroeg: ${question}` }));
}

/** Every third question fails. */
export function failSometimes(system: System): System {
  let asked = 0;
  return {
    ...system,
    async answer(request) {
      asked += 1;
      if (asked % 3 === 0) throw new Error('HTTP 500');
      return system.answer(request);
    },
  };
}
