import { describe, expect, test } from 'vitest';
import { MAX_VERIFIED_LENGTH, MAX_VERIFIED_PASSAGES } from '../../answer.ts';
import { FakeAssistant, fakeCitation } from '../../assistant.fake.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import type { Problem } from './problems.ts';
import { appFor, verify } from './verify.test-support.ts';

describe('POST /api/v1/verify', () => {
  test('gives the assistant’s verdicts as they are, and hands on text and passages', async () => {
    const fake = new FakeAssistant();
    const { quote, passage, document } = fakeCitation();
    const response = await verify(appFor(fake), { text: quote, passages: ['Een passage.'] });
    expect(response.status).toBe(200);
    expect(response.headers.get('API-Version')).toBe('1.0.0');
    expect(await response.json()).toEqual({
      sentences: [{ text: quote, supported: true, reasons: [], quote, passage, document }],
    });
    expect(fake.verifications).toEqual([{ text: quote, passages: ['Een passage.'] }]);
  });

  test('without passages the assistant looks for evidence itself', async () => {
    const fake = new FakeAssistant();
    await verify(appFor(fake), { text: 'Het verzuim daalde.' });
    expect(fake.verifications[0]?.passages).toBeUndefined();
  });

  test.each([
    ['an empty text', { text: '' }, 'invalid-field', 'text'],
    ['a blank text', { text: ' \n ' }, 'invalid-field', 'text'],
    ['no text', {}, 'invalid-field', 'text'],
    ['a text that is none', { text: 7 }, 'invalid-field', 'text'],
    ['an overlong text', { text: 'a'.repeat(MAX_VERIFIED_LENGTH + 1) }, 'invalid-field', 'text'],
    ['passages that are no list', { text: 'a', passages: 'b' }, 'invalid-field', 'passages'],
    [
      'too many passages',
      { text: 'a', passages: Array(MAX_VERIFIED_PASSAGES + 1).fill('b') },
      'invalid-field',
      'passages',
    ],
    [
      'an overlong passage',
      { text: 'a', passages: ['b'.repeat(MAX_VERIFIED_LENGTH + 1)] },
      'invalid-field',
      'passages[0]',
    ],
  ])('refuses %s with 400, naming the field', async (_, body, kind, field) => {
    const response = await verify(appFor(new FakeAssistant()), body);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([400, 'application/problem+json']);
    const problem = (await response.json()) as Problem;
    expect(problem.type).toBe(`/problems/${kind}`);
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
  });

  test('names the limit of an overlong text', async () => {
    const response = await verify(appFor(new FakeAssistant()), { text: 'a'.repeat(MAX_VERIFIED_LENGTH + 1) });
    const problem = (await response.json()) as Problem;
    expect(problem.errors?.[0]?.message.replace(/\D/g, '')).toContain(String(MAX_VERIFIED_LENGTH));
  });

  test('refuses what is no JSON, a body too large, and callers that come too often', async () => {
    expect((await verify(appFor(new FakeAssistant()), '{')).status).toBe(400);
    expect((await verify(appFor(new FakeAssistant()), { text: 'a'.repeat(MAX_BODY_BYTES) })).status).toBe(413);
    const app = appFor(new FakeAssistant(), 1);
    expect((await verify(app, { text: 'Een zin.' })).status).toBe(200);
    expect((await verify(app, { text: 'Een zin.' })).status).toBe(429);
  });

  test('is not ready until the index is open', async () => {
    expect((await verify(appFor(null), { text: 'Een zin.' })).status).toBe(503);
  });

  test('stands in the OpenAPI document', async () => {
    const response = await appFor(new FakeAssistant()).request('/api/v1/openapi.json');
    const { paths } = (await response.json()) as { paths: Record<string, { post?: { operationId: string } }> };
    expect(paths['/api/v1/verify']?.post?.operationId).toBe('verify');
  });
});
