/**
 * Right target.
 * Measures: of the cases that name where the reader should be sent, the share whose answer's target is that one: the
 * same address as the editors' target of that name, or, where they have none, the name in the target's label or address.
 * Nearest neighbour: status-accuracy: the right status with the wrong door behind it.
 * Source: the case's own field.
 * Blind spot: whether the page there helps, or still exists.
 */
import { letters } from '../matching.ts';
import type { Metric } from './metric.ts';
import { yes } from './metric.ts';

export const rightTarget: Metric = {
  name: 'right-target',
  unit: 'share',
  better: 'higher',
  summary: 'mean',
  judge({ case: asked, outcome: { answer } }, sources) {
    if (asked.target === undefined) return null;
    const target = answer?.target ?? null;
    const url = sources.targetUrl(asked.target);
    const shown = target === null ? '' : `${target.label} ${target.url}`;
    const named = letters(shown).toLowerCase().includes(letters(asked.target).toLowerCase());
    return yes(url === null ? named : target?.url === url, `expected ${asked.target}, got ${shown || 'none'}`);
  },
};
