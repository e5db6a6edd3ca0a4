/** What a refused request leaves behind, in the SDK's lists too. */
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { ToBotFromBotOrEmulatorTokenValidationParameters } from 'botframework-connector/lib/auth/tokenValidationParameters.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personalMessage } from './bot-service.fake.ts';
import { type OpenedTeams, openForTest } from './teams.test-support.ts';

let opened: OpenedTeams;
beforeEach(async () => {
  opened = await openForTest();
});
afterEach(() => opened.service.stop());

const base64 = (value: string) => Buffer.from(value).toString('base64url');

describe('what a refused request costs', () => {
  const issuers = () => ToBotFromBotOrEmulatorTokenValidationParameters.issuer?.length ?? 0;
  const metadata = () =>
    (JwtTokenExtractor as unknown as { openIdMetadataCache: Map<string, unknown> }).openIdMetadataCache.size;

  test('no memory that stays: not in the SDK’s lists, not in the bot’s, and no more readings of keys', async () => {
    await opened.post(personalMessage(opened.service));
    const before = [issuers(), metadata(), opened.teams.held(), opened.service.keyReads];
    const expired = await opened.service.token({ nbf: 1, exp: 2 });
    for (let n = 0; n < 200; n += 1) {
      const tenant = { tid: `tenant-${n}`, ver: '2.0', iss: `https://login.microsoftonline.com/tenant-${n}/v2.0` };
      const activity = personalMessage(opened.service, { id: `m-${n}`, conversation: { id: `c-${n}`, tenantId: 'x' } });
      const forged = `Bearer ${base64(`{"alg":"RS256","kid":"k-${n}"}`)}.${base64(JSON.stringify(tenant))}.c2ln`;
      const emulator = await opened.service.token(tenant, { kid: `k-${n}` });
      for (const header of [forged, `Bearer ${emulator}`, `Bearer ${expired}`]) {
        expect((await opened.post(activity, header)).status).toBe(401);
      }
      expect((await opened.post(activity)).status).toBe(403);
    }
    expect([issuers(), metadata(), opened.teams.held(), opened.service.keyReads]).toEqual(before);
  });
});
