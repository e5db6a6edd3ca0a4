/** Every way in that must be closed, over real tokens. */

import { UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP_ID, channelMessage, personalMessage, TENANT } from './bot-service.fake.ts';
import { allowHosts, isLoopback } from './guard.ts';
import { MAX_ACTIVITY_BYTES } from './routes.ts';
import { type OpenedTeams, openForTest } from './teams.test-support.ts';

let opened: OpenedTeams;
beforeEach(async () => {
  opened = await openForTest();
});
afterEach(() => opened.service.stop());

const seconds = () => Math.floor(Date.now() / 1000);
const base64 = (value: string) => Buffer.from(value).toString('base64url');

async function expectRefused(response: Response, status: number) {
  expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'application/problem+json']);
  expect(await response.json()).toMatchObject({ status, title: expect.stringMatching(/\w{4}/) });
  expect(opened.service.calls).toEqual([]);
  expect(opened.assistant.requests).toEqual([]);
}

describe('a token', () => {
  test('of the Bot Framework for this bot lets a member of the tenant in', async () => {
    expect((await opened.post(personalMessage(opened.service))).status).toBe(200);
    expect(opened.assistant.requests).toHaveLength(1);
  });

  test.each([
    ['absent', null],
    ['empty', ''],
    ['a scheme alone', 'Bearer'],
    ['of another scheme', 'Basic YTpi'],
    ['three words', 'Bearer abc.def.ghi'],
    ['not base64url', 'Bearer a$.b.c'],
    ['very long', `Bearer ${'a'.repeat(20_000)}.b.c`],
    ['without a signature', `Bearer ${base64('{"alg":"none"}')}.${base64('{}')}.`],
  ])('that is %s is refused with 401', async (_, authorization) => {
    const response = await opened.post(personalMessage(opened.service), authorization);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    await expectRefused(response, 401);
  });

  test.each([
    ['another audience', { aud: 'another-bot' }, {}],
    ['another issuer', { iss: 'https://evil.example.org' }, {}],
    [
      'the emulator’s issuer',
      { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, ver: '1.0', appid: APP_ID },
      {},
    ],
    [
      'the emulator’s second issuer',
      { iss: 'https://login.microsoftonline.com/evil/v2.0', tid: 'evil', ver: '2.0', azp: APP_ID },
      {},
    ],
    ['no end', { exp: undefined }, {}],
    ['an end two hours ago', { nbf: 1, exp: Math.floor(Date.now() / 1000) - 7200 }, {}],
    ['a beginning in a quarter of an hour', { nbf: Math.floor(Date.now() / 1000) + 900 }, {}],
    ['no serviceUrl', { serviceurl: undefined }, {}],
    ['an empty serviceUrl', { serviceurl: '' }, {}],
    ['a signature of another key', {}, { key: 'other' as const }],
    ['an unknown key', {}, { key: 'other' as const, kid: 'key-2' }],
  ])('with %s is refused with 401', async (_, claims, how) => {
    const token = await opened.service.token(claims, how);
    await expectRefused(await opened.post(personalMessage(opened.service), `Bearer ${token}`), 401);
  });

  test('that ends at infinity, which JSON can say, is refused with 401', async () => {
    const [header = '', payload = ''] = (await opened.service.token()).split('.');
    const claims = Buffer.from(payload, 'base64url')
      .toString()
      .replace(/"exp":\d+/, '"exp":1e999');
    const signed = await opened.service.signRaw(`${header}.${base64(claims)}`);
    await expectRefused(await opened.post(personalMessage(opened.service), `Bearer ${signed}`), 401);
  });

  test('signed with the public key as a secret is refused with 401', async () => {
    const token = await opened.service.token();
    const [, payload = ''] = token.split('.');
    const head = base64(JSON.stringify({ alg: 'HS256', kid: 'key-1' }));
    await expectRefused(await opened.post(personalMessage(opened.service), `Bearer ${head}.${payload}.c2ln`), 401);
  });

  test('without a signature algorithm is refused with 401', async () => {
    const token = new UnsecuredJWT({ iss: 'https://api.botframework.com', aud: APP_ID, exp: seconds() + 60 }).encode();
    await expectRefused(await opened.post(personalMessage(opened.service), `Bearer ${token}`), 401);
    await expectRefused(await opened.post(personalMessage(opened.service), `Bearer ${token}c2ln`), 401);
  });

  test('that is good lets nobody in whose service is another, or not on the list', async () => {
    const evil = 'http://127.0.0.1:1';
    await expectRefused(await opened.post(personalMessage(opened.service, { serviceUrl: evil })), 403);
    const token = await opened.service.token({ serviceurl: evil });
    await expectRefused(
      await opened.post(personalMessage(opened.service, { serviceUrl: evil }), `Bearer ${token}`),
      403,
    );
  });

  test('whose address differs by a slash at the end is the same', async () => {
    const response = await opened.post(personalMessage(opened.service, { serviceUrl: `${opened.service.url}/` }));
    expect(response.status).toBe(200);
  });

  test('cannot be judged while the keys cannot be read: 503, and let in once they can', async () => {
    opened.service.metadataFails = true;
    const response = await opened.post(personalMessage(opened.service));
    expect(response.headers.get('Retry-After')).toBe('30');
    await expectRefused(response, 503);
    opened.service.metadataFails = false;
    expect((await opened.post(personalMessage(opened.service))).status).toBe(200);
  });

  test('cannot be judged by keys of another address, to which those of the service redirect', async () => {
    opened.service.redirects = true;
    await expectRefused(await opened.post(personalMessage(opened.service)), 503);
    expect(opened.service.strayed).toEqual([]);
  });

  test('lets nobody in whose roster is asked of a login elsewhere: the secret goes nowhere', async () => {
    await opened.post(personalMessage(opened.service), `Bearer ${await opened.service.token({ aud: 'another' })}`);
    opened.service.redirects = true;
    await expectRefused(await opened.post(personalMessage(opened.service)), 503);
    expect([opened.service.strayed, opened.service.logins]).toEqual([[], []]);
  });

  test('of a key that may not speak for Teams is refused with 403', async () => {
    opened.service.endorsements = ['webchat'];
    await expectRefused(await opened.post(personalMessage(opened.service)), 403);
  });
});

