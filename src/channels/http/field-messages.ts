/**
 * What is wrong with a field, in words that whoever calls the API understands, whatever validates it.
 */
import type { $ZodIssue } from 'zod/v4/core';
import { isTextKey, type TextKey, text } from '../../texts/texts.ts';

const TYPES: Readonly<Record<string, TextKey>> = {
  string: 'field.type.string',
  number: 'field.type.number',
  array: 'field.type.array',
  object: 'field.type.object',
  boolean: 'field.type.boolean',
};

/** By what is measured: too much, too little. */
const SIZES: Readonly<Record<string, readonly [TextKey, TextKey]>> = {
  string: ['field.text_long', 'field.text_short'],
  array: ['field.list_long', 'field.list_short'],
  number: ['field.number_big', 'field.number_small'],
};

/**
 * One sentence without a subject, as in "must be text". A schema whose own message is the key of a text says that.
 * `input` is the value as sent; undefined when the field is missing.
 */
export function fieldMessage(issue: $ZodIssue, input: unknown, language: 'nl' | 'en'): string {
  const say = (key: TextKey, values?: Record<string, string>) => text(language, key, values);
  if (input === undefined) return say('field.missing');
  if (isTextKey(issue.message)) return say(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return say('field.whole_number');
      return say('field.type', { type: say(TYPES[issue.expected] ?? 'field.type.other') });
    case 'too_big':
    case 'too_small': {
      const isBig = issue.code === 'too_big';
      const limit = String(isBig ? issue.maximum : issue.minimum);
      const size = SIZES[issue.origin === 'int' ? 'number' : issue.origin];
      return size ? say(size[isBig ? 0 : 1], { limit }) : say('field.other');
    }
    case 'invalid_value':
      return say('field.choice', { values: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return say(issue.format === 'uuid' ? 'field.uuid' : 'field.form');
    case 'unrecognized_keys':
      return say('field.unknown', { names: issue.keys.slice(0, 5).join(', ').slice(0, 100) });
    default:
      return say('field.other');
  }
}
