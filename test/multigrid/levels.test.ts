import { expect, test } from 'vitest';
import { coarser, firstFine, isPair, levelsOf, pairing, stride } from '../../src/multigrid/levels.ts';

test('any size coarsens to a single cell, with an even number of columns on the way, and no area is lost', () => {
  for (let nx = 1; nx <= 70; nx++) {
    for (const ny of [1, 2, 3, 13, 50]) {
      const levels = levelsOf(nx, ny);
      const last = levels[levels.length - 1];
      expect([last.nx, last.ny], `the coarsest of ${nx} × ${ny}`).toEqual([1, 1]);
      expect(levels.length, `levels of ${nx} × ${ny}`).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(Math.max(nx, ny))));
      let columns = Array.from({ length: nx }, () => 1);
      let rows = Array.from({ length: ny }, () => 1);
      for (const [n, level] of levels.slice(1).entries()) {
        expect(level.nx === 1 || level.nx % 2 === 0, `${level.nx} columns`).toBe(true);
        expect(level.base, 'levels lie one after the other').toBe(levels[n].base + stride(levels[n]));
        expect(level).toEqual(coarser(levels[n]));
        columns = joined(columns, level.nx, levels[n].turn);
        rows = joined(rows, level.ny, levels[n].turn);
      }
      expect([columns, rows], `extent of the coarsest cell of ${nx} × ${ny}`).toEqual([[nx], [ny]]);
    }
  }
});

// 6.0 at most up to 2048 columns; where single cells stayed at one end all the time it would be nx/2.
test('no cell that stayed single is left behind: columns of one grid differ by less than a factor of eight', () => {
  for (let nx = 2; nx <= 1024; nx += 2) {
    const levels = levelsOf(nx, 1);
    let columns = Array.from({ length: nx }, () => 1);
    for (const [n, level] of levels.slice(1).entries()) {
      columns = joined(columns, level.nx, levels[n].turn);
      const ratio = Math.max(...columns) / Math.min(...columns);
      expect(ratio, `${nx} columns made ${level.nx}: ${columns.join(' ')}`).toBeLessThan(8);
    }
  }
});

/** Extents of coarse cells from those of the fine ones, in order and each used once. */
function joined(fine: readonly number[], coarse: number, turn: number): number[] {
  const axis = pairing(fine.length, coarse, turn);
  let next = 0;
  const extents = Array.from({ length: coarse }, (_, I) => {
    const first = firstFine(axis, I);
    if (first !== next) throw new Error(`coarse cell ${I} starts at ${first} where ${next} was next`);
    next += isPair(axis, I) ? 2 : 1;
    return fine.slice(first, next).reduce((sum, extent) => sum + extent, 0);
  });
  expect(next).toBe(fine.length);
  return extents;
}
