/**
 * What someone thinks of an answer: the buttons under it, which Teams reports as an invoke.
 */
import { z } from 'zod';

const valueSchema = z.looseObject({
  actionName: z.literal('feedback'),
  actionValue: z.looseObject({ reaction: z.enum(['like', 'dislike']), feedback: z.string().max(20_000).nullish() }),
});
const formSchema = z.looseObject({ feedbackText: z.string().nullish() });

/** Longest comment that is kept, in UTF-16 units. */
const MAX_COMMENT = 1000;

export interface ReadFeedback {
  readonly helpful: boolean;
  readonly comment: string | null;
}

/** Reads the value of a `message/submitAction` invoke; null when it is no feedback. */
export function readFeedback(value: unknown): ReadFeedback | null {
  const read = valueSchema.safeParse(value);
  if (!read.success) return null;
  const { reaction, feedback } = read.data.actionValue;
  const comment = textIn(feedback ?? '')
    .trim()
    .slice(0, MAX_COMMENT);
  return { helpful: reaction === 'like', comment: comment === '' ? null : comment };
}

/** The form comes as JSON in a string; anything else is no comment. */
function textIn(form: string): string {
  try {
    return formSchema.parse(JSON.parse(form)).feedbackText ?? '';
  } catch {
    return '';
  }
}
