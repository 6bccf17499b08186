/** The current that is drawn from stored fields is the one that the solver made. */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { maps } from '../../src/case/maps.ts';
import { currentDensityOf } from '../../src/physics/current-density.ts';
import { onTwin, samplesAt } from '../behaviour/cells.ts';
import { smallCase } from '../support/cases.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('fields without metal, of which the current is known', () => {
  const input = smallCase('grid=8', 'domain.sides=closed', 'surface={thickness: 0.5 um}');
  const { nx, ny, spacing } = input.grid;
  const { conductivity, transference, concentration } = input.electrolyte;
  const current = (potential: (q: number) => number, salt: (q: number) => number) => {
    const field = (of: (q: number) => number) => Float64Array.from({ length: nx * ny }, (_, q) => of(q));
    const nothing = new Float64Array(nx * ny);
    const fields = { metal: nothing, potential: field(potential), concentration: field(salt) };
    return currentDensityOf(
      input,
      maps(input),
    )({ grid: input.grid, time: 0, step: 0, reaction: nothing, live: nothing, ...fields });
  };
  // A dozen sums and products of float64 per cell, on differences that lose two digits: 1e-12 of the current.
  const digits = 1e-12;

  test('an even field drives σE down, and half of it into the middle of a cell whose lower face is shut', () => {
    const field = 1e4;
    const { x, y } = current(
      (q) => field * spacing * Math.floor(q / nx),
      () => concentration,
    );
    const expected = -conductivity * field;
    for (let q = 0; q < nx * ny; q++) {
      expect(x[q]).toBe(0);
      expect(Math.abs(y[q] - (q < nx ? 0.5 : 1) * expected)).toBeLessThan(digits * Math.abs(expected));
    }
  });

  test('salt alone drives the ions towards where there is less of it, by the difference of their transference numbers', () => {
    const rise = 0.05 * concentration;
    const { x } = current(
      () => 0.3,
      (q) => concentration + rise * (q % nx),
    );
    const volt = (GAS * input.temperature) / FARADAY;
    const expected = (-conductivity * (2 * transference - 1) * volt * rise) / concentration / spacing;
    for (let q = 0; q < nx * ny; q++) {
      const isWall = q % nx === 0 || q % nx === nx - 1;
      expect(Math.abs(x[q] - (isWall ? 0.5 : 1) * expected)).toBeLessThan(digits * Math.abs(expected));
    }
  });
});

const RODS = `{
  structure: {kind: nanorods, length: 1.5 um, width: 0.4 um, fraction: 20 %},
  conductivity: 10 x matrix, transference: 0.9}`;

/** The fields after `duration` and what the solver says of them. */
async function after(input: Case) {
  const [{ snapshot, status }] = await samplesAt(onTwin(input), [input.duration]);
  return { snapshot, status, current: currentDensityOf(input, maps(input))(snapshot) };
}

/** Least height above which no cell has a tenth of a per cent of metal, in cells. */
function firstFreeRow({ nx, ny }: Case['grid'], metal: Float64Array): number {
  return (
    Array.from({ length: ny }, (_, j) => j).findLastIndex((j) =>
      metal.subarray(j * nx, (j + 1) * nx).some((xi) => xi > 1e-3),
    ) + 2
  );
}

describe('through each row above the metal goes the current of the cell', () => {
  const bumps = ['grid=32', 'surface={thickness: 1 um, nuclei: {count: 1, radius: 0.6 um}}', 'duration=2 s'];
  test.each<[string, ...string[]]>([
    ['that is held, from a reservoir'],
    ['that is held, between closed walls', 'domain.sides=closed'],
    ['that follows from a voltage, from a reservoir', 'control={voltage: 0.3 V}'],
    [
      'that follows from a voltage, from a counter electrode',
      'control={voltage: 0.3 V}',
      'domain.top=counter electrode',
    ],
    ['past rods that conduct ten times as well', `filler=${RODS}`],
  ])('%s', async (_, ...overrides) => {
    const input = smallCase(...bumps, ...overrides);
    const { nx, ny, spacing } = input.grid;
    const { snapshot, status, current } = await after(input);
    const first = firstFreeRow(input.grid, snapshot.metal);
    expect(first).toBeLessThan(ny - 4);
    // What Newton leaves is a tenth of its last correction at most, the rate of the multigrid; a face makes a current of it.
    const tolerance = (0.1 * status.lastCorrection * input.electrolyte.conductivity) / spacing;
    for (let j = first; j < ny; j++) {
      const row = current.y.subarray(j * nx, (j + 1) * nx);
      expect(Math.abs(sum(row) / nx + status.meanCurrent), `row ${j}`).toBeLessThan(tolerance);
      for (const down of row) expect(down).toBeLessThan(0);
    }
  });
});

test('a held current enters evenly through the top: what is uneven falls to nothing there', async () => {
  const input = smallCase('grid=32', 'surface={thickness: 1 um, nuclei: {count: 1, radius: 0.6 um}}', 'duration=2 s');
  const { nx, ny } = input.grid;
  const { current } = await after(input);
  const unevenness = (j: number) => {
    const row = current.y.subarray(j * nx, (j + 1) * nx);
    return Math.max(...row) - Math.min(...row);
  };
  // In proportion to the distance from the top, and the centres of the last rows are half a cell and three halves below it. With one wave
  // in nx cells, sinh is the distance to (2π 1.5/32)²/6 = 1.4 %; salt that is uneven too, by less than a per cent, and Newton add less.
  const share = unevenness(ny - 1) / unevenness(ny - 2);
  expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02);
});

test('the current that a bath sends in from all sides goes into the island', async () => {
  const input = smallCase(
    'grid=48',
    'domain={width: 6 um, height: 6 um, sides: reservoir}',
    'surface={thickness: 0 um, island: {radius: 0.8 um}}',
    'control={voltage: 0.05 V}',
    'duration=0.2 s',
  );
  const { nx, ny } = input.grid;
  const { snapshot, current, status } = await after(input);
  /** Per width of the domain, through the centres of the cells that lie `margin` cells from the walls; a corner counts half on each side. */
  const inward = (margin: number) => {
    let total = 0;
    for (let k = margin; k < nx - margin; k++) {
      const share = k === margin || k === nx - 1 - margin ? 0.5 : 1;
      const [left, right] = [k * nx + margin, k * nx + nx - 1 - margin];
      const [bottom, top] = [margin * nx + k, (ny - 1 - margin) * nx + k];
      total += share * (current.x[left] - current.x[right] + current.y[bottom] - current.y[top]);
    }
    return total / nx;
  };
  // A corner passes on to its inner faces what comes through its outer ones, so this is the mean of the currents into two boxes that both
  // hold the whole island. The front moves on after the solve, by less than its width, which takes less than ξ from ψ; Newton leaves less.
  for (const margin of [0, 2, 5]) {
    const tail = snapshot.metal[(ny / 2) * nx + margin + 1];
    expect(tail).toBeLessThan(1e-3);
    expect(Math.abs(inward(margin) / status.meanCurrent - 1), `${margin} cells from the walls`).toBeLessThan(tail);
  }
});
