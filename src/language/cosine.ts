/**
 * Cosine similarity of two vectors of length 1 and equal dimension: their inner product. Four sums at once: each step of
 * a single one would wait for the step before.
 */
export function cosine<Vector extends Float32Array | Float64Array>(a: Vector, b: Vector): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    one += (a[i] as number) * (b[i] as number);
    two += (a[i + 1] as number) * (b[i + 1] as number);
    three += (a[i + 2] as number) * (b[i + 2] as number);
    four += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = whole; i < a.length; i++) one += (a[i] as number) * (b[i] as number);
  return one + two + (three + four);
}
