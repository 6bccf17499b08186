/** Means and spreads of a few numbers. */

/** NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation, √(Σ(x − x̄)²/(n − 1)); NaN below two values, because one tells nothing of a spread. */
export function deviationOf(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0) / (values.length - 1));
}

/** Standard error of the mean, s/√n. */
export function standardErrorOf(values: readonly number[]): number {
  return deviationOf(values) / Math.sqrt(values.length);
}

/** One deviation of several groups of their own means, √(Σ(nₖ − 1)sₖ²/Σ(nₖ − 1)); NaN where no group has two values. */
export function pooledDeviation(groups: readonly (readonly number[])[]): number {
  const several = groups.filter((group) => group.length > 1);
  const freedom = several.reduce((sum, { length }) => sum + length - 1, 0);
  const squares = several.reduce((sum, group) => sum + (group.length - 1) * deviationOf(group) ** 2, 0);
  return Math.sqrt(squares / freedom);
}

/** Items with the same key together, in the order of their first. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
