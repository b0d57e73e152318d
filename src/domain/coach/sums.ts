// Sums, shares and roundings that follow from the numbers of one paragraph: "47 down to 19" is "a fall of 60 %".

/**
 * @param named the numbers that the comment holds: a sum whose parts it does not name is a coincidence.
 * @returns whether `value`, written with so many decimals, follows from two numbers of one paragraph.
 */
export function followsFrom(
  value: number,
  decimals: number,
  isPercent: boolean,
  paragraphs: readonly number[][],
  named: ReadonlySet<number>,
): boolean {
  const step = 10 ** -decimals;
  const meets = (exact: number): boolean => Math.abs(exact - value) <= step * 0.75 + Math.abs(exact) * 0.004;
  return paragraphs.some((numbers) =>
    numbers.some((a, i) =>
      numbers.some((b, j) => {
        if (i === j || b === 0 || !(named.has(a) || named.has(b))) return false;
        const share = (100 * a) / b;
        if (isPercent) return (a < b && meets(share)) || meets(100 - share) || meets(share - 100);
        return meets(a - b) || meets(a + b) || meets(a / b) || meets(a * b);
      }),
    ),
  );
}
