/** The bot as Teams sees it: activities in, and what goes over the wire, compared as JSON. */
import { afterEach, describe, expect, test } from 'vitest';
import { InvalidQuestionError, MAX_QUESTION_LENGTH, MAX_VERIFIED_LENGTH } from '../../answer.ts';
import { fakeAnswer, fakeCitation } from '../../assistant.fake.ts';
import { channelMessage, personalMessage } from './bot-service.fake.ts';
import { createPace } from './pace.ts';
import { type OpenedTeams, openForTest, PUBLIC_URL } from './teams.test-support.ts';

let opened: OpenedTeams;
const open = async (...options: Parameters<typeof openForTest>) => {
  opened = await openForTest(...options);
  return opened;
};
afterEach(() => opened.service.stop());

const texts = () => opened.service.messages.map(({ text }) => text as string);
const typings = () => opened.service.calls.filter(({ body }) => body.type === 'typing');
const streamOf = (body: { entities?: { type: string }[] }) => body.entities?.find(({ type }) => type === 'streaminfo');

/** What follows from whom a message is to. */
const addressing = (serviceUrl: string) => ({
  channelId: 'msteams',
  serviceUrl,
  from: { id: '28:bot', name: 'DUO Vraagbaak' },
  recipient: { id: '29:person', name: 'Medewerker', aadObjectId: '00000000-1111-0000-0000-000000000001' },
});

/** The answer of the fake assistant, on the wire. */
const answerOnTheWire = {
  type: 'message',
  text: 'Volgens het Jaarbericht 2031, over 2031:\n\nHet verzuim daalde naar 4,2 procent. [1]',
  textFormat: 'markdown',
  locale: 'nl',
  replyToId: 'question-1',
  channelData: { feedbackLoop: { type: 'default' } },
};
const label = {
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  additionalType: ['AIGeneratedContent'],
};
const claim = {
  '@type': 'Claim',
  position: 1,
  appearance: {
    '@type': 'DigitalDocument',
    name: 'Jaarbericht 2031, Verzuim, Pagina 22',
    url: `${PUBLIC_URL}/bronnen/jaarbericht-2031#0123456789`,
    abstract: 'Het verzuim daalde naar 4,2 procent.',
    keywords: ['Gepubliceerd: 2032-03-01', 'Gaat over: 2031'],
    text: JSON.stringify({
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Jaarbericht 2031, Verzuim, Pagina 22', weight: 'Bolder', wrap: true },
        {
          type: 'TextBlock',
          text: 'Verzuim\nHet verzuim daalde naar 4,2 procent. Dat is minder dan in het jaar ervoor.',
          wrap: true,
        },
      ],
    }),
    encodingFormat: 'application/vnd.microsoft.card.adaptive',
  },
};

