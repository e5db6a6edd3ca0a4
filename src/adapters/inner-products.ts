/**
 * Inner products of one vector with many rows by 128-bit SIMD in WebAssembly, which JavaScript itself does not have:
 * five times as fast as a loop over a Float32Array. Whole, or rough: with values of 16 bits, which is half the memory
 * to read, what such a scan takes its time for.
 */

/** Rows are filled up with zeros to whole steps of the loop, in bytes. */
const STEP = 32;
const PAGE = 65_536;
/** Length 1 in 16 bits; the product of two such vectors fits in 32. */
const UNIT = 32_767;

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

/** The instructions that differ: multiplying and adding in four lanes, taking a lane out, adding two, storing one. */
interface Kind {
  readonly multiply: readonly number[];
  readonly add: readonly number[];
  readonly lane: readonly number[];
  readonly addTwo: readonly number[];
  readonly store: readonly number[];
}
const FLOATS: Kind = {
  ...{ multiply: [0xfd, 0xe6, 1], add: [0xfd, 0xe4, 1], lane: [0xfd, 0x1f] },
  ...{ addTwo: [0x92], store: [0x38, 2, 0] },
};
/** Eight values of 16 bits, products added in pairs. */
const SHORTS: Kind = {
  ...{ multiply: [0xfd, 0xba, 1], add: [0xfd, 0xae, 1], lane: [0xfd, 0x1b] },
  ...{ addTwo: ADD, store: [0x36, 2, 0] },
};

/** For each row from AT to END, of BYTES: the sum of its products with the row at QUERY, to OUT. */
function bodyOf({ multiply, add, lane, addTwo, store }: Kind): number[] {
  const addProducts = (sum: number, offset: number) => [
    ...get(sum),
    ...[...get(AT), ...get(I), ...ADD, ...load(offset)],
    ...[...get(QUERY), ...get(I), ...ADD, ...load(offset)],
    ...[...multiply, ...add, ...set(sum)],
  ];
  const laneOf = (number: number) => [...get(ONE), ...lane, number];
  return [
    ...[2, 2, 0x7b, 1, 0x7f], // two sums of four lanes, one number
    ...LOOP,
    ...[...NOTHING, ...set(ONE), ...NOTHING, ...set(OTHER), ...constant(0), ...set(I)],
    ...LOOP,
    ...[...addProducts(ONE, 0), ...addProducts(OTHER, 16)],
    ...[...get(I), ...constant(STEP), ...ADD, ...set(I)],
    ...[...get(I), ...get(BYTES), ...IF_BELOW],
    ...END_BLOCK,
    ...[...get(ONE), ...get(OTHER), ...add, ...set(ONE)],
    ...[...get(OUT), ...laneOf(0), ...laneOf(1), ...addTwo, ...laneOf(2), ...laneOf(3), ...addTwo, ...addTwo],
    ...store,
    ...[...get(OUT), ...constant(4), ...ADD, ...set(OUT)],
    ...[...get(AT), ...get(BYTES), ...ADD, ...set(AT)],
    ...[...get(AT), ...get(END), ...IF_BELOW],
    ...END_BLOCK,
    ...END_BLOCK,
  ];
}

/** A number as WebAssembly writes lengths. */
const length = (value: number) => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
const section = (id: number, content: readonly number[]) => [id, ...length(content.length), ...content];

function moduleOf(kind: Kind): WebAssembly.Module {
  const body = bodyOf(kind);
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, 5, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
      ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]), // memory "m" of "m", one page or more
      ...section(3, [1, 0]),
      ...section(7, [1, 1, 0x66, 0, 0]), // function "f"
      ...section(10, [1, ...length(body.length), ...body]),
    ]),
  );
}
const MODULES = { whole: moduleOf(FLOATS), rough: moduleOf(SHORTS) };

type Run = (at: number, end: number, query: number, bytes: number, out: number) => void;

/** The products of a vector with each row of a matrix; what is given is overwritten by the next call. */
export type Products = (vector: Float32Array) => Float32Array;

/**
 * The products with the rows of a matrix.
 * @param how `rough` is right to some 0.0001, for vectors of length 1 alone.
 */
export function innerProducts(matrix: Float32Array, dimension: number, how: 'whole' | 'rough' = 'whole'): Products {
  const rows = matrix.length / dimension;
  const size = how === 'whole' ? 4 : 2;
  const bytes = Math.ceil((size * dimension) / STEP) * STEP;
  const query = rows * bytes;
  const out = query + bytes;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil((out + 4 * rows) / PAGE)) });
  const { f: run } = new WebAssembly.Instance(MODULES[how], { m: { m: memory } }).exports as { f: Run };
  const values = how === 'whole' ? new Float32Array(memory.buffer) : new Int16Array(memory.buffer);
  const put = (vector: Float32Array, at: number): void => {
    if (how === 'whole') values.set(vector, at / size);
    else for (let i = 0; i < dimension; i++) values[at / size + i] = Math.round((vector[i] as number) * UNIT);
  };
  for (let row = 0; row < rows; row++) put(matrix.subarray(row * dimension, (row + 1) * dimension), row * bytes);
  const floats = new Float32Array(memory.buffer, out, rows);
  const numbers = new Int32Array(memory.buffer, out, rows);
  return (vector) => {
    if (rows === 0) return floats;
    put(vector, query);
    run(0, query, query, bytes, out);
    // In the place of the number comes the product.
    if (how === 'rough') for (let row = 0; row < rows; row++) floats[row] = (numbers[row] as number) / (UNIT * UNIT);
    return floats;
  };
}
