import { describe, expect, test } from 'vitest';
import { drawStructure } from '../../../src/case/microstructure/draw.ts';
import {
  blank,
  cover,
  discShape,
  FILLER,
  MATRIX,
  type Raster,
  SHELL,
} from '../../../src/case/microstructure/raster.ts';
import { statisticsOf } from '../../../src/case/microstructure/statistics.ts';
import { square } from './structures.ts';

const um = 1e-6;
const degree = Math.PI / 180;

/** A picture of 6 µm × 6 µm from a function of x and y [m]. */
function picture(columns: number, phase: (x: number, y: number) => number): Raster {
  const raster = blank(6 * um, 6 * um, columns);
  raster.samples.forEach((_, k) => {
    const [x, y] = [(k % columns) + 0.5, Math.floor(k / columns) + 0.5];
    raster.samples[k] = phase(x * raster.size, y * raster.size);
  });
  return raster;
}

/** A picture drawn in letters, the top row first: # filler, o shell. */
function sketch(...lines: readonly string[]): Raster {
  const [rows, columns] = [lines.length, lines[0].length];
  const samples = Uint8Array.from(lines.toReversed().join(''), (letter) =>
    letter === '#' ? FILLER : letter === 'o' ? SHELL : MATRIX,
  );
  return { columns, rows, size: 1, samples };
}

describe.each([30, 75, -40, 90, 0])('stripes at %i°', (angle) => {
  const [cos, sin] = [Math.cos(angle * degree), Math.sin(angle * degree)];
  const stripes = picture(512, (x, y) => {
    // Not an edge on the rim, where it would be none.
    const across = (y * cos - x * sin) / (0.5 * um) + 0.2;
    return Number(across - Math.floor(across) < 0.4);
  });
  const { orientation, interfaceLength, chord, fraction } = statisticsOf(stripes, false);

  test('have that direction and are in order', () => {
    expect(orientation.order).toBeGreaterThan(0.98);
    // Half a sample on a stripe of 43: well below a degree, modulo half a turn.
    expect(Math.abs(Math.sin(orientation.angle - angle * degree))).toBeLessThan(0.5 * degree);
  });
  test('have two edges in a period', () => {
    // At a rim that cuts them the edges bend over two samples of 512: half a percent; four times that.
    expect(Math.abs((interfaceLength * 0.5 * um) / 2 - 1)).toBeLessThan(0.02);
  });
  test('are cut to their width over the sine of the angle, at most to the domain', () => {
    // 12 periods or fewer, of which the rim cuts one: a tenth of the number of ends.
    const expected = (width: number, slope: number) => Math.min(6 * um, width / Math.abs(slope));
    expect(Math.abs(chord.filler.x / expected(0.2 * um, sin) - 1)).toBeLessThan(0.1);
    expect(Math.abs(chord.filler.y / expected(0.2 * um, cos) - 1)).toBeLessThan(0.1);
    expect(Math.abs(chord.matrix.x / expected(0.3 * um, sin) - 1)).toBeLessThan(0.1);
    expect(Math.abs(fraction.filler - 0.4)).toBeLessThan(0.02);
  });
});

test('a disc has no direction, its circumference, and a mean chord of πd/4', () => {
  const raster = blank(6 * um, 6 * um, 512);
  cover(raster, discShape(3.1 * um, 2.9 * um, 2 * um), false);
  const { orientation, interfaceLength, chord, particles, percolation } = statisticsOf(raster, false);
  expect(orientation.order).toBeLessThan(0.01);
  // Of 171 samples across: a percent.
  expect(Math.abs((interfaceLength * (6 * um) ** 2) / (2 * Math.PI * um) - 1)).toBeLessThan(0.01);
  expect(Math.abs(chord.filler.x / ((Math.PI / 4) * 2 * um) - 1)).toBeLessThan(0.01);
  expect(Math.abs(particles.diameter / (2 * um) - 1)).toBeLessThan(0.01);
  expect(particles.count).toBe(1);
  expect(percolation.filler).toEqual({ up: false, across: false });
  expect(percolation.matrix).toEqual({ up: true, across: true });
});