describe('a question in a one-to-one chat', () => {
  test('gets what the bot does, its sentences, and the answer with its citations, as one stream', async () => {
    const { service, post, assistant } = await open();
    expect((await post(personalMessage(service))).status).toBe(200);
    expect(assistant.requests).toEqual([{ messages: [{ role: 'user', content: 'Hoe hoog is het verzuim?' }] }]);
    const bodies = service.calls.map(({ body }) => body);
    const common = {
      ...addressing(service.url),
      conversation: { id: 'a:personal', conversationType: 'personal' },
    };
    expect(bodies[0]).toEqual({
      ...common,
      type: 'typing',
      text: 'Ik zoek in de documenten.',
      entities: [{ type: 'streaminfo', streamType: 'informative', streamSequence: 1 }],
    });
    const updates = bodies.slice(0, -1).map((body) => streamOf(body));
    expect(updates).toEqual(
      updates.map((_, index) => ({
        type: 'streaminfo',
        streamType: index < updates.length - 1 ? 'informative' : 'streaming',
        streamSequence: index + 1,
        ...(index > 0 ? { streamId: 'sent-1' } : {}),
      })),
    );
    expect(bodies.at(-2).text).toBe('Het verzuim daalde naar 4,2 procent.');
    expect(bodies.at(-1)).toEqual({
      ...common,
      ...answerOnTheWire,
      entities: [
        { type: 'streaminfo', streamId: 'sent-1', streamType: 'final' },
        { ...label, citation: [claim] },
      ],
      suggestedActions: {
        to: ['29:person'],
        actions: [{ type: 'imBack', title: 'Hoeveel mensen werken er?', value: 'Hoeveel mensen werken er?' }],
      },
    });
  });

  test('is answered with the bot’s own token, asked for once', async () => {
    const { service, post } = await open();
    await post(personalMessage(service));
    await post(personalMessage(service, { id: 'question-2' }));
    expect(new Set(service.calls.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer the-bots-own-token']),
    );
    expect(service.logins).toEqual([
      {
        tenant: '99999999-0000-0000-0000-000000000001',
        grant_type: 'client_credentials',
        client_id: '11111111-2222-3333-4444-555555555555',
        client_secret: 'secret',
        scope: 'https://api.botframework.com/.default',
      },
    ]);
  });

  test('gets updates no faster than Teams takes them', async () => {
    const { service, post } = await open({}, { streamEveryMs: 60_000 });
    await post(personalMessage(service));
    expect(service.calls.map(({ body }) => body.type)).toEqual(['typing', 'message']);
  });

  test('is answered in an ordinary message where Teams does not stream', async () => {
    const { service, post } = await open();
    service.failures.push({ status: 403, code: 'ContentStreamNotAllowed', message: 'Content stream is not allowed' });
    await post(personalMessage(service));
    expect(service.calls).toHaveLength(1);
    expect(service.messages[0].entities).toEqual([{ ...label, citation: [claim] }]);
  });

  test('is answered in an ordinary message when the stream took too long', async () => {
    const { service, post } = await open({}, { streamEveryMs: 60_000 });
    service.failures.push(
      { status: 0 },
      { status: 403, message: 'Content stream finished due to exceeded streaming time.' },
    );
    await post(personalMessage(service));
    expect(service.messages.map(streamOf)).toEqual([undefined]);
  });

  test.each([
    'Content stream was canceled by user.',
    'Content stream is not allowed on an already completed streamed message',
  ])('is not answered again after: %s', async (message) => {
    const { service, post, reports } = await open({}, { streamEveryMs: 60_000 });
    service.failures.push({ status: 0 }, { status: 403, message });
    await post(personalMessage(service));
    expect([service.messages, reports]).toEqual([[], []]);
  });

  test('in English is answered as the assistant says, with the note that sources are Dutch', async () => {
    const answer = fakeAnswer({ language: 'en', text: 'It fell. [1]' });
    const { service, post } = await open({ answer });
    await post(personalMessage(service, { text: 'How high is it?' }));
    expect(texts()[0]).toMatch(/^It fell\. \[1\]\n\n.*Dutch/s);
  });

  test('comes with the questions before it, until it is reset or an hour has passed', async () => {
    let now = Date.now();
    const { service, post, assistant } = await open({}, { now: () => now });
    const ask = (id: string, text = id) => post(personalMessage(service, { id, text }));
    const asked = () => assistant.requests.at(-1)?.messages.map(({ content }) => content);
    const answer = fakeAnswer().text;
    await ask('een');
    await ask('twee');
    expect(asked()).toEqual(['een', answer, 'twee']);
    await ask('drie', 'opnieuw');
    expect(texts().at(-1)).toContain('vergeten');
    await ask('vier');
    expect(asked()).toEqual(['vier']);
    now += 61 * 60 * 1000;
    await ask('vijf');
    expect(asked()).toEqual(['vijf']);
  });
});

describe('a question in a channel', () => {
  test('that mentions the bot is answered in its thread, the mention taken out', async () => {
    const { service, post, assistant } = await open();
    await post(channelMessage(service));
    expect(assistant.requests[0]?.messages).toEqual([{ role: 'user', content: 'Hoe hoog is het verzuim?' }]);
    const [first] = service.calls;
    expect(first?.body.type).toBe('typing');
    expect(service.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/19:channel@thread.tacv2;messageid=1700/activities',
    });
    expect(service.messages).toEqual([
      {
        ...addressing(service.url),
        ...answerOnTheWire,
        conversation: { id: '19:channel@thread.tacv2;messageid=1700', conversationType: 'channel' },
        entities: [{ ...label, citation: [claim] }],
      },
    ]);
  });

  test('that does not mention the bot is left alone', async () => {
    const { service, post, assistant } = await open();
    await post(channelMessage(service, { entities: [] }));
    expect([service.calls, assistant.requests]).toEqual([[], []]);
  });

  test('that takes long shows signs of typing until the answer', async () => {
    const { service, post } = await open({ slow: true }, { typingEveryMs: 100 });
    await post(channelMessage(service));
    expect(typings().length).toBeGreaterThan(3);
    expect(service.calls.at(-1)?.body.type).toBe('message');
  });
});

