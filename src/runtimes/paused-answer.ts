/** What a paused channel answers: that it is paused, and the way to a person. */
import type { Answer, ChatRequest, Provenance, Target } from '../answer.ts';
import { detectLanguage } from '../language/detect.ts';
import { text } from '../texts/texts.ts';

/** Makes the answer, in the language asked for or asked in. Nothing of the question is looked at but its language. */
export function pausedAnswer(
  { messages, language: wanted }: ChatRequest,
  { provenance, target }: { provenance: Provenance; target: (key: string, language: string) => Target | null },
): Answer {
  const language = wanted ?? detectLanguage(messages.at(-1)?.content.slice(0, 500) ?? '').language;
  return {
    id: crypto.randomUUID(),
    status: 'redirected',
    reason: 'paused',
    mode: 'extractive',
    language,
    text: text(language, 'redirected.paused'),
    lead: null,
    citations: [],
    suggestions: [],
    target: target('contact', language),
    aiGenerated: true,
    disclosure: text(language, 'disclosure'),
    provenance,
  };
}
