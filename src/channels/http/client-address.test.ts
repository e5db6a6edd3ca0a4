import fc from 'fast-check';
import type { Context } from 'hono';
import { describe, expect, test } from 'vitest';
import { callerReader, coarse, isAddressRange } from './client-address.ts';

function caller(remoteAddress: string | undefined, forwarded?: string, trusted: string[] = []): string {
  const c = {
    env: remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } },
    req: { header: (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined) },
  };
  return callerReader(trusted)(c as unknown as Context);
}

describe('the caller', () => {
  test.each([
    ['a socket that no proxy is', '192.0.2.1', '198.51.100.7', ['10.0.0.0/8'], '192.0.2.1'],
    ['a trusted proxy that names nobody', '10.0.0.1', undefined, ['10.0.0.0/8'], '10.0.0.1'],
    ['one hop before a trusted proxy', '10.0.0.1', '198.51.100.7', ['10.0.0.0/8'], '198.51.100.7'],
    [
      'what the client made up is left of its address',
      '10.0.0.1',
      '1.1.1.1, 198.51.100.7',
      ['10.0.0.1'],
      '198.51.100.7',
    ],
    ['two trusted proxies', '10.0.0.1', '198.51.100.7, 10.9.9.9', ['10.0.0.0/8'], '198.51.100.7'],
    ['trusted proxies alone', '10.0.0.1', '10.2.2.2, 10.9.9.9', ['10.0.0.0/8'], '10.2.2.2'],
    ['rubbish after a trusted proxy', '10.0.0.1', '198.51.100.7, unknown', ['10.0.0.0/8'], '10.0.0.1'],
    ['a hop with a port', '10.0.0.1', '198.51.100.7:5123', ['10.0.0.0/8'], '198.51.100.7'],
    ['an IPv6 hop with a port', '10.0.0.1', '[2001:db8::7]:5123', ['10.0.0.0/8'], '2001:db8:0:0::/64'],
    ['a trusted proxy by IPv6 in IPv4 form', '::ffff:10.0.0.1', '198.51.100.7', ['10.0.0.1'], '198.51.100.7'],
    ['a trusted IPv6 range', '2001:db8::1', '198.51.100.7', ['2001:db8::/32'], '198.51.100.7'],
    ['a zone', 'fe80::1%eth0', undefined, [], 'fe80:0:0:0::/64'],
    ['no socket', undefined, '198.51.100.7', ['10.0.0.0/8'], 'local'],
  ])('%s', (_, remote, forwarded, trusted, expected) => {
    expect(caller(remote, forwarded, trusted)).toBe(expected);
  });

  test('is the hop that the trusted proxy saw, whatever was sent before it', () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), (made, address) => {
        fc.pre(!address.startsWith('10.'));
        expect(caller('10.0.0.1', `${made},${address}`, ['10.0.0.0/8'])).toBe(address);
      }),
    );
  });

  test('is who the runtime says where it has no sockets', () => {
    const c = { env: { caller: '2001:db8:0:1::9' }, req: { header: () => undefined } };
    expect(callerReader()(c as unknown as Context)).toBe('2001:db8:0:1::/64');
  });

  test('is never an error, whatever the header holds', () => {
    fc.assert(fc.property(fc.string(), (header) => caller('10.0.0.1', header, ['10.0.0.0/8']) !== ''));
  });
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['local', 'local'],
])('%s is logged as %s', (address, logged) => {
  expect(coarse(address)).toBe(logged);
});

test.each([
  ['10.0.0.0/8', true],
  ['127.0.0.1', true],
  ['2001:db8::/32', true],
  ['::1', true],
  ['10.0.0.0/40', false],
  ['10', false],
  ['host', false],
  ['', false],
])('%s is an address or range: %s', (text, is) => {
  expect(isAddressRange(text)).toBe(is);
});
