/**
 * Digits with separators, in Dutch and English notation.
 */

/** The value of digits with separators; null for something else (a version, a telephone number in groups). */
export function parseDigits(digits: string, language: string | undefined): number | null {
  const plain = digits.normalize('NFKC').replace(/\s/g, '');
  const number = (grouping: string, decimal: string): number | null => {
    const [whole = '', fraction, ...rest] = plain.split(decimal);
    const [head = '', ...groups] = whole.split(grouping);
    if (rest.length > 0 || fraction?.includes(grouping)) return null;
    if (groups.length > 0 && (head.length > 3 || groups.some((group) => group.length !== 3))) return null;
    return Number(`${head}${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`);
  };
  const dutch = (): number | null => number('.', ',');
  const english = (): number | null => number(',', '.');
  const value = language?.startsWith('en') ? (english() ?? dutch()) : (dutch() ?? english());
  return value === null || !Number.isFinite(value) ? null : value;
}
