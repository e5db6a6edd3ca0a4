/**
 * The bot: what happens with each kind of activity, once it was let in. It answers the request at once and works on
 * afterwards, one message of a conversation after another, because Teams sends again what is not taken in seconds.
 */
import { InvalidQuestionError } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import { type TextKey, text } from '../../texts/texts.ts';
import { type Activity, conversationRoot, isMentioned, isPersonal, type Outgoing, typedText } from './activity.ts';
import { answerQuestion, type TurnParts, whatWentWrong } from './answer-question.ts';
import { readRequest } from './commands.ts';
import type { Connector } from './connector.ts';
import type { Conversations } from './conversations.ts';
import { type ReadFeedback, readFeedback } from './feedback.ts';
import type { Pace } from './pace.ts';
import { suggest } from './render-answer.ts';
import { plain, welcomeReply } from './render-replies.ts';
import { runCommand } from './run-command.ts';
import { teamsLanguage, words } from './words.ts';

export interface BotParts {
  /** Null until the index is open. */
  readonly assistant: () => Assistant | null;
  readonly connector: Connector;
  readonly conversations: Conversations;
  readonly isInPace: Pace;
  /** Prefix of links, without a slash at the end. */
  readonly publicUrl: string;
  /** Keeps feedback where the other channels keep it, personal data masked; false when the answer is not known. */
  readonly recordFeedback: (feedback: ReadFeedback & { answerId: string; at: string }) => Promise<boolean>;
  /** Whether an operator stopped this channel. */
  readonly isPaused: () => boolean;
  /** Gets what went wrong and was not the reader's doing. */
  readonly report: (error: unknown, where: string) => void;
  readonly now?: () => number;
  /** Least time between updates of a stream, and between signs of typing, in ms. */
  readonly streamEveryMs?: number;
  readonly typingEveryMs?: number;
  /** Longest time for an answer, in ms. */
  readonly longestAnswerMs?: number;
}

/** What the caller of the endpoint gets. */
export interface Taken {
  readonly status: 200 | 501;
  readonly body: Record<string, never> | null;
  /** Resolves when what it began is done; never rejects. */
  readonly work: Promise<void>;
}

export interface Bot {
  take(activity: Activity): Promise<Taken>;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
}

const NOTHING = Promise.resolve();
const TAKEN: Taken = { status: 200, body: null, work: NOTHING };
const taking = (work: Promise<void>): Taken => ({ ...TAKEN, work });

/** Teams ends a stream after two minutes. */
const LONGEST_ANSWER_MS = 110_000;
/** Messages worked on, or waiting, at the same time. */
const MOST_AT_ONCE = 100;

