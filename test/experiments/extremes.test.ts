import { expect, test } from 'vitest';
import { lostBalances } from '../../src/experiments/extremes.ts';

test('a balance that did not hold is told with its size, one that did is not', () => {
  expect(lostBalances('PVH', { worstFaraday: 1e-3, worstSalt: 9e-4 })).toEqual([]);
  const [line, ...rest] = lostBalances('PVH', { worstFaraday: 1e-3, worstSalt: 0.46 });
  expect(line).toMatch(/^PVH: 46 % of the salt of the cell is not accounted for/);
  expect(rest).toEqual([]);
});
