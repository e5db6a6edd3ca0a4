import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPage, isAllowedHost, isPublicAddress } from './fetch-page.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let port: number;
let folder: string;
let asked: string[] = [];
let handler: Handler;
let robots: { status: number; text: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    if (request.url === '/robots.txt') {
      response.writeHead(robots.status);
      response.end(robots.text);
    } else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  folder = await mkdtemp(join(tmpdir(), 'fetch-'));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  robots = { status: 404, text: '' };
  handler = (_, response) => response.end('<h1>Hallo</h1>');
});

/** Fetches from names that stand for this machine. */
const fetchIt = (path: string, options: Partial<FetchOptions> = {}, host = 'www.example.org') =>
  fetchPage(`http://${host}:${port}${path}`, {
    hosts: ['www.example.org', 'other.example.org'],
    folder,
    resolve: async () => ['127.0.0.1'],
    isAllowedAddress: () => true,
    ...options,
  });

test('a page is fetched to a file, once and under its own address', async () => {
  const fetched = await fetchIt('/gids?a=1#deel');
  expect(fetched).toMatchObject({ address: `http://www.example.org:${port}/gids?a=1` });
  expect('file' in fetched && (await readFile(fetched.file, 'utf8'))).toBe('<h1>Hallo</h1>');
});

describe('private addresses are never connected to', () => {
  const strict = { isAllowedAddress: isPublicAddress };
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '100.64.0.1',
    '224.0.0.1',
  ])('a name that stands for %s', async (address) => {
    expect(await fetchIt('/', { ...strict, resolve: async () => [address] })).toMatchObject({
      code: 'private-address',
    });
    expect(asked).toEqual([]);
  });

  test('a name with one public and one private address', async () => {
    expect(await fetchIt('/', { ...strict, resolve: async () => ['93.184.216.34', '10.0.0.1'] })).toMatchObject({
      code: 'private-address',
    });
  });

  test.each(['http://127.0.0.1/', 'http://[::1]/', 'http://2130706433/', 'http://0x7f.1/', 'http://localhost/'])(
    '%s, on no list',
    async (address) => {
      expect(await fetchPage(address, { hosts: ['www.example.org'], folder })).toMatchObject({
        code: 'host-not-allowed',
      });
    },
  );

  test('an address on the list is looked at all the same', async () => {
    expect(await fetchPage('http://127.0.0.1/', { hosts: ['127.0.0.1'], folder })).toMatchObject({
      code: 'private-address',
    });
  });

  test('a redirect to a host that stands for a private address', async () => {
    handler = (_, response) => response.writeHead(302, { location: `http://other.example.org:${port}/geheim` }).end();
    const resolve = async (host: string) => [host.startsWith('other') ? '10.0.0.1' : '127.0.0.1'];
    const isAllowedAddress = (address: string) => address === '127.0.0.1';
    expect(await fetchIt('/', { resolve, isAllowedAddress })).toMatchObject({ code: 'private-address' });
    expect(asked.some((line) => line.includes('geheim'))).toBe(false);
  });

  test('a name is connected to at the address that was checked, whatever it stands for later', async () => {
    // Were the name resolved a second time on connecting, this would fail: it does not exist.
    expect(await fetchIt('/', { hosts: ['rebinding.invalid'] }, 'rebinding.invalid')).toHaveProperty('file');
  });
});

describe('only what is allowed is fetched', () => {
  test('a host that is not on the list', async () => {
    expect(await fetchIt('/', {}, 'evil.example')).toMatchObject({
      code: 'host-not-allowed',
      values: { host: 'evil.example' },
    });
  });

  test('a redirect to a host that is not on the list', async () => {
    handler = (_, response) => response.writeHead(301, { location: 'http://evil.example/' }).end();
    expect(await fetchIt('/')).toMatchObject({ code: 'host-not-allowed' });
  });

  test.each([
    'file:///etc/passwd',
    'ftp://www.example.org/',
    'gopher://www.example.org/',
    'http://user:pass@www.example.org/',
    'nonsense',
  ])('%s', async (address) => {
    expect(await fetchPage(address, { hosts: ['www.example.org'], folder })).toMatchObject({ code: 'bad-address' });
  });

  test('a star stands for hosts below it, not for its own ending', () => {
    const hosts = ['*.example.org'];
    expect(
      ['a.example.org', 'a.b.example.org', 'example.org', 'badexample.org'].map((host) => isAllowedHost(host, hosts)),
    ).toEqual([true, true, false, false]);
  });
});

describe('robots.txt is obeyed', () => {
  test('a path that it forbids is not asked for', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /intern' };
    expect(await fetchIt('/intern/1')).toMatchObject({ code: 'robots' });
    expect(asked).toEqual(['www.example.org/robots.txt']);
  });

  test('a rule for this program goes before that for all', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /\n\nUser-agent: vraagbaak-import\nAllow: /' };
    expect(await fetchIt('/open')).toHaveProperty('file');
  });

  test('one that cannot be had forbids everything', async () => {
    robots = { status: 503, text: '' };
    expect(await fetchIt('/open')).toMatchObject({ code: 'robots' });
  });

  test('it is asked again at the host that a redirect leads to', async () => {
    handler = (request, response) =>
      request.headers.host?.startsWith('www')
        ? response.writeHead(302, { location: `http://other.example.org:${port}/x` }).end()
        : response.end('ja');
    await fetchIt('/');
    expect(asked).toContain('other.example.org/robots.txt');
  });
});

describe('limits', () => {
  test('a body over the limit, announced or not, leaves no file', async () => {
    const before = (await readdir(folder)).length;
    handler = (_, response) => {
      response.write('x'.repeat(60_000));
      response.end('y'.repeat(60_000));
    };
    expect(await fetchIt('/', { mostBytes: 100_000 })).toMatchObject({ code: 'fetch-too-large' });
    handler = (_, response) => response.writeHead(200, { 'content-length': '200000' }).end('x'.repeat(200_000));
    expect(await fetchIt('/', { mostBytes: 100_000 })).toMatchObject({ code: 'fetch-too-large' });
    expect((await readdir(folder)).length).toBe(before);
  });

  test('a small body that unpacks to a large one', async () => {
    handler = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    expect(await fetchIt('/', { mostBytes: 100_000 })).toMatchObject({ code: 'fetch-too-large' });
  });

  test('a server that never ends', async () => {
    handler = (_, response) => void response.write('begin');
    expect(await fetchIt('/', { timeLimit: 400 })).toMatchObject({ code: 'fetch-too-slow' });
  });

  test('redirects without end', async () => {
    handler = (_, response) => response.writeHead(302, { location: '/weer' }).end();
    expect(await fetchIt('/')).toMatchObject({ code: 'redirects' });
  });

  test('a page that is not there', async () => {
    handler = (_, response) => response.writeHead(404).end();
    expect(await fetchIt('/')).toMatchObject({ code: 'http-status', values: { status: 404 } });
  });
});