test('on a checkerboard nothing connects, because squares meet at corners alone', () => {
  const board = picture(240, (x, y) => (Math.floor(x / (0.75 * um)) + Math.floor(y / (0.75 * um))) % 2);
  for (const periodic of [true, false]) {
    const { particles, percolation, chord, orientation } = statisticsOf(board, periodic);
    expect(particles.count).toBe(32);
    expect(particles.diameter / (0.75 * um * Math.sqrt(4 / Math.PI))).toBeCloseTo(1, 12);
    expect(percolation.filler).toEqual({ up: false, across: false });
    expect(percolation.matrix).toEqual({ up: false, across: false });
    // Of 15 lines of edges 8 stand where the sides are joined, else 7 of 14; blurred corners count less.
    expect(Math.abs(orientation.order - (periodic ? 1 / 15 : 0))).toBeLessThan(0.01);
    // The rim is no end where the sides are not joined: 8 squares, 7 ends.
    expect(chord.filler.x / (0.75 * um)).toBeCloseTo(periodic ? 1 : 8 / 7, 12);
    expect(chord.filler.y / (0.75 * um)).toBeCloseTo(8 / 7, 12);
  }
});

describe('across joined sides a way counts if it comes back to where it began', () => {
  const across = (periodic: boolean, ...lines: readonly string[]) =>
    statisticsOf(sketch(...lines), periodic).percolation.filler.across;
  test('a level bar does', () => {
    expect(across(true, '....', '####', '....')).toBe(true);
    expect(across(false, '....', '####', '....')).toBe(true);
  });
  test('a bar with a gap does not', () => {
    expect(across(true, '....', '##.#', '....')).toBe(false);
    expect(across(false, '....', '##.#', '....')).toBe(false);
  });
  test('a rising one leads from side to side but not back', () => {
    const rising = ['...##', '.###.', '##...'];
    expect(across(false, ...rising)).toBe(true);
    expect(across(true, ...rising)).toBe(false);
  });
  test('one that rises and falls does', () => {
    expect(across(true, '..##..', '###.##', '......')).toBe(false);
    expect(across(true, '..###.', '###.##', '......')).toBe(true);
  });
});

test('a shell connects what the filler does not', () => {
  const { percolation, fraction, particles } = statisticsOf(sketch('.#..', '.o..', '.#..', '.oo.', '..#.'), false);
  expect(percolation.filler.up).toBe(false);
  expect(percolation.fillerAndShell.up).toBe(true);
  expect(percolation.matrix).toEqual({ up: true, across: false });
  expect(fraction).toEqual({ filler: 0.15, shell: 0.15 });
  expect(particles.count).toBe(3);
});

test('a picture without filler has no sizes, not NaN', () => {
  const { particles, chord, orientation, interfaceLength } = statisticsOf(sketch('...', '...'), true);
  expect(particles).toEqual({ count: 0, diameter: 0 });
  expect(chord).toEqual({ filler: { x: 0, y: 0 }, matrix: { x: 3, y: 2 } });
  expect(orientation.order).toBe(0);
  expect(interfaceLength).toBe(0);
});

describe('rods', () => {
  const rods = { kind: 'nanorods', length: 0.72 * um, width: 0.072 * um, fraction: 0.18 } as const;
  const order = (spread: number) =>
    [1, 2, 3, 4].reduce((sum, seed) => {
      const raster = drawStructure({ ...rods, angle: 30 * degree, spread }, square, seed);
      return sum + statisticsOf(raster, true).orientation.order / 4;
    }, 0);
  test('that are parallel have the order (l − w)/(l + w), because their ends are edges too', () => {
    // Where rods overlap the share of ends changes by a few percent; blurred corners count less.
    expect(Math.abs(order(0) / (0.648 / 0.792) - 1)).toBeLessThan(0.05);
  });
  test('lie around their angle', () => {
    const raster = drawStructure({ ...rods, angle: 30 * degree, spread: 20 * degree }, square, 5);
    // 150 rods with a standard deviation of 20°/√3: one degree; three allowed.
    expect(Math.abs(statisticsOf(raster, true).orientation.angle / degree - 30)).toBeLessThan(3);
  });
  test('lose order with their spread s as sin 2s / 2s', () => {
    const spread = 40 * degree;
    // 600 rods: ⟨cos 2θ⟩ scatters by 0.5/√600 = 0.02; three allowed.
    expect(Math.abs(order(spread) / order(0) - Math.sin(2 * spread) / (2 * spread))).toBeLessThan(0.06);
  });
});
