/**
 * What a message asks for: a command for staff, in Dutch or English, or else a question.
 */
import type { TeamsLanguage } from './words.ts';

export type CommandName = 'search' | 'check' | 'sources' | 'help' | 'reset';

export type Request =
  | { readonly kind: 'question'; readonly text: string }
  | {
      readonly kind: CommandName;
      /** What stands behind the command; empty for those that take nothing. */
      readonly argument: string;
      /** The command's own language; null where the word is one in both. */
      readonly language: TeamsLanguage | null;
    };

interface Command {
  readonly kind: CommandName;
  readonly language: TeamsLanguage | null;
  readonly takes: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  zoek: { kind: 'search', language: 'nl', takes: true },
  search: { kind: 'search', language: 'en', takes: true },
  controleer: { kind: 'check', language: 'nl', takes: true },
  check: { kind: 'check', language: 'en', takes: true },
  bronnen: { kind: 'sources', language: 'nl', takes: false },
  sources: { kind: 'sources', language: 'en', takes: false },
  help: { kind: 'help', language: null, takes: false },
  opnieuw: { kind: 'reset', language: 'nl', takes: false },
  reset: { kind: 'reset', language: 'en', takes: false },
};

/**
 * Reads a message. A command is the first word, in capitals or not, with or without "/" before and ":" behind. One
 * that takes nothing must stand alone: "Bronnen van inkomsten?" is a question.
 */
export function readRequest(typed: string): Request {
  const match = /^\/?([a-z]+)(?:$|[\s:.!?])/i.exec(typed);
  const word = match?.[1]?.toLowerCase() ?? '';
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (match === null || command === undefined) return { kind: 'question', text: typed };
  const behind = typed
    .slice(match[0].length)
    .replace(/^[\s:]+/, '')
    .trim();
  const { kind, language, takes } = command;
  if (takes) return { kind, argument: behind, language };
  return /^[.!?\s]*$/.test(behind) ? { kind, argument: '', language } : { kind: 'question', text: typed };
}
