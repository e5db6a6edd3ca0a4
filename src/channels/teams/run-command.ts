/**
 * The commands for staff, from what stands behind them to the reply.
 */
import { MAX_VERIFIED_LENGTH } from '../../answer.ts';
import type { Assistant } from '../../assistant.ts';
import type { Activity, Outgoing } from './activity.ts';
import type { TurnParts } from './answer-question.ts';
import type { CommandName } from './commands.ts';
import { checkReply, helpReply, plain, searchReply, sourcesReply } from './render-replies.ts';
import { startTyping } from './typing.ts';
import { type TeamsLanguage, words } from './words.ts';

const SEARCH_RESULTS = 5;

/** What a command replies. @throws InvalidQuestionError */
export async function runCommand(
  turn: TurnParts,
  activity: Activity,
  ready: Assistant,
  { kind, argument, language }: { kind: CommandName; argument: string; language: TeamsLanguage },
): Promise<Outgoing> {
  const { connector, conversations, publicUrl } = turn;
  if (kind === 'sources') return sourcesReply(language, await ready.documents(), publicUrl);
  if (kind === 'help') return helpReply(language);
  if (kind === 'reset') {
    await conversations.reset(activity.conversation.id);
    return plain(language, words(language, 'reset.done'));
  }
  if (argument === '') return plain(language, words(language, `${kind}.usage`));
  if (kind === 'search') {
    return searchReply(language, argument, await ready.search(argument, SEARCH_RESULTS), publicUrl);
  }
  if (argument.length > MAX_VERIFIED_LENGTH) {
    return plain(language, words(language, 'check.too_long', { limit: String(MAX_VERIFIED_LENGTH) }));
  }
  const stopTyping = await startTyping(connector, activity, turn.typingEveryMs);
  try {
    return checkReply(language, await ready.verify(argument), publicUrl);
  } finally {
    await stopTyping();
  }
}