describe('with a good token', () => {
  const tenant = 'ffffffff-0000-0000-0000-00000000000f';
  test.each([
    ['another tenant', { conversation: { id: 'a', conversationType: 'personal', tenantId: tenant }, channelData: {} }],
    ['another tenant in one of two places', { channelData: { tenant: { id: tenant } } }],
    ['no tenant', { conversation: { id: 'a', conversationType: 'personal' }, channelData: null }],
    ['a guest', { from: { id: '29:g', aadObjectId: 'x', userRole: 'guest' } }],
    [
      'an invited account',
      { from: { id: '29:g', aadObjectId: 'x', userPrincipalName: 'jan_example.org#EXT#@tenant' } },
    ],
    ['somebody without an account', { from: { id: '29:g' } }],
    ['another channel', { channelId: 'webchat' }],
    ['an unendorsed channel', { channelId: 'slack' }],
    ['the SDK’s App Service channel', { channelId: 'AseChannel' }],
  ])('%s is refused with 403', async (_, changes) => {
    await expectRefused(await opened.post(personalMessage(opened.service, changes)), 403);
  });

  test.each([
    ['guest', { userRole: 'guest' }],
    ['anonymous', { userRole: 'anonymous' }],
    ['of another tenant', { userRole: 'user', tenantId: tenant }],
    ['invited', { userRole: 'user', userPrincipalName: 'jan_example.org#EXT#@tenant.example.org' }],
    ['not in the conversation', null],
  ])('somebody who is %s by the roster is refused with 403', async (_, member) => {
    opened.service.members.set('29:person', member && { id: '29:person', ...member });
    await expectRefused(await opened.post(channelMessage(opened.service)), 403);
  });

  test.each([
    ['no JSON', '{"type":'],
    ['a list', '[]'],
    ['no sender', JSON.stringify({ type: 'message', serviceUrl: 'x', channelId: 'msteams' })],
    ['a number as text', JSON.stringify({ ...{}, type: 'message', text: 7 })],
  ])('a body that is %s is refused with 400', async (_, body) => {
    await expectRefused(await opened.post(body), 400);
  });

  test('another media type is refused with 415 and a large body with 413', async () => {
    const activity = personalMessage(opened.service);
    await expectRefused(await opened.post(activity, undefined, { 'Content-Type': 'text/plain' }), 415);
    await expectRefused(await opened.post({ ...activity, more: 'a'.repeat(MAX_ACTIVITY_BYTES) }), 413);
  });
});

describe('a local emulator', () => {
  let local: OpenedTeams;
  beforeAll(async () => {
    local = await openForTest({}, { credentials: null });
  });
  afterAll(() => local.service.stop());

  test('needs no token, and gets its answer without one', async () => {
    expect((await local.post(personalMessage(local.service), null)).status).toBe(200);
    expect(local.service.calls.map(({ authorization }) => authorization)).toEqual(local.service.calls.map(() => null));
    expect(local.service.messages).toHaveLength(1);
  });

  test('is never sent an answer elsewhere', async () => {
    const activity = personalMessage(local.service, { id: 'elsewhere', serviceUrl: 'http://evil.example.org/' });
    expect((await local.post(activity, null)).status).toBe(403);
  });

  test('is not taken for it when the request names another host, as a rebound name does', async () => {
    const response = await local.teams.routes.request('http://evil.example.org/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(personalMessage(local.service, { id: 'rebound' })),
    });
    expect(response.status).toBe(403);
  });
});

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://smba.trafficmanager.net.evil.example.org/', false],
  ['https://evil.trafficmanager.net/', false],
  ['http://smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net:8443/', false],
  ['https://evil.example.org/smba.trafficmanager.net', false],
])('the bot may send to %s: %s', (url, allowed) => {
  expect(allowHosts(['smba.trafficmanager.net'])(new URL(url))).toBe(allowed);
});

test.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['localhost', true],
  ['127.0.0.1.example.org', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
])('%s is this machine: %s', (host, here) => {
  expect(isLoopback(host)).toBe(here);
});
