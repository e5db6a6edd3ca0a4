/**
 * Fetches a page or file for import: from allowed hosts alone, as robots.txt permits, within limits of size and time,
 * and never from a private address. Names are resolved once and the connection made to that very address, so that a
 * name which points elsewhere a moment later gains nothing.
 */
import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import robotsModule from 'robots-parser';

type Robots = { isAllowed(url: string, agent: string): boolean | undefined };
/** A CommonJS module whose types speak of an ES module. */
const robotsParser = robotsModule as unknown as (address: string, text: string) => Robots;

/** By this name robots.txt can speak of us. */
const USER_AGENT = 'vraagbaak-import';
const MOST_REDIRECTS = 5;
const MOST_ROBOTS_BYTES = 500_000;

export interface FetchOptions {
  /** Host names; `*.example.org` stands for every host below it. */
  readonly hosts: readonly string[];
  /** Where the file is put. */
  readonly folder: string;
  /** Bytes, after decompression. */
  readonly mostBytes?: number;
  /** For everything together, in ms. */
  readonly timeLimit?: number;
  /** Addresses of a host; for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Whether an address may be connected to; for tests against a server on this machine. */
  readonly isAllowedAddress?: (address: string) => boolean;
}

export type Fetched =
  | { readonly file: string; readonly address: string; readonly type: string }
  | { readonly code: string; readonly values: Readonly<Record<string, string | number>> };

type Refusal = Extract<Fetched, { code: string }>;

class FetchRefused extends Error {
  readonly refusal: Refusal;
  constructor(code: string, values: Refusal['values'] = {}) {
    super(code);
    this.refusal = { code, values };
  }
}

/** Whether an address is one of the public internet: no loopback, private, link-local, multicast or reserved one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // IPv4 inside IPv6 counts as what it stands for, by mapping and by the translation prefixes.
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

/** Whether a host is on the list. */
export function isAllowedHost(host: string, hosts: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return hosts.some((allowed) => (allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed));
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

/** The address to connect to. @throws FetchRefused unless every address of the host is public. */
async function pinned(host: string, options: FetchOptions): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '');
  let addresses: readonly string[];
  try {
    addresses = isIP(bare) ? [bare] : await (options.resolve ?? resolveAll)(bare);
  } catch (error) {
    throw new FetchRefused('unreachable', { text: (error as NodeJS.ErrnoException).code ?? '' });
  }
  const isAllowed = options.isAllowedAddress ?? isPublicAddress;
  const bad = addresses.find((address) => !isAllowed(address));
  if (bad !== undefined || addresses.length === 0)
    throw new FetchRefused('private-address', { host, address: bad ?? '' });
  return addresses[0] as string;
}

async function connect(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const address = await pinned(url.hostname, options);
  const family = isIP(address);
  const pin = ((_host, given, callback) => {
    if (given.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  }) as LookupFunction;
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      lookup: pin,
      signal,
      agent: false,
      headers: {
        'user-agent': USER_AGENT,
        accept:
          'text/html, application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, text/*;q=0.9',
        'accept-encoding': 'gzip, deflate, br',
      },
    });
    sent.on('response', resolve);
    sent.on('error', (error: NodeJS.ErrnoException) =>
      reject(new FetchRefused('unreachable', { text: error.code ?? error.message })),
    );
    sent.end();
  });
}

/** The body, decompressed, as far as the limit. */
async function* bodyOf(response: IncomingMessage, mostBytes: number): AsyncGenerator<Buffer> {
  const encoding = String(response.headers['content-encoding'] ?? 'identity').toLowerCase();
  const decoders: Record<string, () => NodeJS.ReadWriteStream> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const decoder = decoders[encoding]?.();
  if (decoder) response.on('error', (error) => decoder.emit('error', error));
  const stream = decoder ? response.pipe(decoder) : response;
  let bytes = 0;
  for await (const chunk of stream as unknown as Readable) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new FetchRefused('fetch-too-large', { most: Math.round(mostBytes / 1e6) });
    }
    yield chunk as Buffer;
  }
}

function checked(address: string, base: URL | null, hosts: readonly string[]): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new FetchRefused('bad-address');
  if (base?.protocol === 'https:' && url.protocol === 'http:') throw new FetchRefused('bad-address');
  if (!isAllowedHost(url.hostname, hosts)) throw new FetchRefused('host-not-allowed', { host: url.hostname });
  url.hash = '';
  return url;
}

/** Follows redirects by hand: each address is held against the list and resolved again. */
async function follow(first: URL, options: FetchOptions, signal: AbortSignal, before: (url: URL) => Promise<void>) {
  let url = first;
  for (let time = 0; time <= MOST_REDIRECTS; time++) {
    await before(url);
    const response = await connect(url, options, signal);
    const status = response.statusCode ?? 0;
    if (status < 300 || status >= 400 || response.headers.location === undefined) return { response, url, status };
    response.destroy();
    url = checked(response.headers.location, url, options.hosts);
  }
  throw new FetchRefused('redirects');
}

/** robots.txt of a site: none (404 and the like) allows everything, one that cannot be had forbids everything (RFC 9309). */
async function robotsOf(site: URL, options: FetchOptions, signal: AbortSignal) {
  const address = new URL('/robots.txt', site);
  const { response, status } = await follow(address, options, signal, async () => {});
  if (status >= 400 && status < 500) {
    response.destroy();
    return robotsParser(address.href, '');
  }
  if (status !== 200) {
    response.destroy();
    return robotsParser(address.href, 'User-agent: *\nDisallow: /');
  }
  let text = '';
  try {
    for await (const chunk of bodyOf(response, MOST_ROBOTS_BYTES)) text += chunk.toString('utf8');
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    // Longer than anybody reads: what came so far counts.
  }
  return robotsParser(address.href, text);
}

/** Fetches one address to a file in the folder; a refusal says why. Sends no cookies and nothing about the reader. */
export async function fetchPage(address: string, options: FetchOptions): Promise<Fetched> {
  const mostBytes = options.mostBytes ?? 60_000_000;
  const timeLimit = options.timeLimit ?? 30_000;
  const signal = AbortSignal.timeout(timeLimit);
  const file = join(options.folder, randomUUID());
  const known = new Map<string, Robots>();
  try {
    const first = checked(address, null, options.hosts);
    const { response, url, status } = await follow(first, options, signal, async (next) => {
      const robots = known.get(next.origin) ?? (await robotsOf(next, options, signal));
      known.set(next.origin, robots);
      if (robots.isAllowed(next.href, USER_AGENT) === false) throw new FetchRefused('robots');
    });
    if (status !== 200) {
      response.destroy();
      throw new FetchRefused('http-status', { status });
    }
    if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
      response.destroy();
      throw new FetchRefused('fetch-too-large', { most: Math.round(mostBytes / 1e6) });
    }
    const out = createWriteStream(file);
    for await (const chunk of bodyOf(response, mostBytes)) {
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    }
    await new Promise<void>((resolve, reject) =>
      out.end((error?: Error | null) => (error ? reject(error) : resolve())),
    );
    return { file, address: url.href, type: String(response.headers['content-type'] ?? '') };
  } catch (error) {
    await rm(file, { force: true });
    if (signal.aborted) return { code: 'fetch-too-slow', values: { seconds: timeLimit / 1000 } };
    if (error instanceof FetchRefused) return error.refusal;
    return { code: 'unreachable', values: { text: (error as NodeJS.ErrnoException).code ?? (error as Error).message } };
  }
}