describe('commands', () => {
  const run = async (text: string, locale = 'nl-NL') => {
    await opened.post(personalMessage(opened.service, { id: text.slice(0, 20), text, locale }));
    return opened.service.messages.at(-1);
  };

  test('zoek lists passages with their place and address', async () => {
    const { assistant } = await open();
    expect((await run('zoek verzuim')).text).toBe(
      `**Passages bij: verzuim**\n\n1. **Jaarbericht 2031, Verzuim, Pagina 22** ([naar de passage](${PUBLIC_URL}/bronnen/jaarbericht-2031#0123456789))  \n"Het verzuim daalde naar 4,2 procent. Dat is minder dan in het jaar ervoor."`,
    );
    expect(assistant.searches).toEqual([{ query: 'verzuim', k: 5 }]);
  });

  test('controleer shows which sentences of a draft are supported, and is labelled', async () => {
    const { assistant } = await open();
    const message = await run('controleer: Het verzuim was 5 procent.');
    expect(assistant.verifications).toEqual([{ text: 'Het verzuim was 5 procent.', passages: undefined }]);
    expect(message.text).toBe(
      [
        '**0 van 1 zinnen worden gesteund door de documenten**',
        `✘ **Niet gesteund**: Het verzuim was 5 procent. Waarom niet: een getal is anders.  \nDit staat er het dichtst bij: "Het verzuim daalde naar 4,2 procent." ([jaarbericht-2031](${PUBLIC_URL}/bronnen/jaarbericht-2031))`,
        'Niet gesteund betekent niet dat de zin onwaar is: ik vond er geen zin voor. Kijk zelf in de bron.',
      ].join('\n\n'),
    );
    expect(message.entities).toEqual([label]);
    expect((await run('controleer Het verzuim daalde naar 4,2 procent.')).text).toContain('✔ **Gesteund**');
  });

  test('bronnen lists the documents with their dates', async () => {
    await open();
    expect((await run('Bronnen')).text).toBe(
      `**Documenten die ik ken**\n\n- [Jaarbericht 2031](${PUBLIC_URL}/bronnen/jaarbericht-2031): gepubliceerd 2032-03-01, gaat over 2031`,
    );
  });

  test.each([
    ['search', 'absence', 'Passages for: absence'],
    ['check', 'It fell.', '0 of 1 sentences'],
    ['sources', '', 'Documents I know'],
    ['reset', '', 'forgotten'],
  ])('%s speaks English', async (command, argument, said) => {
    await open();
    expect((await run(`${command} ${argument}`.trim())).text).toContain(said);
  });

  test('help is in the language of the reader’s Teams', async () => {
    await open();
    expect((await run('help')).text).toContain('**zoek** … (woorden)');
    expect((await run('/help', 'en-GB')).text).toContain('**search** … (words)');
  });

  test.each([
    ['zoek', 'Zet achter zoek'],
    ['check', 'Put the text'],
    [`zoek ${'a'.repeat(MAX_QUESTION_LENGTH + 1)}`, String(MAX_QUESTION_LENGTH)],
    [`controleer ${'a'.repeat(MAX_VERIFIED_LENGTH + 1)}`, String(MAX_VERIFIED_LENGTH)],
  ])('what cannot be used is told: %#', async (text, said) => {
    await open();
    expect((await run(text)).text).toContain(said);
  });

  test.each(['Bronnen van inkomsten?', 'help mij met betalen', 'opnieuw aanvragen, kan dat?', 'zoekmachine'])(
    '"%s" is a question',
    async (text) => {
      const { assistant } = await open();
      await run(text);
      expect(assistant.requests).toHaveLength(1);
    },
  );
});

