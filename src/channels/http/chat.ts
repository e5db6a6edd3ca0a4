/**
 * POST /api/v1/chat: a conversation in, an answer out; as JSON, or as events while it is made.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { streamSSE } from 'hono/streaming';
import { type Answer, answerSchema, type ChatRequest, chatRequestSchema, type ProgressEvent } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { notReady, type Problem, problemResponses, tryAgain } from './problems.ts';

/** Time between two signs of life on a silent stream, in ms: proxies close one that says nothing. */
const HEARTBEAT = 15_000;

/** After how many seconds to ask a paused assistant again. */
const PAUSED_SECONDS = 300;

type Events = AsyncGenerator<ProgressEvent, Answer>;
type Step = IteratorResult<ProgressEvent, Answer>;

const route = createRoute({
  method: 'post',
  path: '/api/v1/chat',
  operationId: 'chat',
  summary: 'Answer the last question of a conversation',
  description:
    'With `Accept: text/event-stream` the response is a stream of the events `status` {step}, `sentence` {text, citations}, `answer` (an Answer) and `error` (a Problem). The answer is authoritative: clients redraw from it.',
  request: { body: { required: true, content: { 'application/json': { schema: chatRequestSchema } } } },
  responses: {
    200: {
      description: 'The answer, or the events that lead to it',
      content: { 'application/json': { schema: answerSchema }, 'text/event-stream': { schema: z.string() } },
    },
    ...problemResponses(
      'malformed-json',
      'invalid-field',
      'empty-question',
      'question-too-long',
      'last-message-not-from-user',
      'body-too-large',
      'unsupported-media-type',
      'too-many-requests',
      'internal-error',
      'not-ready',
      'overloaded',
      'timed-out',
      'paused',
      'stopping',
    ),
  },
});

function wantsEvents(c: Context): boolean {
  const supports = ['application/json', 'text/event-stream'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/event-stream';
}

/**
 * Sends the events. The first was waited for already, so that a question that cannot be handled gets its status;
 * what goes wrong later becomes an `error` event. A caller who leaves ends the work: the signal is aborted and the
 * generator closed.
 */
function sendEvents(
  c: Context,
  events: Events,
  first: Step,
  leave: AbortController,
  asProblem: (error: unknown) => Problem,
) {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => leave.abort());
    const beat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT);
    const send = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) });
    try {
      let step = first;
      while (!step.done && !leave.signal.aborted) {
        const { type, ...data } = step.value;
        await send(type, data);
        if (!leave.signal.aborted) step = await events.next();
      }
      if (step.done) await send('answer', step.value);
      else await events.return(undefined as never);
    } catch (error) {
      if (!leave.signal.aborted) await send('error', asProblem(error));
    } finally {
      clearInterval(beat);
    }
  });
}

/** Adds the route. `asProblem` turns an error in the middle of a stream into what the caller may see. */
export function addChat(
  app: OpenAPIHono,
  assistant: () => Assistant | null,
  asProblem: (error: unknown, c: Context) => Problem,
): void {
  app.openapi(route, async (c): Promise<Response> => {
    const ready = assistant();
    if (ready === null) throw notReady();
    const request: ChatRequest = c.req.valid('json');
    const leave = new AbortController();
    const gone = c.req.raw.signal;
    if (gone.aborted) leave.abort();
    gone.addEventListener('abort', () => leave.abort(), { once: true });
    const events = ready.answer(request, { signal: leave.signal, channel: 'chat' });
    let step = await events.next();
    if (step.done && step.value.reason === 'paused') {
      throw tryAgain('paused', PAUSED_SECONDS, step.value.target ?? undefined);
    }
    if (wantsEvents(c)) return sendEvents(c, events, step, leave, (error) => asProblem(error, c));
    while (!step.done) step = await events.next();
    return c.json(step.value, 200);
  });
}
