/** What two sets have in common. */

/** How many elements are in both. */
export function overlap<Element>(a: ReadonlySet<Element>, b: ReadonlySet<Element>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const element of small) if (large.has(element)) count += 1;
  return count;
}

/** Twice what is in both over the sum of the sizes (Dice 1945), 0 to 1; 0 where both are empty. */
export function dice<Element>(a: ReadonlySet<Element>, b: ReadonlySet<Element>): number {
  return a.size + b.size === 0 ? 0 : (2 * overlap(a, b)) / (a.size + b.size);
}
