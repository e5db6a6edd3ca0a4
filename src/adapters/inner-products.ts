/**
 * Inner products of one vector with many rows by 128-bit SIMD in WebAssembly, which JavaScript itself does not have:
 * five times as fast as a loop over a Float32Array. Rows are numbers of 32 bits, or of 8 bits beside a vector of 16: a
 * quarter of the memory to read, what such a scan takes its time for.
 */
import type { AmongQuestions } from '../ports.ts';

/** Values of a row that one step of the loop takes; rows are filled up with zeros to whole steps. */
const STEP = 32;
const PAGE = 65_536;

/** A number as WebAssembly writes lengths. */
const length = (value: number) => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);

/** Local variables of the function: its five parameters, then its own. */
const [AT, END, QUERY, VALUES, OUT, ONE, OTHER, I] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, (value & 127) | 128, value >> 7];
const ADD = [0x6a];
const SHIFT_LEFT = [0x74];
const IF_BELOW = [0x49, 0x0d, 0];
const END_BLOCK = [0x0b];
const LOOP = [0x03, 0x40];
const load = (offset: number) => [0xfd, 0x00, 0, ...length(offset)];
/** Eight values of 8 bits as values of 16. */
const loadBytes = (offset: number) => [0xfd, 0x01, 0, ...length(offset)];
const NOTHING = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];

/** What differs: how wide values are, and the instructions that load, multiply, add, take a lane out, add two, store. */
interface Kind {
  /** Bytes of a row's value and of the vector's, each as a power of two. */
  readonly width: { readonly row: number; readonly query: number };
  /** Loads values of a row; so many are multiplied at once. */
  readonly load: (offset: number) => readonly number[];
  readonly atOnce: number;
  readonly multiply: readonly number[];
  readonly add: readonly number[];
  readonly lane: readonly number[];
  readonly addTwo: readonly number[];
  readonly store: readonly number[];
}
const FLOATS: Kind = {
  ...{ width: { row: 2, query: 2 }, load, atOnce: 4 },
  ...{ multiply: [0xfd, 0xe6, 1], add: [0xfd, 0xe4, 1], lane: [0xfd, 0x1f] },
  ...{ addTwo: [0x92], store: [0x38, 2, 0] },
};
/** Products are added in pairs. */
const BYTES: Kind = {
  ...{ width: { row: 0, query: 1 }, load: loadBytes, atOnce: 8 },
  ...{ multiply: [0xfd, 0xba, 1], add: [0xfd, 0xae, 1], lane: [0xfd, 0x1b] },
  ...{ addTwo: ADD, store: [0x36, 2, 0] },
};

/** For each row from AT to END, of VALUES: the sum of its products with the vector at QUERY, to OUT. */
function bodyOf({ width, load: loadRow, atOnce, multiply, add, lane, addTwo, store }: Kind): number[] {
  const scaled = (local: number, power: number) =>
    power === 0 ? get(local) : [...get(local), ...constant(power), ...SHIFT_LEFT];
  const addProducts = (sum: number, value: number) => [
    ...get(sum),
    ...[...get(AT), ...scaled(I, width.row), ...ADD, ...loadRow(value << width.row)],
    ...[...get(QUERY), ...scaled(I, width.query), ...ADD, ...load(value << width.query)],
    ...[...multiply, ...add, ...set(sum)],
  ];
  const laneOf = (number: number) => [...get(ONE), ...lane, number];
  const products = Array.from({ length: STEP / atOnce }, (_, turn) =>
    addProducts(turn % 2 === 0 ? ONE : OTHER, turn * atOnce),
  );
  return [
    ...[2, 2, 0x7b, 1, 0x7f], // two sums of four lanes, one number
    ...LOOP,
    ...[...NOTHING, ...set(ONE), ...NOTHING, ...set(OTHER), ...constant(0), ...set(I)],
    ...LOOP,
    ...products.flat(),
    ...[...get(I), ...constant(STEP), ...ADD, ...set(I)],
    ...[...get(I), ...get(VALUES), ...IF_BELOW],
    ...END_BLOCK,
    ...[...get(ONE), ...get(OTHER), ...add, ...set(ONE)],
    ...[...get(OUT), ...laneOf(0), ...laneOf(1), ...addTwo, ...laneOf(2), ...laneOf(3), ...addTwo, ...addTwo],
    ...store,
    ...[...get(OUT), ...constant(4), ...ADD, ...set(OUT)],
    ...[...get(AT), ...scaled(VALUES, width.row), ...ADD, ...set(AT)],
    ...[...get(AT), ...get(END), ...IF_BELOW],
    ...END_BLOCK,
    ...END_BLOCK,
  ];
}

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
const MODULES = { floats: moduleOf(FLOATS), bytes: moduleOf(BYTES) };

