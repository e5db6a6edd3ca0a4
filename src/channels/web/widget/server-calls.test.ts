import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventParser, troubleOf } from './server-calls.ts';

describe('events', () => {
  test('are the same however the stream is cut, whatever ends its lines', () => {
    const data = fc.array(
      fc.string({ minLength: 1 }).filter((line) => !/[\r\n]/.test(line)),
      { minLength: 1, maxLength: 3 },
    );
    const one = fc.record({ event: fc.constantFrom('status', 'sentence', 'answer'), data });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(40)), (events, end, cuts) => {
        const stream = events
          .map(({ event, data }) =>
            [': alive', `event: ${event}`, ...data.map((line) => `data: ${line}`), '', ''].join(end),
          )
          .join('');
        const parse = createEventParser();
        const found = [];
        let rest = stream;
        for (const cut of cuts) {
          found.push(...parse(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        found.push(...parse(rest), ...parse(''));
        // A carriage return at the very end waits for what follows.
        found.push(...parse('\n'));
        expect(found).toEqual(events.map(({ event, data }) => ({ event, data: data.join('\n') })));
      }),
    );
  });

  test('that are only a sign of life are none', () => {
    expect(createEventParser()(': alive\n\n:\n\n')).toEqual([]);
  });
});

describe('a refusal', () => {
  test.each([
    [429, '12', { detail: 'd' }, { kind: 'too_many_requests', seconds: 12 }],
    [429, null, {}, { kind: 'too_many_requests', seconds: 60 }],
    [429, 'Wed, 21 Oct 2037 07:28:00 GMT', {}, { kind: 'too_many_requests', seconds: 60 }],
    [503, '10', { detail: 'De assistent staat uit.' }, { kind: 'unavailable', detail: 'De assistent staat uit.' }],
    [503, null, {}, { kind: 'unavailable' }],
    [502, null, {}, { kind: 'unreachable' }],
    [500, null, { detail: 'd' }, { kind: 'internal' }],
    [400, null, { detail: 'Te lang.' }, { kind: 'refused', detail: 'Te lang.' }],
  ] as const)('%i with Retry-After %s and %j is %j', (status, retryAfter, problem, trouble) => {
    expect(troubleOf(status, retryAfter, problem)).toEqual(trouble);
  });
});
