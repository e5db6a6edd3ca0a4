/**
 * Who is calling. The address of the socket, unless that is a proxy that the operator trusts: then the rightmost hop
 * of X-Forwarded-For that is no trusted proxy itself. What stands left of it the client could have made up.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Reads an address, without its port or zone; an IPv4 address in IPv6 form becomes IPv4. Null when it is none. */
function readAddress(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%[^%]*$/, '');
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null;
  return ipaddr.process(bare);
}

function readRange(text: string): Range {
  if (!text.includes('/')) {
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  return ipaddr.parseCIDR(text);
}

/** Whether a text is an address or a range of addresses (CIDR), as `TRUSTED_PROXIES` lists them. */
export function isAddressRange(text: string): boolean {
  try {
    const [address] = readRange(text);
    return address.kind() === 'ipv6' || ipaddr.IPv4.isValidFourPartDecimal(text.replace(/\/.*$/, ''));
  } catch {
    return false;
  }
}

const isIn = (address: Address, [range, bits]: Range): boolean =>
  address.kind() === range.kind() && address.match(range as never, bits as never);

/** The address that calls count under: of IPv6 the first 64 bits, because one subscriber has all addresses under them. */
function group(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const parts = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${parts.join(':')}::/64`;
}

/** An address that no longer tells one person apart: of IPv4 the first 24 bits, of IPv6 the first 48. For logs. */
export function coarse(caller: string): string {
  const address = readAddress(caller.replace(/\/64$/, ''));
  if (address === null) return caller;
  if (address.kind() === 'ipv4') return `${(address as ipaddr.IPv4).octets.slice(0, 3).join('.')}.0/24`;
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(':')}::/48`;
}

function socketAddress(c: Context): string | undefined {
  // A runtime without sockets hands the address in.
  if (typeof c.env?.caller === 'string') return c.env.caller;
  if (!(c.env as { incoming?: unknown; server?: unknown } | undefined)?.incoming && !c.env?.server) return undefined;
  return getConnInfo(c).remote.address;
}

/**
 * Names the caller of a request: an IPv4 address, or an IPv6 address up to its 64th bit. `trusted` are addresses and
 * ranges. Without a socket (tests, other runtimes) all callers are `local`.
 */
export function callerReader(trusted: readonly string[] = []): (c: Context) => string {
  const ranges = trusted.map(readRange);
  const isTrusted = (address: Address) => ranges.some((range) => isIn(address, range));
  return (c) => {
    let address = readAddress(socketAddress(c) ?? '');
    if (address === null) return 'local';
    if (!isTrusted(address)) return group(address);
    const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').reverse();
    for (const hop of hops) {
      const next = readAddress(hop);
      if (next === null) break;
      address = next;
      if (!isTrusted(address)) break;
    }
    return group(address);
  };
}