/** At least one row: from the byte `at` up to the byte `end`. */
type Run = (at: number, end: number, query: number, values: number, out: number) => void;

/** Memory of so many bytes with the function over it. */
function runOver(module: WebAssembly.Module, bytes: number): { readonly buffer: ArrayBuffer; readonly run: Run } {
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE)) });
  const { f: run } = new WebAssembly.Instance(module, { m: { m: memory } }).exports as { f: Run };
  return { buffer: memory.buffer as ArrayBuffer, run };
}
const wholeSteps = (dimension: number): number => Math.ceil(dimension / STEP) * STEP;

/** Rows of 32-bit numbers that may be changed. */
export class FloatRows {
  readonly #run: Run;
  readonly #values: Float32Array;
  readonly #dimension: number;
  readonly #width: number;
  readonly #out: Float32Array;

  /** @param most rows that there may be. */
  constructor(most: number, dimension: number) {
    this.#dimension = dimension;
    this.#width = wholeSteps(dimension);
    const end = 4 * (most + 1) * this.#width;
    const { buffer, run } = runOver(MODULES.floats, end + 4 * most);
    this.#run = run;
    this.#values = new Float32Array(buffer, 0, (most + 1) * this.#width);
    this.#out = new Float32Array(buffer, end, most);
  }

  /** Where a row is, to be read or written. */
  row(row: number): Float32Array {
    return this.#values.subarray(row * this.#width, row * this.#width + this.#dimension);
  }

  /** The products of a vector with the first `rows` rows; what is given is overwritten by the next call. */
  products(vector: Float32Array, rows = this.#out.length): Float32Array {
    this.row(this.#out.length).set(vector);
    return this.#productsWith(this.#out.length, rows);
  }

  /** The products of the first `rows` rows with each other: a matrix, of which the half below its diagonal is filled in. */
  productsAmong(rows: number): Float32Array {
    const products = new Float32Array(rows * rows);
    for (let row = 0; row < rows; row++) products.set(this.#productsWith(row, row + 1), row * rows);
    return products;
  }

  #productsWith(row: number, rows: number): Float32Array {
    const out = this.#out.byteOffset;
    if (rows > 0) this.#run(0, 4 * rows * this.#width, 4 * row * this.#width, this.#width, out);
    return this.#out.subarray(0, rows);
  }
}

/** Compares vectors with each other where they are written. */
export class Among {
  readonly #dimension: number;
  #rows: FloatRows | null = null;
  #most = 0;

  constructor(dimension: number) {
    this.#dimension = dimension;
  }

  /** @param write each writes a vector of length 1; null for one that is unknown. */
  compare(write: readonly (((into: Float32Array) => void) | null)[]): AmongQuestions {
    if (this.#rows === null || write.length > this.#most) {
      this.#most = write.length;
      this.#rows = new FloatRows(write.length, this.#dimension);
    }
    const rows = this.#rows;
    const vectors = write.map((one, number) => {
      const row = rows.row(number);
      if (one === null) row.fill(0);
      else one(row);
      return one && row.slice();
    });
    return { vectors, cosines: rows.productsAmong(write.length) };
  }
}

/** Largest value that is kept of a row: its upper half, rounded, still fits in 8 bits. */
const LARGEST = 127 * 256;

function largestOf(values: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) largest = Math.max(largest, Math.abs(values[at] as number));
  return largest;
}

/**
 * Writes values as whole numbers of `perUnit`, in two halves; rows of `dimension` values become rows of `width`. A function of
 * its own over plain loops: the engine makes machine code of it while it runs through millions of values.
 */
