/** The prompts that the product knows, one a call. */
import { type Prompt, PromptError } from './prompt.ts';

/** Calls of a language model. */
export const PROMPT_NAMES = ['answer', 'condense', 'propose'] as const;
export type PromptName = (typeof PROMPT_NAMES)[number];
export type Prompts = Readonly<Record<PromptName, Prompt>>;

/** Puts prompts by their names. @throws PromptError when one is missing. */
export function promptsOf(prompts: readonly Prompt[]): Prompts {
  const entries = PROMPT_NAMES.map((name) => {
    const prompt = prompts.find((one) => one.name === name);
    if (!prompt) throw new PromptError(`The prompt "${name}" is missing.`);
    return [name, prompt] as const;
  });
  return Object.fromEntries(entries) as Prompts;
}

/** A language's own name in Dutch, as prompts name it: "Engels" for "en"; the code where it has none. */
export function languageInDutch(language: string): string {
  return new Intl.DisplayNames(['nl'], { type: 'language' }).of(language) ?? language;
}
