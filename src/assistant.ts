/**
 * The pipeline: the only file that knows the order of the steps. Channels see this file and answer.ts alone.
 */
import {
  type Answer,
  type ChatRequest,
  type DocumentSummary,
  InvalidQuestionError,
  MAX_QUESTION_LENGTH,
  type ProgressEvent,
  type Provenance,
  type Reason,
  type SearchResult,
  type StepName,
  type Target,
  type VerifiedSentence,
} from './answer.ts';
import { contradict, withOtherSides } from './composing/conflicts.ts';
import { endingText } from './composing/ended.ts';
import { composeExtractive } from './composing/extractive.ts';
import { leadOf } from './composing/lead.ts';
import { joinClaims, type PresentedClaim, passageUrl, present } from './composing/present.ts';
import { suggestionsFor } from './composing/suggestions.ts';
import type { DocumentMeta } from './corpus/document.ts';
import {
  condensedQuestion,
  Generation,
  type GenerationEvent,
  type GenerationReport,
  type Generator,
} from './generation.ts';
import { bySides } from './judging/by-sides.ts';
import { NOT_IN_DOCUMENTS, notInDocuments, OUT_OF_SCOPE } from './judging/endings.ts';
import { judge } from './judging/judge.ts';
import { hasKnownWord, NOT_UNDERSTOOD } from './judging/known-words.ts';
import { expandQuestion } from './language/lexicon.ts';
import { remembering } from './language/remembered.ts';
import type { Channel, Clock, Embedder, EntailmentModel, Manifest, PassageStore, Switches } from './ports.ts';
import { noting, type Records, type Verification, verificationOf } from './records.ts';
import { type Find, findParts, vectorOfAll } from './retrieval/find-parts.ts';
import { interleave } from './retrieval/interleave.ts';
import { retrieve } from './retrieval/retrieve.ts';
import { endingFor, type IntentScreen } from './screening/intents.ts';
import { isPlantedInstruction } from './screening/planted.ts';
import { maskText, screen } from './screening/screen.ts';
import { text } from './texts/texts.ts';
import {
  type Ask,
  type Claim,
  type Ending,
  NOTHING_RETRIEVED,
  NOTHING_UNDERSTOOD,
  type Outcome,
  type Turn,
} from './turn.ts';
import { understand, understandParts } from './understanding/understand.ts';
import { verifyQuotes } from './verifying/verify-quotes.ts';
import { verifyText } from './verifying/verify-text.ts';

export type { GenerationEvent } from './generation.ts';

export interface Assistant {
  /**
   * Yields progress and returns the answer, which is authoritative and, where answers are kept, kept by then.
   * @throws InvalidQuestionError
   */
  answer(request: ChatRequest, options?: AnswerOptions): AsyncGenerator<ProgressEvent, Answer>;
  /** The text as it may be shown and carried on: cleaned, personal data masked. */
  mask(text: string): string;
  /** The k best passages for a query. @throws InvalidQuestionError */
  search(query: string, k: number): Promise<readonly SearchResult[]>;
  /** Holds each sentence of a text against the documents, or against these passages alone. A text without sentences gives none. */
  verify(text: string, passages?: readonly string[]): Promise<readonly VerifiedSentence[]>;
  documents(): Promise<readonly DocumentSummary[]>;
}

export interface AnswerOptions {
  readonly signal?: AbortSignal;
  /** Where the question came in; the chat unless told. */
  readonly channel?: Channel;
}

/** What the pipeline works with. */
export interface AssistantParts {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  readonly clock: Clock;
  /** Splits compounds; the one that the index was made with. */
  readonly split: (word: string) => string[];
  /** Reads a sentence beside a quote when one is verified; without it words alone decide. */
  readonly entailment?: EntailmentModel | null;
  /** Tells intents by the question's vector; null where none was trained for the embedder. */
  readonly intents: IntentScreen | null;
  /** Target by its key and the reader's language; null when the editors have none. */
  readonly target: (key: string, language: string) => Target | null;
  readonly version: string;
  /** Writes answers; null or absent leaves them to the documents' own sentences. */
  readonly generator?: Generator | null;
  /** What an operator stopped; absent where nothing can be. Generative mode is asked for here, channels are theirs. */
  readonly switches?: Switches;
  /** Told what became of the language model's part, once for each answer that it could have written. Must not throw. */
  readonly onEvent?: (event: GenerationEvent) => void;
  /** Keeps the answers; without it nothing is kept. */
  readonly records?: Records | undefined;
}

/** Passages that an answer is chosen from. */
const EVIDENCE = 6;
/** Passages that a sentence is held against. */
const VERIFIED_AGAINST = 8;

/** Of sentences of documents, which come again. */
const isPlanted = remembering(isPlantedInstruction);

