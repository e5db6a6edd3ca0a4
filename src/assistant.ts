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
  type SearchResult,
  type StepName,
  type Target,
  type VerifiedSentence,
} from './answer.ts';
import { composeExtractive } from './composing/extractive.ts';
import { joinClaims, type PresentedClaim, passageUrl, present } from './composing/present.ts';
import type { DocumentMeta } from './corpus/document.ts';
import { judge } from './judging/judge.ts';
import { expandQuestion } from './language/lexicon.ts';
import type { Clock, Embedder, PassageStore } from './ports.ts';
import { retrieve } from './retrieval/retrieve.ts';
import { endingFor, type IntentScreen } from './screening/intents.ts';
import { isPlantedInstruction } from './screening/planted.ts';
import { screen } from './screening/screen.ts';
import { isTextKey, text } from './texts/texts.ts';
import {
  type Ask,
  type Ending,
  NOTHING_RETRIEVED,
  NOTHING_UNDERSTOOD,
  type Outcome,
  type Turn,
  type Understanding,
} from './turn.ts';
import { understand, understandParts } from './understanding/understand.ts';
import { verifyQuotes } from './verifying/verify-quotes.ts';
import { verifyText } from './verifying/verify-text.ts';

export interface Assistant {
  /** Yields progress and returns the answer, which is authoritative. @throws InvalidQuestionError */
  answer(request: ChatRequest, options?: { signal?: AbortSignal }): AsyncGenerator<ProgressEvent, Answer>;
  /** The k best passages for a query. @throws InvalidQuestionError */
  search(query: string, k: number): Promise<readonly SearchResult[]>;
  /** Holds each sentence of a text against the documents, or against these passages alone. A text without sentences gives none. */
  verify(text: string, passages?: readonly string[]): Promise<readonly VerifiedSentence[]>;
  documents(): Promise<readonly DocumentSummary[]>;
}

/** What the pipeline works with. */
export interface AssistantParts {
  readonly store: PassageStore;
  readonly embedder: Embedder;
  readonly clock: Clock;
  /** Splits compounds; the one that the index was made with. */
  readonly split: (word: string) => string[];
  /** Tells intents by the question's vector; null where none was trained for the embedder. */
  readonly intents: IntentScreen | null;
  /** Target by its key and the reader's language; null when the editors have none. */
  readonly target: (key: string, language: string) => Target | null;
  readonly version: string;
}

/** Passages that an answer is chosen from. */
const EVIDENCE = 6;
const SUGGESTIONS = 3;
/** Passages that a sentence is held against. */
const VERIFIED_AGAINST = 8;
/** A bank question nearer than this is the question that was asked. */
const SAME_QUESTION = 0.95;

interface Step {
  readonly name: StepName;
  run(turn: Turn, parts: AssistantParts, request: ChatRequest): Outcome | Promise<Outcome>;
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
    async run(turn, { store }) {
      const documents = await store.documents();
      const understanding = understand(turn.question, turn.history, turn.language, turn.now, documents);
      const parts = understandParts(understanding, turn.language, turn.now, documents);
      return {
        turn: {
          ...turn,
          understanding,
          parts: parts.map((part) => ({ understanding: part, retrieval: NOTHING_RETRIEVED })),
        },
      };
    },
  },
  {
    name: 'retrieve',
    async run(turn, { store, embedder }) {
      const find = ({ question, documents }: Understanding) => {
        const expansion = expandQuestion(question, turn.language);
        return retrieve(question, turn.language, { store, embedder, k: EVIDENCE, expansion, documents });
      };
      const retrieval = await find(turn.understanding);
      const parts: Ask[] = [];
      for (const { understanding } of turn.parts) parts.push({ understanding, retrieval: await find(understanding) });
      return { turn: { ...turn, retrieval, parts } };
    },
  },
  {
    name: 'judge',
    run(turn, { split, intents }) {
      const { vector, questions } = turn.retrieval;
      const intended = intents ? endingFor(intents(vector), questions[0]?.similarity ?? null) : null;
      if (intended) return { turn, ending: intended };
      const judgement = judge(turn.understanding, turn.retrieval, split);
      const judged = { ...turn, judgement };
      if (judgement.status === 'answered' || judgement.status === 'partial') return { turn: judged };
      return { turn: judged, ending: judgement.status === 'abstained' ? notInDocuments(judged) : OUT_OF_SCOPE };
    },
  },
];

/** Cosine from which a gap of the bank is what was asked, so that its target is where to go. */
const SAME_GAP = 0.92;

/** An abstention goes where the editors say that this very gap goes. */
function notInDocuments({ retrieval }: Turn): Ending {
  const gap = retrieval.questions.find(({ entry }) => entry.kind === 'gap');
  const target = gap && gap.similarity >= SAME_GAP ? gap.entry.target : undefined;
  return target === undefined ? NOT_IN_DOCUMENTS : { ...NOT_IN_DOCUMENTS, target };
}

const NOT_IN_DOCUMENTS: Ending = {
  status: 'abstained',
  reason: 'not_in_documents',
  message: 'abstained.not_in_documents',
  target: 'contact',
};
const OUT_OF_SCOPE: Ending = {
  status: 'redirected',
  reason: 'out_of_scope',
  message: 'redirected.out_of_scope',
  target: 'contact',
};

