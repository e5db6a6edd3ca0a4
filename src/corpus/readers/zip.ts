/** The entries of a ZIP file, inflated within limits: what the archive says about its own sizes is not believed. */
import { inflateRawSync } from 'node:zlib';
import { ReadError } from './draft.ts';

/** Most bytes that all entries together may become. */
const MOST_BYTES = 300_000_000;
/** Most entries. */
const MOST_ENTRIES = 5000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Inflates every entry.
 * @throws ReadError `zip-bomb` beyond the limits, `encrypted` for entries with a password, `damaged` for what is no ZIP.
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = buffer.length - 22;
  while (end >= Math.max(0, buffer.length - 65_557) && buffer.readUInt32LE(end) !== END) end -= 1;
  if (end < 0 || buffer.readUInt32LE(end) !== END) throw new ReadError('damaged');
  const count = buffer.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new ReadError('zip-bomb');
  const entries = new Map<string, Uint8Array>();
  let at = buffer.readUInt32LE(end + 16);
  let left = MOST_BYTES;
  try {
    for (let number = 0; number < count; number++) {
      if (buffer.readUInt32LE(at) !== ENTRY) throw new ReadError('damaged');
      const flags = buffer.readUInt16LE(at + 8);
      const method = buffer.readUInt16LE(at + 10);
      const packed = buffer.readUInt32LE(at + 20);
      const nameLength = buffer.readUInt16LE(at + 28);
      const header = buffer.readUInt32LE(at + 42);
      const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
      at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
      if (flags & 1) throw new ReadError('encrypted');
      const start = header + 30 + buffer.readUInt16LE(header + 26) + buffer.readUInt16LE(header + 28);
      const data = buffer.subarray(start, start + packed);
      if (method !== 0 && method !== 8) throw new ReadError('damaged');
      const inflated = method === 0 ? data : inflateRawSync(data, { maxOutputLength: left });
      left -= inflated.length;
      if (left <= 0) throw new ReadError('zip-bomb');
      entries.set(name, inflated);
    }
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'zip-bomb' : 'damaged');
  }
  return entries;
}
