/**
 * What fits in one message. Teams takes about 100 KB for a message with everything in it, counted in UTF-16; the
 * limits here leave a fifth of that as room. Source: "Format your bot messages" (Microsoft, Teams platform).
 */
import type { Outgoing } from './activity.ts';

/** Longest text of a message, in UTF-16 units. */
export const MAX_TEXT = 20_000;
/** Largest message as JSON, in UTF-16 units of two bytes. */
const MAX_MESSAGE = 40_000;

/** A text that fits: cut between lines, or between words where one line is too long. `note` says that it was cut. */
export function fitText(text: string, note: string, most = MAX_TEXT): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - note.length - 2);
  const line = room.lastIndexOf('\n');
  const at = line > room.length / 2 ? line : Math.max(room.lastIndexOf(' '), 1);
  return `${room.slice(0, at).trimEnd()}\n\n${note}`;
}

/** Whether a message fits with everything in it. */
export function fits(message: Outgoing): boolean {
  return JSON.stringify(message).length <= MAX_MESSAGE;
}
