/**
 * Hashes of what must be found again but not read: HMAC-SHA-256 (RFC 2104, FIPS 180-4), 256 bits in hexadecimal. Who
 * has the database and not the secret learns nothing, also of what has few values, such as addresses.
 */

export type KeyedHash = (...parts: readonly string[]) => Promise<string>;

/** Makes the hash of a secret, which may not be empty. Parts are told apart. */
export function createKeyedHash(secret: string): KeyedHash {
  const bytes = (text: string) => new TextEncoder().encode(text);
  let key: CryptoKey | null = null;
  return async (...parts) => {
    key ??= await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const digest = await crypto.subtle.sign('HMAC', key, bytes(JSON.stringify(parts)));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