describe('feedback', () => {
  const submit = (reaction: unknown, replyToId = 'sent-1', changes = {}) =>
    personalMessage(opened.service, {
      type: 'invoke',
      id: `invoke-${reaction}-${replyToId}`,
      name: 'message/submitAction',
      text: undefined,
      replyToId,
      value: { actionName: 'feedback', actionValue: { reaction, feedback: '{"feedbackText":" Te lang. "}' } },
      ...changes,
    });

  test('on an answer reaches the store, and Teams gets an empty object', async () => {
    const { service, post, feedback } = await open();
    await post(personalMessage(service));
    const response = await post(submit('dislike'));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(feedback).toEqual([{ answerId: fakeAnswer().id, helpful: false, comment: 'Te lang.', at }]);
    await post(
      submit('like', 'sent-1', { id: 'again', value: { actionName: 'feedback', actionValue: { reaction: 'like' } } }),
    );
    expect(feedback.at(-1)).toEqual({ answerId: fakeAnswer().id, helpful: true, comment: null, at });
  });

  test('sent twice by Teams is kept once', async () => {
    const { service, post, feedback } = await open();
    await post(personalMessage(service));
    for (let n = 0; n < 2; n += 1) expect((await post(submit('like'))).status).toBe(200);
    expect(feedback).toHaveLength(1);
  });

  test('on an answer that is no longer known, or of another conversation, is told to be lost', async () => {
    const { service, post, feedback } = await open();
    await post(personalMessage(service));
    await post(submit('like', 'sent-77'));
    await post(submit('like', 'sent-1', { conversation: { ...personalMessage(service).conversation, id: 'a:other' } }));
    expect(feedback).toEqual([]);
    expect(texts().filter((text) => text.includes('kon ik niet bewaren'))).toHaveLength(2);
  });

  test('that the store does not know is told to be lost', async () => {
    const { service, post } = await open({}, { recordFeedback: async () => false });
    await post(personalMessage(service));
    await post(submit('like'));
    expect(texts().at(-1)).toContain('kon ik niet bewaren');
  });

  test.each(['love', 7, undefined])(
    'that is no reaction but %s is answered with 501, as is any other invoke',
    async (reaction) => {
      const { post, service } = await open();
      expect((await post(submit(reaction))).status).toBe(501);
      expect((await post(submit('like', 'x', { name: 'task/fetch' }))).status).toBe(501);
      expect(service.calls).toEqual([]);
    },
  );
});

