/** Vectors as text, for databases that keep no binary rows: 32-bit floats, little-endian, in base64. */

const CHUNK = 0x8000;

/** Rows under each other. */
export function floatsToText(rows: readonly Float32Array[]): string {
  let binary = '';
  for (const row of rows) {
    const view = new DataView(new ArrayBuffer(row.length * 4));
    for (const [index, value] of row.entries()) view.setFloat32(index * 4, value, true);
    const bytes = new Uint8Array(view.buffer);
    for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** The rows again. @throws Error when the text is not that of whole rows of this dimension. */
export function textToFloats(text: string, dimension: number): Float32Array[] {
  const binary = atob(text);
  const view = new DataView(new ArrayBuffer(binary.length));
  for (let at = 0; at < binary.length; at++) view.setUint8(at, binary.charCodeAt(at));
  if (binary.length % (4 * dimension) !== 0) {
    throw new Error(`${binary.length} bytes are not rows of ${dimension} numbers.`);
  }
  return Array.from({ length: binary.length / (4 * dimension) }, (_, row) =>
    Float32Array.from({ length: dimension }, (_unused, i) => view.getFloat32((row * dimension + i) * 4, true)),
  );
}
