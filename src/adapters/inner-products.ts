/**
 * Inner products of one vector with many rows, four values at a time: 128-bit SIMD by WebAssembly, which JavaScript
 * itself does not have. Five times as fast as a loop over a Float32Array.
 */

/** Rows are filled up with zeros to whole steps of the loop, in bytes: two sums of four values each. */
const STEP = 32;
const PAGE = 65_536;

/** Local variables of the function: its five parameters, then its own. */
const [AT, END, QUERY, BYTES, OUT, ONE, OTHER, I] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, value];
const ADD = [0x6a];
const IF_BELOW = [0x49, 0x0d, 0];
const END_BLOCK = [0x0b];
const LOOP = [0x03, 0x40];
const load = (offset: number) => [0xfd, 0x00, 0, offset];
const NOTHING = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const ADD_LANES = [0xfd, 0xe4, 0x01];
const MULTIPLY_LANES = [0xfd, 0xe6, 0x01];
const lane = (number: number) => [0xfd, 0x1f, number];
const ADD_VALUES = [0x92];
const STORE = [0x38, 2, 0];

/** Adds four products to a sum of four lanes. */
const addProducts = (sum: number, offset: number) => [
  ...get(sum),
  ...[...get(AT), ...get(I), ...ADD, ...load(offset)],
  ...[...get(QUERY), ...get(I), ...ADD, ...load(offset)],
  ...MULTIPLY_LANES,
  ...ADD_LANES,
  ...set(sum),
];

/** For each row from AT to END, of BYTES: the sum of its products with the row at QUERY, to OUT. */
const BODY = [
  ...[2, 2, 0x7b, 1, 0x7f], // two sums of four lanes, one number
  ...LOOP,
  ...[...NOTHING, ...set(ONE), ...NOTHING, ...set(OTHER), ...constant(0), ...set(I)],
  ...LOOP,
  ...addProducts(ONE, 0),
  ...addProducts(OTHER, 16),
  ...[...get(I), ...constant(STEP), ...ADD, ...set(I)],
  ...[...get(I), ...get(BYTES), ...IF_BELOW],
  ...END_BLOCK,
  ...[...get(ONE), ...get(OTHER), ...ADD_LANES, ...set(ONE)],
  ...get(OUT),
  ...[...get(ONE), ...lane(0), ...get(ONE), ...lane(1), ...ADD_VALUES],
  ...[...get(ONE), ...lane(2), ...get(ONE), ...lane(3), ...ADD_VALUES, ...ADD_VALUES, ...STORE],
  ...[...get(OUT), ...constant(4), ...ADD, ...set(OUT)],
  ...[...get(AT), ...get(BYTES), ...ADD, ...set(AT)],
  ...[...get(AT), ...get(END), ...IF_BELOW],
  ...END_BLOCK,
  ...END_BLOCK,
];

/** A number as WebAssembly writes lengths. */
const length = (value: number) => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
const section = (id: number, content: readonly number[]) => [id, ...length(content.length), ...content];
const MODULE = new WebAssembly.Module(
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]), // memory "m" of "m", one page or more
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]), // function "f"
    ...section(10, [1, ...length(BODY.length), ...BODY]),
  ]),
);

type Products = (at: number, end: number, query: number, bytes: number, out: number) => void;

/** The products of a vector with each row of a matrix; what is given is overwritten by the next call. */
export function innerProducts(matrix: Float32Array, dimension: number): (vector: Float32Array) => Float32Array {
  const rows = matrix.length / dimension;
  const bytes = Math.ceil((4 * dimension) / STEP) * STEP;
  const query = rows * bytes;
  const out = query + bytes;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil((out + 4 * rows) / PAGE)) });
  const { f: run } = new WebAssembly.Instance(MODULE, { m: { m: memory } }).exports as { f: Products };
  const values = new Float32Array(memory.buffer);
  for (let row = 0; row < rows; row++) {
    values.set(matrix.subarray(row * dimension, (row + 1) * dimension), (row * bytes) / 4);
  }
  const products = new Float32Array(memory.buffer, out, rows);
  return (vector) => {
    if (rows === 0) return products;
    values.set(vector, query / 4);
    run(0, query, query, bytes, out);
    return products;
  };
}