interface Step {
  readonly name: StepName;
  run(turn: Turn, parts: AssistantParts, request: ChatRequest, signal?: AbortSignal): Outcome | Promise<Outcome>;
}

/** What happens to a question until there is something to answer with, or a reason not to. */
const STEPS: readonly Step[] = [
  {
    name: 'screen',
    run(turn, _, request) {
      const { verdict, question, history, language, masked } = screen(request, turn.now);
      const screened = { ...turn, question, history, language, masked };
      return verdict ? { turn: screened, ending: verdict } : { turn: screened };
    },
  },
  {
    name: 'understand',
    async run(turn, assistantParts, _, signal) {
      const documents = await assistantParts.store.documents();
      const { condensed, ...failed } = await condensedQuestion(
        isPaused(assistantParts) ? null : assistantParts.generator,
        turn,
        isPlantedInstruction,
        signal,
      );
      const history = condensed === null ? turn.history : [];
      const understanding = understand(condensed ?? turn.question, history, turn.language, turn.now, documents);
      const parts = understandParts(understanding, turn.language, turn.now, documents);
      return {
        turn: {
          ...turn,
          ...failed,
          understanding,
          parts: parts.map((part) => ({ understanding: part, retrieval: NOTHING_RETRIEVED })),
        },
      };
    },
  },
  {
    name: 'retrieve',
    async run(turn, parts) {
      const find = finder(parts, turn.language);
      const asked = turn.parts.map(({ understanding }) => understanding);
      const found = await findParts(asked, EVIDENCE, find);
      const retrieval = await find(turn.understanding, EVIDENCE, vectorOfAll(found));
      const asks = asked.map((understanding, at) => ({ understanding, retrieval: found[at] ?? NOTHING_RETRIEVED }));
      return { turn: { ...turn, retrieval, parts: asks } };
    },
  },
  {
    name: 'judge',
    async run(turn, { split, intents, embedder, store }) {
      const intended = intents ? await intendedEnding(turn, intents, embedder) : null;
      if (intended) return { turn, ending: intended };
      if (!hasKnownWord(turn.understanding.question, turn.language, turn.retrieval, split))
        return { turn, ending: NOT_UNDERSTOOD };
      const ids = await documentIds(store);
      const judgeAsk = ({ understanding, retrieval }: Ask) =>
        judge(understanding, retrieval, split, ids, store.manifest.embedder);
      const judgement = bySides(judgeAsk(turn), () => sidesOf(turn).map(judgeAsk));
      const judged = { ...turn, judgement };
      if (judgement.status === 'answered' || judgement.status === 'partial') return { turn: judged };
      return {
        turn: judged,
        ending: judgement.status === 'abstained' ? notInDocuments(judged.retrieval) : OUT_OF_SCOPE,
      };
    },
  },
];

/** What an answer without a language model is made from. */
export function provenanceOf({ corpus, generation, embedder }: Manifest, version: string): Provenance {
  return { version, corpus, index: generation, embedder, model: null, prompt: null };
}

