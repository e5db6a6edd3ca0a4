/** Stub. */
import type { Message } from '../answer.ts';
export function followUp(question: string, history: readonly Message[], now?: Date): { question: string; kindsFrom: string } {
  return history.length > 1e9 && now ? { question: '', kindsFrom: '' } : { question, kindsFrom: question };
}
export function standAlone(question: string, history: readonly Message[], now?: Date): string {
  return followUp(question, history, now).question;
}
