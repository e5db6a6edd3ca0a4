/**
 * One question, from the typed text to the message that answers it, with what the reader sees meanwhile.
 */
import { InvalidQuestionError, MAX_QUESTION_LENGTH } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { text } from '../../texts/texts.ts';
import { type Activity, isPersonal } from './activity.ts';
import type { Connector } from './connector.ts';
import type { Conversations } from './conversations.ts';
import { answerMessage, partialText } from './render-answer.ts';
import { plain } from './render-replies.ts';
import { AnswerStream } from './stream.ts';
import { startTyping } from './typing.ts';
import { type TeamsLanguage, teamsLanguage } from './words.ts';

/** What every message is handled with; bot.ts says what each is. */
export interface TurnParts {
  readonly connector: Connector;
  readonly conversations: Conversations;
  readonly publicUrl: string;
  readonly report: (error: unknown, where: string) => void;
  readonly now: () => number;
  readonly streamEveryMs: number;
  readonly typingEveryMs: number;
  readonly longestAnswerMs: number;
}

/** Answers a question where it was asked, or says in plain words why not. @throws SendError */
export async function answerQuestion(
  turn: TurnParts,
  activity: Activity,
  ready: Assistant,
  question: string,
): Promise<void> {
  const { connector, conversations, publicUrl, report, now } = turn;
  const conversation = activity.conversation.id;
  const messageId = activity.id ?? '';
  const personal = isPersonal(activity);
  const earlier = activity.type === 'messageUpdate' ? await conversations.replyTo(conversation, messageId) : null;
  if (activity.type === 'messageUpdate') await conversations.remove(conversation, messageId);
  const streamed = personal && earlier === null;
  const stream = new AnswerStream({ connector, to: activity, intervalMs: turn.streamEveryMs, now });
  const stopTyping = streamed ? null : await startTyping(connector, activity, turn.typingEveryMs);
  const language = teamsLanguage(activity.locale);
  try {
    const messages = [...(await conversations.history(conversation)), { role: 'user' as const, content: question }];
    const options = { signal: AbortSignal.timeout(turn.longestAnswerMs), channel: 'teams' as const };
    const events = ready.answer({ messages }, options);
    const sentences: string[] = [];
    let step = await events.next();
    while (!step.done) {
      if (streamed && step.value.type === 'status') {
        await stream.inform(
          text(language, step.value.step === 'screen' ? 'status.retrieve' : `status.${step.value.step}`),
        );
      } else if (streamed && step.value.type === 'sentence') {
        sentences.push(step.value.text);
        await stream.show(partialText(sentences));
      }
      step = await events.next();
    }
    const answer = step.value;
    const message = answerMessage(answer, { publicUrl, suggestTo: personal ? activity.from.id : null });
    await stopTyping?.();
    const sent = earlier ?? (streamed ? await stream.finish(message) : await connector.send(activity, message));
    if (earlier !== null) await connector.update(activity, earlier, message);
    const said = { message: messageId, question: ready.mask(question), answer: answer.text };
    // The answer stands there: that it is not remembered is no reason to say that something went wrong.
    await conversations
      .add(conversation, { ...said, answerId: answer.id, sent })
      .catch((error: unknown) => report(error, 'teams memory'));
  } catch (error) {
    await stopTyping?.();
    const said = plain(language, whatWentWrong(error, language));
    if (!(error instanceof InvalidQuestionError)) report(error, 'teams answer');
    await (streamed ? stream.finish(said) : connector.send(activity, said));
  }
}

/** What is said to the reader when there is no answer. */
export function whatWentWrong(error: unknown, language: TeamsLanguage): string {
  if (!(error instanceof InvalidQuestionError)) return text(language, 'error.internal');
  if (error.code !== 'too_long') return text(language, 'error.empty');
  return text(language, 'error.too_long', { limit: String(error.limit ?? MAX_QUESTION_LENGTH) });
}