function halve(
  matrix: Float32Array,
  perUnit: number,
  upper: Int8Array,
  lower: Int8Array,
  { dimension, width }: { readonly dimension: number; readonly width: number },
): void {
  for (let from = 0, to = 0; from < matrix.length; from += dimension, to += width) {
    for (let i = 0; i < dimension; i++) {
      const value = Math.floor((matrix[from + i] as number) * perUnit + 0.5) | 0;
      const half = (value + 128) >> 8;
      upper[to + i] = half;
      lower[to + i] = value - (half << 8);
    }
  }
}

/**
 * Rows of 16-bit numbers in two halves of 8: a first look reads the upper halves alone, and only of rows that it leaves
 * the lower ones are read. Vectors have length 1; products are right to some 0.00001.
 */
export class HalvedRows {
  readonly rows: number;
  /**
   * More than a first product differs from the right one: six times the spread of what is left out, which holds where the
   * lower halves are as if drawn by lot, as those of vectors from a model are.
   */
  readonly roughly: number;
  readonly #width: number;
  /** What one unit of a value stands for. */
  readonly #unit: number;
  readonly #run: Run;
  readonly #upper: Int8Array;
  readonly #lower: Int8Array;
  readonly #query: Int16Array;
  readonly #numbers: Int32Array;
  readonly #one: Int32Array;
  /** Largest value of a vector, so that no sum leaves 32 bits. */
  readonly #largestAsked: number;
  #unitAsked = 0;

  constructor(matrix: Float32Array, dimension: number) {
    const rows = matrix.length / dimension;
    const width = wholeSteps(dimension);
    this.rows = rows;
    this.#width = width;
    const query = 2 * rows * width;
    const out = query + 2 * width;
    const { buffer, run } = runOver(MODULES.bytes, out + 4 * rows + 4);
    this.#run = run;
    this.#upper = new Int8Array(buffer, 0, rows * width);
    this.#lower = new Int8Array(buffer, rows * width, rows * width);
    this.#query = new Int16Array(buffer, query, width);
    this.#numbers = new Int32Array(buffer, out, rows);
    this.#one = new Int32Array(buffer, out + 4 * rows, 1);
    this.#largestAsked = Math.min(32_767, Math.floor(2 ** 31 / (128 * dimension)) - 1);
    this.#unit = largestOf(matrix) / LARGEST || 1;
    halve(matrix, 1 / this.#unit, this.#upper, this.#lower, { dimension, width });
    // A lower half is anything from -128 to 127: six times the spread of the sum that it is left out of, or all of it.
    this.roughly = this.#unit * Math.min((6 * 256) / Math.sqrt(12), 128 * Math.sqrt(dimension));
  }

  /** The numbers to compare rows by, and what one of them is as a product. Overwritten by the next call. */
  rough(vector: Float32Array): { readonly numbers: Int32Array; readonly unit: number } {
    this.#unitAsked = largestOf(vector) / this.#largestAsked || 1;
    for (let i = 0; i < vector.length; i++) this.#query[i] = Math.round((vector[i] as number) / this.#unitAsked);
    const out = this.#numbers.byteOffset;
    if (this.rows > 0) this.#run(0, this.#upper.length, this.#query.byteOffset, this.#width, out);
    return { numbers: this.#numbers, unit: 256 * this.#unit * this.#unitAsked };
  }

  /** The product of the vector looked for last with a row. */
  product(row: number): number {
    const at = this.#lower.byteOffset + row * this.#width;
    this.#run(at, at + this.#width, this.#query.byteOffset, this.#width, this.#one.byteOffset);
    return (256 * (this.#numbers[row] as number) + (this.#one[0] as number)) * this.#unit * this.#unitAsked;
  }

  /** Writes a row as it was, to some 0.00001 a value. */
  read(row: number, into: Float32Array): void {
    const [upper, lower, unit, first] = [this.#upper, this.#lower, this.#unit, row * this.#width];
    for (let i = 0; i < into.length; i++) {
      into[i] = unit * (256 * (upper[first + i] as number) + (lower[first + i] as number));
    }
  }
}
