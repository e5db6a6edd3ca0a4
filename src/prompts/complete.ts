/** A call of a language model whose text is wanted as a whole. */
import type { ChatCall, ChatModel, TokenUsage } from '../ports.ts';

export interface Completed {
  /** Without what a model thought aloud before it. */
  readonly text: string;
  /** Null where the server does not tell. */
  readonly usage: TokenUsage | null;
}

/** The whole text of a call. @throws as `ChatModel.stream` */
export async function complete(model: ChatModel, call: ChatCall): Promise<Completed> {
  let text = '';
  let usage: TokenUsage | null = null;
  for await (const chunk of model.stream(call)) {
    if (chunk.type === 'text') text += chunk.text;
    if (chunk.type === 'usage') usage = chunk.usage;
  }
  return { text: withoutThoughts(text), usage };
}

/** The text after a thought that a model writes between <think> tags; a thought without an end is no text at all. */
function withoutThoughts(text: string): string {
  const start = text.trimStart();
  if (!start.startsWith('<think>')) return text;
  const end = start.indexOf('</think>');
  return end < 0 ? '' : start.slice(end + '</think>'.length);
}
