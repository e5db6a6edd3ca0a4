/** Clients that are slow, stay half open or speak no HTTP, over real sockets. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeAssistant } from '../assistant.fake.ts';
import { createApp } from '../channels/http/app.ts';
import { createPages } from '../channels/web/pages.ts';
import { createHttpServer } from './listen.ts';

const fake = new FakeAssistant({ slow: true });
const TIMEOUTS = { headers: 300, request: 600, keepAlive: 200, idle: 2_000, check: 50 };
const BODY = JSON.stringify({ messages: [{ role: 'user', content: 'a' }] });

let server: Server;
let port = 0;

beforeAll(async () => {
  const assistant = () => fake;
  const pages = createPages({ assistant, library: () => ({ document: async () => null }), style: '' });
  const settings = { CORS_ORIGINS: [], RATE_LIMIT_PER_MINUTE: 0 };
  server = createHttpServer(createApp({ assistant, pages, settings, version: '1', report: () => {} }).fetch, TIMEOUTS);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

async function open(): Promise<{ socket: Socket; all: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  const all = once(socket, 'close').then(() => received);
  await once(socket, 'connect');
  return { socket, all };
}

/** Status, headers and problem of a raw response. */
function read(raw: string) {
  const [head = '', body = ''] = raw.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), problem: JSON.parse(body) };
}

const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;
const POST = head('POST /api/v1/chat HTTP/1.1', 'Host: a', 'Content-Type: application/json');

describe('a slow client', () => {
  test.each([
    ['that sends nothing after the first header', 'GET /health HTTP/1.1\r\nHost: a\r\n'],
    ['that never ends its first line', 'GET /hea'],
  ])('%s is told that it was too slow, and let go', async (_, bytes) => {
    const { socket, all } = await open();
    socket.write(bytes);
    const { status, head: headers, problem } = read(await all);
    expect([status, problem.type, problem.status]).toEqual([408, '/problems/request-timeout', 408]);
    expect(headers).toContain('content-type: application/problem+json');
    expect(headers).toContain('connection: close');
  });

  test('that trickles its body is let go after the time for a request', async () => {
    const { socket, all } = await open();
    socket.write(`${POST}Content-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 5)}`);
    const drip = setInterval(() => socket.write(' '), 100);
    const raw = await all;
    clearInterval(drip);
    expect(raw === '' || read(raw).status === 408).toBe(true);
  });

  test('that connects and says nothing is let go', async () => {
    const { all } = await open();
    await all;
  });

  test('that stays after its answer is let go', async () => {
    const { socket, all } = await open();
    socket.write('GET /health HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await all).toMatch(/^HTTP\/1\.1 200/);
  });
});

describe('what is no HTTP', () => {
  test.each([
    ['rubbish', '\0\x01\x02\r\n\r\n', 400, 'malformed-request'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, 'malformed-request'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n', 400, 'malformed-request'],
    ['an address that is none', 'GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'malformed-request'],
    ['two lengths', `${POST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`, 400, 'malformed-request'],
    [
      'a length and chunks',
      `${POST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'malformed-request',
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ])('%s gets a problem, not silence', async (_, bytes, status, kind) => {
    const { socket, all } = await open();
    socket.write(bytes);
    const answer = read(await all);
    expect([answer.status, answer.problem.type]).toEqual([status, `/problems/${kind}`]);
    expect(answer.problem.detail.length).toBeGreaterThan(10);
  });

  test.each(['TRACE', 'PURGE', 'PROPFIND'])('the method %s is refused with a problem', async (method) => {
    const { socket, all } = await open();
    socket.write(`${method} /api/v1/chat HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    const raw = await all;
    expect(Number(raw.split(' ')[1])).toBeGreaterThanOrEqual(400);
    expect(Number(raw.split(' ')[1])).toBeLessThan(500);
    expect(raw).toContain('application/problem+json');
  });
});

test.each(['application/json', 'text/event-stream'])(
  'a client that goes away ends the work on its answer, %s',
  async (accept) => {
    const before = { left: fake.left, asked: fake.requests.length };
    const { socket } = await open();
    socket.write(`${POST}Accept: ${accept}\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`);
    await expect.poll(() => fake.requests.length).toBe(before.asked + 1);
    socket.destroy();
    await expect.poll(() => fake.left).toBe(before.left + 1);
  },
);
