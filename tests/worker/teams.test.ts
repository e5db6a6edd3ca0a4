/** The bot on Workers, as Teams meets it: real tokens, Microsoft's addresses, and a new isolate for every message. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  APP_ID,
  channelMessage,
  FakeBotService,
  personalMessage,
  TENANT,
} from '../../src/channels/teams/bot-service.fake.ts';
import { MESSAGES_PER_MINUTE } from '../../src/channels/teams/pace.ts';
import { bindings } from './d1.test-support.ts';
import {
  asAdmin,
  type Isolate,
  openSmallWorker,
  press,
  QUESTION,
  withinOneMinute,
} from './small-worker.test-support.ts';

const SETTINGS = {
  TEAMS_APP_ID: APP_ID,
  TEAMS_APP_PASSWORD: 'the-secret-of-the-bot',
  TEAMS_TENANT_ID: TENANT,
  PUBLIC_URL: 'https://vraagbaak.example.org',
  TEAMS_LOCAL: '',
};

let worker: Awaited<ReturnType<typeof openSmallWorker>>;
let service: FakeBotService;
beforeEach(async () => {
  worker = await openSmallWorker();
  service = await new FakeBotService().start({ asMicrosoft: true });
});
afterEach(() => service.stop());

/** Sends an activity to an isolate, a new one unless told, and waits until all is done. */
async function send(activity: unknown, isolate: Isolate = worker.isolate(SETTINGS), token?: string) {
  const Authorization = `Bearer ${token ?? (await service.token())}`;
  return isolate('/api/messages', { method: 'POST', headers: { Authorization }, body: JSON.stringify(activity) });
}
const question = (id: string, text = QUESTION, changes = {}) => personalMessage(service, { id, text, ...changes });
const last = () => service.messages.at(-1);

describe('POST /api/messages on Workers', () => {
  test('is answered with citations, the label, feedback buttons and links to this Worker, as a stream', async () => {
    expect((await send(question('q1'))).status).toBe(200);
    const [stream, label] = last().entities;
    expect(stream).toMatchObject({ type: 'streaminfo', streamType: 'final' });
    expect(label).toMatchObject({ additionalType: ['AIGeneratedContent'] });
    expect(label.citation[0].appearance).toMatchObject({
      name: expect.stringContaining('Jaarverslag van de bibliotheek'),
      url: expect.stringMatching(/^https:\/\/vraagbaak\.example\.org\/bronnen\/jaarverslag-bibliotheek#[0-9a-f]{10}$/),
    });
    expect(last()).toMatchObject({
      channelData: { feedbackLoop: { type: 'default' } },
      text: expect.stringContaining('118.000'),
    });
    expect(service.calls.every(({ authorization }) => authorization === 'Bearer the-bots-own-token')).toBe(true);
  });

  test('in a channel is answered in its thread', async () => {
    await send(channelMessage(service, { text: `<at>DUO Vraagbaak</at> ${QUESTION}` }));
    expect(last().conversation.id).toBe('19:channel@thread.tacv2;messageid=1700');
    expect(last().text).toContain('118.000');
  });

  test('keeps feedback on an answer that another isolate gave, with the answer', async () => {
    await send(question('q1'));
    const { results } = await bindings.DB.prepare('SELECT id, channel FROM answers').all<{
      id: string;
      channel: string;
    }>();
    expect(results).toMatchObject([{ channel: 'teams' }]);
    const value = {
      actionName: 'feedback',
      actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"Te kort"}' },
    };
    const invoke = { type: 'invoke', name: 'message/submitAction', replyToId: 'sent-1', value };
    const response = await send(question('i1', '', invoke));
    expect([response.status, response.json]).toEqual([200, {}]);
    const kept = await asAdmin(worker.isolate(), `/api/v1/answers/${results[0]?.id}`);
    expect(kept.json.feedback).toMatchObject({ helpful: false, comment: 'Te kort' });
  });

  test('understands a follow-up after an answer of another isolate, until it is reset', async () => {
    const understood = async () =>
      (await bindings.DB.prepare('SELECT question FROM answers ORDER BY at DESC').first<{ question: string }>())
        ?.question;
    await send(question('q1'));
    await send(question('q2', 'En in 2023?'));
    expect(await understood()).toMatch(/bezoekers.*2023/);
    await send(question('q3', 'opnieuw'));
    await send(question('q4', 'En in 2023?'));
    expect(await understood()).not.toContain('bezoekers');
  });

  test('sent twice, to two isolates at once, is answered once', async () => {
    const responses = await Promise.all([send(question('q1')), send(question('q1'))]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(service.messages).toHaveLength(1);
  });

  test('lets in nobody without a good token, of another tenant, or a guest', async () => {
    const isolate = worker.isolate({ ...SETTINGS, LOG_LEVEL: 'silent' });
    const statuses = [
      (await send(question('a'), isolate, 'a.b.c')).status,
      (await send(question('b'), isolate, await service.token({ iss: 'https://evil.example.org' }))).status,
      (await send(question('c', QUESTION, { channelData: { tenant: { id: APP_ID } } }), isolate)).status,
      (await send(question('d', QUESTION, { from: { id: '29:g', aadObjectId: 'x', userRole: 'guest' } }), isolate))
        .status,
      (await send(question('e', QUESTION, { serviceUrl: 'https://evil.example.org' }), isolate)).status,
    ];
    expect([statuses, service.calls]).toEqual([[401, 401, 403, 403, 403], []]);
  });

  test('is paused by its own stop button, in every isolate, and counted', async () => {
    const isolate = worker.isolate(SETTINGS);
    await send(question('q1'), isolate);
    await press(worker.isolate(), 'teams', true);
    await send(question('q2'), isolate);
    expect(last().text).toContain('staat nu even uit');
    await press(worker.isolate(), 'teams', false);
    await send(question('q3'), isolate);
    expect(last().text).toContain('118.000');
    const figures = (await asAdmin(worker.isolate(), '/metrics')).text;
    expect(figures).toMatch(/^vraagbaak_answers_total\{channel="teams",status="answered",.*\} 2$/m);
  });

  test('takes so many messages of one person in a minute, over all isolates', () =>
    withinOneMinute(async () => {
      for (let n = 0; n <= MESSAGES_PER_MINUTE; n++) await send(question(`m${n}`, 'help'));
      expect(service.messages.filter(({ text }) => text.includes('zoek'))).toHaveLength(MESSAGES_PER_MINUTE);
      expect(last().text).toContain('Wacht een minuut');
    }));

  test('is not there without the settings of a bot', async () => {
    expect((await send(question('q1'), worker.isolate({ TEAMS_LOCAL: '' }))).status).toBe(404);
  });

  test('of a local emulator is refused at a public address, also when the setting was left on', async () => {
    const isolate = worker.isolate({ TEAMS_LOCAL: 'true', LOG_LEVEL: 'silent' });
    expect((await send(question('q1'), isolate)).status).toBe(403);
  });
});