/** Makes the assistant of its parts. */
export function createAssistant(parts: AssistantParts): Assistant {
  const { store, embedder, entailment, clock, split, target, version, records } = parts;
  const provenance = provenanceOf(store.manifest, version);

  const answerOf = (turn: Turn, fields: Pick<Answer, 'status' | 'reason' | 'text'> & Partial<Answer>): Answer => ({
    id: crypto.randomUUID(),
    mode: 'extractive',
    language: turn.language,
    lead: null,
    citations: [],
    suggestions: [],
    target: null,
    aiGenerated: true,
    disclosure: text(turn.language, 'disclosure'),
    provenance,
    ...fields,
    text: turn.masked.length > 0 ? `${text(turn.language, 'notice.personal_data')}\n\n${fields.text}` : fields.text,
  });

  const ended = async (turn: Turn, ending: Ending): Promise<Answer> => {
    const { status, reason, target: key } = ending;
    return answerOf(turn, {
      status,
      reason,
      text: endingText(turn, ending, await store.documents(), target),
      target: key === null ? null : target(key, turn.language),
      suggestions: status === 'abstained' ? suggestionsFor(turn, []) : [],
    });
  };

  const answered = (
    judged: Turn,
    claims: readonly PresentedClaim[],
    documents: Documents,
    fields: Partial<Answer> = {},
  ): Answer => {
    const quotes = claims.flatMap((claim) => claim.citations.map(({ quote }) => quote));
    const turn = isConflicting(judged, claims, split) ? withReason(judged, 'conflicting') : judged;
    const { text: joined, lead } = joinClaims(claims, (id, isFirst) =>
      leadOf(documents.get(id), turn, isFirst, quotes),
    );
    return answerOf(turn, {
      status: turn.judgement.status === 'partial' ? 'partial' : 'answered',
      reason: turn.judgement.reason,
      text: joined,
      lead,
      citations: claims.flatMap((claim) => claim.citations),
      suggestions: suggestionsFor(turn, claims),
      ...fields,
    });
  };

  /** Yields the sentences of a written answer that hold; returns the answer, or null where it must be extractive. */
  async function* written(
    turn: Turn,
    documents: Documents,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ProgressEvent, { answer: Answer | null; shown: number; report: GenerationReport | null }> {
    const { generator } = parts;
    // Where the evidence is only near, a model would make more of it than it is.
    if (!generator || turn.judgement.status !== 'answered') return { answer: null, shown: 0, report: null };
    const untried = { outcome: 'extractive', kept: 0, dropped: [], usage: null } as const;
    if (isPaused(parts)) return { answer: null, shown: 0, report: { ...untried, cause: 'paused' } };
    if (turn.modelFailed) return { answer: null, shown: 0, report: { ...untried, cause: turn.modelFailed } };
    const lead = (id: string) => leadOf(documents.get(id), turn, true, []);
    const generation = new Generation(generator, turn, {
      ...{ store, embedder, entailment, split, lead, signal },
      isInstruction: isPlantedInstruction,
    });
    const claims: PresentedClaim[] = [];
    for await (const claim of present(generation.claims(), documents, text(turn.language, 'translated'))) {
      if (claims.length === 0) yield { type: 'status', step: 'verify' };
      claims.push(claim);
      yield { type: 'sentence', text: claim.text, citations: claim.citations };
    }
    const report = generation.report();
    if (report.outcome === 'extractive') return { answer: null, shown: claims.length, report };
    const { model, prompts } = generator;
    const fields = {
      mode: 'generative',
      disclosure: text(turn.language, 'disclosure.generative'),
      provenance: { ...provenance, model: model.name, prompt: prompts.answer.id },
    } as const;
    return { answer: answered(turn, claims, documents, fields), shown: claims.length, report };
  }

  const mask = (said: string) => maskText(said, clock.now());

  return {
    async *answer(request, options = {}) {
      const kept = async (answer: Answer, verification: Verification | null = null) => {
        await records?.keep(turn, answer, options.channel ?? 'chat', verification);
        return answer;
      };
      let turn = begin(request, clock.now());
      for (const step of STEPS) {
        options.signal?.throwIfAborted();
        yield { type: 'status', step: step.name };
        const outcome = await step.run(turn, parts, request, options.signal);
        turn = outcome.turn;
        if ('ending' in outcome) return kept(await ended(turn, outcome.ending));
      }
      const documents = await documentsById(store);
      yield { type: 'status', step: 'compose' };
      const { answer, shown, report } = yield* written(turn, documents, options.signal);
      const tell = (answerId: string) => report && parts.onEvent?.({ type: 'generation', answerId, ...report });
      if (answer) {
        tell(answer.id);
        const claims = report ? report.kept + report.dropped.length : 0;
        return kept(answer, { claims, dropped: [], generation: report });
      }
      const asks = turn.parts.length > 0 ? turn.parts : [turn];
      const composed = withOtherSides(
        composeExtractive(asks, turn.language, split, store.manifest.embedder),
        asks.flatMap(({ retrieval }) => retrieval.evidence),
        turn.understanding.question,
        split,
      );
      if (shown === 0) yield { type: 'status', step: 'verify' };
      const claims: PresentedClaim[] = [];
      const [made, held]: [Claim[], Claim[]] = [[], []];
      const verified = noting(verifyQuotes(noting(composed, made), isPlanted), held);
      for await (const claim of present(verified, documents)) {
        options.signal?.throwIfAborted();
        claims.push(claim);
        // After sentences that were written, others would read as their sequel: the answer replaces them all.
        if (shown === 0) yield { type: 'sentence', text: claim.text, citations: claim.citations };
      }
      const extractive = claims.length > 0 ? answered(turn, claims, documents) : await ended(turn, NOT_IN_DOCUMENTS);
      tell(extractive.id);
      return kept(extractive, { ...verificationOf(made, held), ...(report && { generation: report }) });
    },

    mask,

    async search(query, k) {
      const now = clock.now();
      const { question, language } = screen({ messages: [{ role: 'user', content: query }] }, now);
      const documents = await documentsById(store);
      const whole = understand(question, [], language, now, [...documents.values()]);
      const parts = understandParts(whole, language, now, [...documents.values()]);
      const find = finder({ store, embedder }, language);
      const found = await findParts(parts, k, find);
      // A question that names documents finds what is said of them: its sides come first, or alone.
      if (whole.documents.length === 0 || parts.length === 0) found.unshift(await find(whole, k));
      else if (parts.some((part) => part.documents.length === 0)) found.push(await find(whole, k));
      const rankings = found.map((retrieval) => retrieval.evidence);
      const evidence = interleave(rankings, k);
      return evidence.map(({ passage, score, sentenceSimilarity }, index) => {
        const best = sentenceSimilarity.indexOf(Math.max(...sentenceSimilarity));
        const place = passage.sentences[best];
        return {
          rank: index + 1,
          document: passage.document,
          title: documents.get(passage.document)?.title ?? passage.document,
          section: passage.path.join(' › '),
          page: passage.page,
          passage: passage.text,
          quote: place ? passage.text.slice(place.start, place.end) : passage.text,
          score: Math.min(1, Math.max(0, score)),
          url: passageUrl(passage),
        };
      });
    },

    verify(text, passages) {
      // What is looked for goes to a model: masked. What is compared does not: a number in it must be that number.
      const find = async (sentence: string, language: string) => {
        const sought = mask(sentence);
        const expansion = expandQuestion(sought, language);
        return (await retrieve(sought, language, { store, embedder, k: VERIFIED_AGAINST, expansion })).evidence;
      };
      const masking: Embedder = {
        id: embedder.id,
        dimension: embedder.dimension,
        embedQuestions: (questions) => embedder.embedQuestions(questions.map(mask)),
        embedPassage: (passage, spans) => embedder.embedPassage(passage, spans),
      };
      const reader: EntailmentModel | null = entailment
        ? { id: entailment.id, read: (claim, quotes) => entailment.read(mask(claim), quotes.map(mask)) }
        : null;
      return verifyText(text, passages ?? null, { store, embedder: masking, entailment: reader, split, find });
    },

    async documents() {
      return (await store.documents()).map(({ url, sources: _, ...meta }) => ({
        ...meta,
        url: `/bronnen/${meta.id}`,
        sourceUrl: url,
      }));
    },
  };
}

function isPaused({ switches }: AssistantParts): boolean {
  return switches?.isPaused('generative') ?? false;
}

/** Whether quotes of different documents in an answer contradict each other about the question; a partial answer stays one. */
function isConflicting(
  { judgement, understanding }: Turn,
  claims: readonly PresentedClaim[],
  split: AssistantParts['split'],
): boolean {
  if (judgement.status !== 'answered') return false;
  const said = claims.flatMap((claim) => claim.citations.map(({ quote, ...rest }) => ({ ...rest, text: quote })));
  return said.some((one, at) =>
    said.slice(at + 1).some((other) => contradict(one, other, understanding.question, split)),
  );
}

/** Finds what a question asks for, official terms for its words beside it. */
function finder({ store, embedder }: Pick<AssistantParts, 'store' | 'embedder'>, language: string): Find {
  return ({ question, documents }, k, vector) => {
    const expansion = expandQuestion(question, language);
    return retrieve(question, language, { store, embedder, k, expansion, documents, vector });
  };
}

/** What is asked of each document that the question names; none where it asks one thing or of one document. */
function sidesOf({ parts }: Turn): Ask[] {
  return parts.filter(({ understanding }) => understanding.documents.length > 0);
}

function withReason(turn: Turn, reason: Reason): Turn {
  return { ...turn, judgement: { ...turn.judgement, reason } };
}

/**
 * How a turn ends on what somebody wants. A completed follow-up is no sentence of anybody's: there an intent counts
 * only when the message itself shows it as well.
 */
async function intendedEnding(turn: Turn, intents: IntentScreen, embedder: Embedder): Promise<Ending | null> {
  const { vector, questions } = turn.retrieval;
  const nearest = questions[0]?.similarity ?? null;
  const ending = endingFor(intents(vector), nearest);
  if (ending === null || turn.understanding.question === turn.question) return ending;
  const [own] = await embedder.embedQuestions([turn.question]);
  return own && endingFor(intents(own), nearest)?.reason === ending.reason ? ending : null;
}

async function documentIds(store: PassageStore): Promise<ReadonlySet<string>> {
  return new Set((await store.documents()).map(({ id }) => id));
}

type Documents = ReadonlyMap<string, DocumentMeta>;

async function documentsById(store: PassageStore): Promise<Documents> {
  return new Map((await store.documents()).map((document) => [document.id, document]));
}

function begin({ messages }: ChatRequest, now: Date): Turn {
  const last = messages.at(-1);
  if (!last) throw new InvalidQuestionError('empty', 'The conversation is empty', MAX_QUESTION_LENGTH);
  return {
    now,
    question: last.content,
    history: messages.slice(0, -1),
    language: 'nl',
    masked: [],
    understanding: NOTHING_UNDERSTOOD,
    parts: [],
    retrieval: NOTHING_RETRIEVED,
    judgement: { status: 'abstained', reason: 'not_in_documents', confidence: null },
  };
}