/** Makes the bot of its parts. */
export function createBot(parts: BotParts): Bot {
  const { assistant, connector, conversations, isInPace, publicUrl, report, now = Date.now } = parts;
  const { streamEveryMs = 1500, typingEveryMs = 4000, longestAnswerMs = LONGEST_ANSWER_MS } = parts;
  const working = new Map<string, Promise<void>>();
  let atOnce = 0;

  const say = (to: Activity, outgoing: Outgoing) => connector.send(to, outgoing);
  const sayText = (to: Activity, key: TextKey, values: Record<string, string> = {}) => {
    const language = teamsLanguage(to.locale);
    return say(to, plain(language, text(language, key, values)));
  };

  /** Works behind whatever the conversation is busy with. What goes wrong is said there, in plain words. */
  const inTurn = (activity: Activity, work: () => Promise<unknown>): Promise<void> => {
    const key = activity.conversation.id;
    const run = async () => {
      try {
        await work();
      } catch (error) {
        report(error, `teams ${activity.type}`);
        await sayText(activity, 'error.internal').catch((failed: unknown) => report(failed, 'teams error message'));
      }
    };
    atOnce += 1;
    const mine = (working.get(key) ?? Promise.resolve()).then(run).finally(() => {
      atOnce -= 1;
      if (working.get(key) === mine) working.delete(key);
    });
    working.set(key, mine);
    return mine;
  };

  const welcomeOf = (activity: Activity) => `welcome\n${conversationRoot(activity.conversation.id)}`;

  const welcome = async (activity: Activity): Promise<void> => {
    if (!(await conversations.isFirst(welcomeOf(activity)))) return;
    const language = teamsLanguage(activity.locale);
    const prompts = [words(language, 'command.sources'), words(language, 'command.help')];
    const actions = isPersonal(activity) ? suggest(activity.from.id, prompts) : {};
    await say(activity, { ...welcomeReply(language), ...actions });
  };

  const forget = async (activity: Activity): Promise<void> => {
    await conversations.forget(activity.conversation.id);
    await conversations.unsee(welcomeOf(activity));
  };

  const paces = { streamEveryMs, typingEveryMs, longestAnswerMs };
  const settled: TurnParts = { connector, conversations, publicUrl, report, now, ...paces };

  const handleMessage = async (activity: Activity): Promise<void> => {
    const typed = typedText(activity);
    const language = teamsLanguage(activity.locale);
    if (parts.isPaused()) return void (await sayText(activity, 'redirected.paused'));
    if (typed === '') return void (await say(activity, plain(language, words(language, 'no_text'))));
    const ready = assistant();
    if (ready === null) return void (await say(activity, plain(language, words(language, 'not_ready'))));
    const request = readRequest(typed);
    if (request.kind === 'question') return answerQuestion(settled, activity, ready, request.text);
    const own = request.language ?? language;
    try {
      await say(activity, await runCommand(settled, activity, ready, { ...request, language: own }));
    } catch (error) {
      if (!(error instanceof InvalidQuestionError)) throw error;
      await say(activity, plain(own, whatWentWrong(error, own)));
    }
  };

  const handleFeedback = async (activity: Activity, feedback: ReadFeedback): Promise<void> => {
    const { replyToId, conversation } = activity;
    const answerId = replyToId ? await conversations.answerIn(conversation.id, replyToId) : null;
    const at = new Date(now()).toISOString();
    const kept = answerId !== null && (await parts.recordFeedback({ ...feedback, answerId, at }));
    if (kept) return;
    const language = teamsLanguage(activity.locale);
    await say(activity, plain(language, words(language, 'feedback_lost')));
  };

  const isBot = (activity: Activity) => (one: { id: string }) => one.id === activity.recipient.id;

  const takeMessage = async (activity: Activity): Promise<Taken> => {
    if (!isPersonal(activity) && !isMentioned(activity)) return TAKEN;
    const language = teamsLanguage(activity.locale);
    if (atOnce >= MOST_AT_ONCE) {
      const busy = plain(language, words(language, 'busy'));
      const failed = (error: unknown) => report(error, 'teams busy message');
      return taking(connector.send(activity, busy, { once: true }).then(() => {}, failed));
    }
    if (!(await isInPace(activity.from.id))) {
      return taking(inTurn(activity, () => say(activity, plain(language, text(language, 'error.too_many_requests')))));
    }
    return taking(inTurn(activity, () => handleMessage(activity)));
  };

  const takeInvoke = (activity: Activity): Taken => {
    const feedback = activity.name === 'message/submitAction' ? readFeedback(activity.value) : null;
    if (feedback === null) return { status: 501, body: null, work: NOTHING };
    return { status: 200, body: {}, work: inTurn(activity, () => handleFeedback(activity, feedback)) };
  };

  return {
    async take(activity) {
      const { type, action, channelData } = activity;
      // An edit has the id of the message that it changes, but a time of its own.
      const key = [type, activity.conversation.id, activity.id, type === 'messageUpdate' ? activity.timestamp : ''];
      if (activity.id && !(await conversations.isFirst(key.join('\n')))) {
        return type === 'invoke' ? { status: 200, body: {}, work: NOTHING } : TAKEN;
      }
      if (type === 'message') return takeMessage(activity);
      if (type === 'messageUpdate' && channelData?.eventType === 'editMessage') return takeMessage(activity);
      if (type === 'messageDelete') await conversations.remove(activity.conversation.id, activity.id ?? '');
      if (type === 'invoke') return takeInvoke(activity);
      const comes =
        (type === 'installationUpdate' && action?.startsWith('add')) ||
        (type === 'conversationUpdate' && activity.membersAdded?.some(isBot(activity)));
      const goes =
        (type === 'installationUpdate' && action?.startsWith('remove')) ||
        (type === 'conversationUpdate' && activity.membersRemoved?.some(isBot(activity)));
      if (goes) await forget(activity);
      return comes ? taking(inTurn(activity, () => welcome(activity))) : TAKEN;
    },
    async idle() {
      while (working.size > 0) await Promise.all(working.values());
    },
  };
}