describe('an app that comes and goes', () => {
  const update = (changes: Record<string, unknown>) =>
    personalMessage(opened.service, { id: `update-${JSON.stringify(changes)}`, text: undefined, ...changes });
  const bot = { id: '28:bot' };

  test('welcomes once, and says what it is, what it is not and that it is AI', async () => {
    const { post, service } = await open();
    await post(update({ type: 'installationUpdate', action: 'add' }));
    await post(update({ type: 'conversationUpdate', membersAdded: [bot, { id: '29:person' }] }));
    expect(texts()).toHaveLength(1);
    for (const part of ['Welkom', 'geen dossiers', 'digitale assistent \\(AI\\)', '**controleer**']) {
      expect(texts()[0]?.replaceAll('(AI)', '\\(AI\\)')).toContain(part);
    }
    expect(service.messages[0].suggestedActions.actions.map(({ value }: { value: string }) => value)).toEqual([
      'bronnen',
      'help',
    ]);
  });

  test('says nothing when somebody else is added', async () => {
    const { post, service } = await open();
    await post(update({ type: 'conversationUpdate', membersAdded: [{ id: '29:person' }] }));
    expect(service.calls).toEqual([]);
  });

  test.each([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'conversationUpdate', membersRemoved: [bot] },
  ])('takes everything about the conversation with it: %j', async (removal) => {
    const { post, service, assistant, teams } = await open();
    await post(personalMessage(service));
    const seen = teams.held();
    await post(update(removal));
    // What is left: that these two activities were seen.
    expect(teams.held()).toBe(seen - 3 + 1);
    await post(personalMessage(service, { id: 'after' }));
    expect(assistant.requests.at(-1)?.messages).toHaveLength(1);
  });
});

describe('the same again', () => {
  test('an activity that Teams sends twice is answered once', async () => {
    const { service, post, assistant } = await open();
    const responses = await Promise.all([post(personalMessage(service)), post(personalMessage(service))]);
    await post(personalMessage(service));
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect([assistant.requests.length, service.messages.length]).toEqual([1, 1]);
  });

  test('an edited question gets its new answer in the place of the old, and the old is forgotten', async () => {
    const { service, post, assistant } = await open();
    await post(personalMessage(service));
    const edit = {
      type: 'messageUpdate',
      channelData: { ...personalMessage(service).channelData, eventType: 'editMessage' },
    };
    await post(personalMessage(service, { ...edit, text: 'En in 2030?', timestamp: '2031-03-01T10:01:00.000Z' }));
    await post(personalMessage(service, { ...edit, text: 'En in 2029?', timestamp: '2031-03-01T10:02:00.000Z' }));
    expect(assistant.requests.map(({ messages }) => messages.map(({ content }) => content))).toEqual([
      ['Hoe hoog is het verzuim?'],
      ['En in 2030?'],
      ['En in 2029?'],
    ]);
    const updates = service.calls.filter(({ method }) => method === 'PUT');
    expect(updates.map(({ path }) => path)).toEqual([
      '/v3/conversations/a:personal/activities/sent-1',
      '/v3/conversations/a:personal/activities/sent-1',
    ]);
    expect(updates[0]?.body).toMatchObject({ id: 'sent-1', type: 'message', entities: [{ citation: [claim] }] });
  });

  test('a deleted question is forgotten', async () => {
    const { service, post, assistant } = await open();
    await post(personalMessage(service));
    await post(personalMessage(service, { type: 'messageDelete', text: undefined }));
    await post(personalMessage(service, { id: 'question-2', text: 'Nieuw' }));
    expect(assistant.requests.at(-1)?.messages).toHaveLength(1);
  });
});

describe('a service that says not now', () => {
  const notNow = (status: number, headers: Record<string, string> = {}) => ({ status, headers });

  test.each([429, 503])('%i is waited for, longer each time, and the answer stands there once', async (status) => {
    const { service, post, waits, reports } = await open({}, { typingEveryMs: 60_000 });
    service.failures.push(notNow(status), notNow(status), notNow(status), notNow(status));
    await post(channelMessage(service));
    // The first was a sign of typing, which is not tried again.
    expect([waits, service.messages.length, reports]).toEqual([[1000, 2000, 4000], 1, []]);
  });

  test('with a Retry-After is waited for as long as it says', async () => {
    const { service, post, waits } = await open({}, { typingEveryMs: 60_000 });
    service.failures.push({ status: 0 }, notNow(429, { 'retry-after': '7' }));
    await post(channelMessage(service));
    expect([waits, service.messages.length]).toEqual([[7000], 1]);
  });

  test('for good is given up, and reported', async () => {
    const { service, post, reports } = await open({}, { typingEveryMs: 60_000 });
    service.failures.push(...Array.from({ length: 20 }, () => notNow(503)));
    expect((await post(channelMessage(service))).status).toBe(200);
    expect(service.messages).toEqual([]);
    expect(reports.map(String)).toContain('SendError: 503 not now');
    expect(JSON.stringify(reports.map((report) => Object.entries(report as object)))).not.toContain('Bearer');
  });

  test.each([500, 502, 504])('%i may have delivered, so it is not sent again', async (status) => {
    const { service, post, waits } = await open({}, { typingEveryMs: 60_000 });
    service.failures.push({ status: 0 }, notNow(status));
    await post(channelMessage(service));
    expect(waits).toEqual([]);
    expect(service.messages.filter(({ entities }) => entities?.[0]?.citation)).toEqual([]);
  });
});

