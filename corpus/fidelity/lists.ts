/**
 * The two lists that account for every difference between a source and its document. Line numbers count from
 * 1, both ends included. For the Stand van DUO 2022 they are lines of `001-reading-order.txt`: the same lines
 * as its original, put in reading order.
 */
import { z } from 'zod';

const lines = z.tuple([z.int().positive(), z.int().positive()]).refine(([from, to]) => from <= to);

/** A change of wording: what the source has, where, and what the document has instead, and why. */
export const repairSchema = z.strictObject({
  /** Id of the document that has the repaired text. */
  document: z.string().min(1),
  /** Path of the source, from the corpus folder. */
  file: z.string().min(1),
  lines,
  /** As in the source, line breaks included; occurs exactly once in those lines. */
  was: z.string().min(1),
  becomes: z.string().min(1),
  reason: z.string().min(1),
});

/** Text of a source that no document has: whole lines, or `text`, which occurs exactly once in them. */
export const omissionSchema = z.strictObject({
  file: z.string().min(1),
  lines,
  text: z.string().min(1).optional(),
  reason: z.string().min(1),
});

/** A change of wording, as listed in repairs.json. */
export type Repair = z.infer<typeof repairSchema>;

/** Text left out, as listed in omissions.json. */
export type Omission = z.infer<typeof omissionSchema>;