/** Makes the assistant of its parts. */
export function createAssistant(parts: AssistantParts): Assistant {
  const { store, embedder, clock, split, target, version } = parts;
  const { manifest } = store;
  const provenance: Provenance = {
    version,
    corpus: manifest.corpus,
    index: manifest.generation,
    embedder: manifest.embedder,
    model: null,
    prompt: null,
  };

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

  const ended = (turn: Turn, { status, reason, message, target: key }: Ending): Answer => {
    if (!isTextKey(message)) throw new Error(`There is no interface text "${message}".`);
    return answerOf(turn, {
      status,
      reason,
      text: text(turn.language, message),
      target: key === null ? null : target(key, turn.language),
      suggestions: status === 'abstained' ? suggestionsFor(turn, []) : [],
    });
  };

  const answered = (turn: Turn, claims: readonly PresentedClaim[], documents: Documents): Answer => {
    const { text: joined, lead } = joinClaims(claims, (id, isFirst) => leadOf(id, documents, turn, isFirst));
    return answerOf(turn, {
      status: turn.judgement.status === 'partial' ? 'partial' : 'answered',
      reason: turn.judgement.reason,
      text: joined,
      lead,
      citations: claims.flatMap((claim) => claim.citations),
      suggestions: suggestionsFor(turn, claims),
    });
  };

  return {
    async *answer(request, options = {}) {
      let turn = begin(request, clock.now());
      for (const step of STEPS) {
        options.signal?.throwIfAborted();
        yield { type: 'status', step: step.name };
        const outcome = await step.run(turn, parts, request);
        turn = outcome.turn;
        if ('ending' in outcome) return ended(turn, outcome.ending);
      }
      const documents = await documentsById(store);
      yield { type: 'status', step: 'compose' };
      const asks = turn.parts.length > 0 ? turn.parts : [turn];
      const composed = composeExtractive(asks, turn.language, split);
      yield { type: 'status', step: 'verify' };
      const claims: PresentedClaim[] = [];
      for await (const claim of present(verifyQuotes(composed, isPlantedInstruction), documents)) {
        options.signal?.throwIfAborted();
        claims.push(claim);
        yield { type: 'sentence', text: claim.text, citations: claim.citations };
      }
      return claims.length > 0 ? answered(turn, claims, documents) : ended(turn, NOT_IN_DOCUMENTS);
    },

    async search(query, k) {
      const { question, language } = screen({ messages: [{ role: 'user', content: query }] }, clock.now());
      const expansion = expandQuestion(question, language);
      const { evidence } = await retrieve(question, language, { store, embedder, k, expansion });
      const documents = await documentsById(store);
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
      const find = async (sentence: string, language: string) => {
        const expansion = expandQuestion(sentence, language);
        return (await retrieve(sentence, language, { store, embedder, k: VERIFIED_AGAINST, expansion })).evidence;
      };
      return verifyText(text, passages ?? null, { store, embedder, split, find });
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

/**
 * Which document speaks, over which year. Before the first: that this is only what stands nearest, and for who asks
 * in another language that the sentences are in the document's own.
 */
function leadOf(id: string, documents: Documents, { language, judgement }: Turn, isFirst: boolean): string {
  const document = documents.get(id);
  const lead = text(language, 'lead.document', { title: document?.title ?? id, period: document?.period ?? '' });
  if (!isFirst) return lead;
  const isForeign = language.slice(0, 2) !== (document?.language ?? language).slice(0, 2);
  return [
    ...(judgement.status === 'partial' ? [text(language, 'partial.near')] : []),
    ...(isForeign ? [text(language, 'sources.in_dutch')] : []),
    lead,
  ].join(' ');
}

/** A suggestion is a whole sentence; the bank also holds search words and questions in text-message style. */
const WELL_WRITTEN = /^\p{Lu}.*\?$/u;

/** Questions of the bank near this one, in its language, that the sentences shown do not answer already. */
function suggestionsFor({ retrieval, language, question }: Turn, claims: readonly PresentedClaim[]): string[] {
  const shown = new Set(claims.flatMap((claim) => claim.citations.map((citation) => citation.quote)));
  const quoted = (passage: string, sentence: number): boolean => {
    const found = retrieval.evidence.find((evidence) => evidence.passage.id === passage)?.passage;
    const place = found?.sentences[sentence];
    return place !== undefined && shown.has(found?.text.slice(place.start, place.end) ?? '');
  };
  const own = retrieval.questions.some(({ entry }) => entry.language === language.slice(0, 2))
    ? language.slice(0, 2)
    : 'nl';
  const suggestions: string[] = [];
  const anchors = new Set<string>();
  for (const { entry, similarity } of retrieval.questions) {
    const first = entry.anchors[0];
    if (entry.kind !== 'question' || entry.language !== own || similarity >= SAME_QUESTION || !first) continue;
    if (entry.question === question || !WELL_WRITTEN.test(entry.question) || anchors.has(first.passage)) continue;
    if (entry.anchors.some(({ passage, sentences }) => sentences.some((sentence) => quoted(passage, sentence))))
      continue;
    anchors.add(first.passage);
    suggestions.push(entry.question);
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}