test('a service that sends the bot elsewhere gets neither the token nor the answer there', async () => {
  const { service, post, reports } = await open({}, { streamEveryMs: 60_000 });
  await post(personalMessage(service));
  service.redirects = true;
  await post(personalMessage(service, { id: 'question-2' }));
  expect([service.strayed, reports.length > 0]).toEqual([[], true]);
});

describe('what goes wrong is told in plain words', () => {
  test.each([
    [new Error('secret detail'), 'Door een fout bij ons'],
    [new InvalidQuestionError('too_long', 'x', 2000), 'hoogstens 2000 tekens'],
  ])('%s', async (answer, said) => {
    const { service, post, reports } = await open({ answer });
    await post(personalMessage(service));
    expect(texts()).toEqual([expect.stringContaining(said)]);
    expect(texts()[0]).not.toContain('secret');
    expect(reports).toHaveLength(answer instanceof InvalidQuestionError ? 0 : 1);
    // The stream that was begun is ended by it.
    expect(streamOf(service.messages[0])).toMatchObject({ streamType: 'final' });
  });

  test('before the index is open', async () => {
    const { service, post } = await open(null);
    await post(personalMessage(service));
    expect(texts()).toEqual(['Ik start nog op. Stel uw vraag over een minuut opnieuw.']);
  });

  test('while the channel is paused', async () => {
    const { service, post, assistant } = await open({}, { isPaused: () => true });
    await post(personalMessage(service));
    expect([texts()[0], assistant.requests]).toEqual([expect.stringContaining('staat nu even uit'), []]);
  });

  test('a message without text', async () => {
    const { service, post } = await open();
    await post(personalMessage(service, { text: ' &nbsp; ' }));
    expect(texts()).toEqual([expect.stringContaining('alleen tekst')]);
  });

  test('more messages in a minute than one person may send', async () => {
    const { service, post, assistant } = await open({}, { isInPace: createPace(2) });
    for (let n = 0; n < 3; n += 1) await post(personalMessage(service, { id: `m-${n}` }));
    expect([assistant.requests.length, texts().at(-1)]).toEqual([2, expect.stringContaining('Wacht een minuut')]);
  });
});

test('a citation of another answer’s size still fits: names, abstracts and keywords are cut', async () => {
  const long = 'woord '.repeat(100).trim();
  const citations = Array.from({ length: 25 }, (_, n) =>
    fakeCitation({ number: n + 1, title: long, quote: long, period: long }),
  );
  const answer = fakeAnswer({ citations, text: citations.map(({ number }) => `• Een zin. [${number}]`).join('\n') });
  const { service, post } = await open({ answer });
  await post(channelMessage(service));
  const [message] = service.messages;
  const claims = message.entities[0].citation;
  expect(claims).toHaveLength(20);
  for (const { appearance } of claims) {
    expect(appearance.name.length).toBeLessThanOrEqual(80);
    expect(appearance.abstract.length).toBeLessThanOrEqual(160);
    expect(appearance.keywords.every((keyword: string) => keyword.length <= 28)).toBe(true);
  }
  expect(message.text).toContain('Meer bronnen: [21] [');
});
