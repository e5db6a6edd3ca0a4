/**
 * A follow-up completed by a language model. Only words of the conversation may come in: a model that answers,
 * explains or invents is not used, and the rules of follow-up.ts do the work.
 */
import type { Message } from '../answer.ts';
import { contentTerms } from '../language/terms.ts';
import type { ChatModel } from '../ports.ts';
import { complete } from '../prompts/complete.ts';
import { type Prompt, renderPrompt } from '../prompts/prompt.ts';
import { languageInDutch } from '../prompts/prompts.ts';

/** Most messages that the model sees, and most characters of each. */
const MOST_TURNS = 6;
const LONGEST_TURN = 600;
/** Longest question that it may give back, in characters, and most tokens for it. */
const LONGEST = 400;
const MOST_TOKENS = 150;
/** Part of the time for an answer that it may take before that. */
export const CONDENSE_TIME_SHARE = 0.25;

/**
 * The question as one that stands alone; null where what the model gave cannot be used. `history` is oldest first and
 * masked.
 * @throws ChatModelError, or the signal's reason when that was aborted
 */
export async function condense(
  question: string,
  history: readonly Message[],
  language: string,
  { model, prompt, signal }: { model: ChatModel; prompt: Prompt; signal?: AbortSignal | undefined },
): Promise<string | null> {
  const turns = history.slice(-MOST_TURNS).map(({ role, content }) => ({
    role: role === 'user' ? 'lezer' : 'assistent',
    text: content.slice(0, LONGEST_TURN),
  }));
  const messages = renderPrompt(prompt, { language: languageInDutch(language), turns, question });
  const { text } = await complete(model, {
    messages,
    maxTokens: MOST_TOKENS,
    timeShare: CONDENSE_TIME_SHARE,
    ...(signal ? { signal } : {}),
  });
  const said = withoutQuotes(text.trim());
  return isCompletion(said, [question, ...turns.map((turn) => turn.text)].join('\n')) ? said : null;
}

function withoutQuotes(text: string): string {
  return /^["“'‘][^\n]*["”'’]$/.test(text) ? text.slice(1, -1).trim() : text;
}

/** One line, not too long, whose content words and numbers all stand in the conversation. */
function isCompletion(said: string, conversation: string): boolean {
  if (said === '' || said.length > LONGEST || /\n/.test(said)) return false;
  const terms = new Set(contentTerms(conversation));
  const numbers = new Set(conversation.match(/\d+/g) ?? []);
  return (
    contentTerms(said).every((term) => terms.has(term)) &&
    (said.match(/\d+/g) ?? []).every((number) => numbers.has(number))
  );
}
