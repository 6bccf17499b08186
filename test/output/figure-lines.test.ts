/** The lines of a figure: edges of regions, and lines of current. */
import { describe, expect, test } from 'vitest';
import { metalRegions, type Point, regionsAbove, simplified } from '../../src/output/figure/outline.ts';
import { enteringCurrent, type Flow, streamlines } from '../../src/output/figure/streamlines.ts';

/** A field on n × n cells, by the place of their centres. */
const drawn = (n: number, value: (x: number, y: number) => number) =>
  Float64Array.from({ length: n * n }, (_, q) => value((q % n) + 0.5, Math.floor(q / n) + 0.5));

describe('the edge of the metal', () => {
  // ξ = 1/(1 + e^{n/ℓ}) around a disc: λ = −n/ℓ is straight across the front, so that only the bend of the circle within a
  // cell is left out, h²/8R = 0.01 cells at R = 10.
  test('lies on the circle of a disc to a fiftieth of a cell, however narrow the front', () => {
    for (const width of [0.4, 1, 2]) {
      const disc = drawn(48, (x, y) => 1 / (1 + Math.exp((Math.hypot(x - 24.3, y - 23.8) - 10) / width)));
      const regions = metalRegions(disc, 48, 48, false);
      expect(regions).toHaveLength(1);
      const radii = regions[0][0].map(([x, y]) => Math.hypot(x - 24.3, y - 23.8));
      expect(Math.min(...radii)).toBeGreaterThan(9.98);
      expect(Math.max(...radii)).toBeLessThan(10.02);
    }
  });

  // Beyond the side the disc's edge goes on down; a field that stayed as it is there would have it 0.14 higher at the side and
  // 0.36 half a cell further out.
  test('goes on across periodic sides as it does within', () => {
    const disc = drawn(32, (x, y) => {
      const across = Math.min(Math.abs(x - 2), 32 - Math.abs(x - 2));
      return 1 / (1 + Math.exp(Math.hypot(across, y - 16) - 6));
    });
    const edge = metalRegions(disc, 32, 32, true)
      .flat(2)
      .filter(([x]) => Math.abs(x) < 1.1);
    expect(edge.length).toBeGreaterThan(3);
    for (const [x, y] of edge) expect(Math.hypot(x - 2, y - 16)).toBeCloseTo(6, 1);
  });

  test('of a flat front runs straight to both ends, and no line runs along the sides', () => {
    const flat = drawn(16, (_, y) => 1 / (1 + Math.exp(y - 5.3)));
    const inside = metalRegions(flat, 16, 16, false)
      .flat(2)
      .filter(([x, y]) => x > -1 && x < 17 && y > -1);
    expect(inside.length).toBeGreaterThan(15);
    for (const [, y] of inside) expect(y).toBeCloseTo(5.3, 6);
  });

  test('has its holes', () => {
    const ring = drawn(40, (x, y) => (Math.abs(Math.hypot(x - 20, y - 20) - 10) < 3 ? 1 : 0));
    const [region] = regionsAbove(ring, 0.5, 40, 40, false);
    expect(region).toHaveLength(2);
  });

  test('is thinned out by what print cannot show, and by no more', () => {
    const circle = Array.from({ length: 721 }, (_, k): Point => {
      const angle = (k * Math.PI) / 360;
      return [20 * Math.cos(angle), 20 * Math.sin(angle)];
    });
    const thin = simplified(circle, 0.05);
    // A chord that stays within 0.05 of a circle of 20 spans 2 acos(1 − 0.05/20) = 8.1°: at least 45 of them, at most twice as many.
    expect(thin.length).toBeGreaterThan(44);
    expect(thin.length).toBeLessThan(92);
    expect(thin[0]).toEqual(circle[0]);
    expect(thin.at(-1)).toEqual(circle[720]);
  });
});

describe('lines of current', () => {
  const n = 48;
  const flow = (x: (x: number, y: number) => number, y: typeof x, others: Partial<Flow> = {}): Flow => ({
    nx: n,
    ny: n,
    current: { x: drawn(n, x), y: drawn(n, y) },
    metal: drawn(n, (_, v) => 1 / (1 + Math.exp((v - 6) / 0.5))),
    periodic: true,
    surrounded: false,
    ...others,
  });

  test('of an even current are straight, equally far from one another, and end at ξ = 1/2', () => {
    const even = flow(
      () => 0,
      () => -80,
    );
    expect(enteringCurrent(even)).toBeCloseTo(80 * n, 6);
    const lines = streamlines(even, 6);
    expect(lines).toHaveLength(6);
    for (const [k, line] of lines.entries()) {
      for (const [x] of line) expect(x).toBeCloseTo(((k + 0.5) * n) / 6, 6);
      expect(line[0][1]).toBe(n);
      expect(line[line.length - 1][1]).toBeCloseTo(6, 2);
    }
  });

  test('are followed against a current that strips the metal', () => {
    const stripped = flow(
      () => 0,
      () => 80,
    );
    expect(enteringCurrent(stripped)).toBeCloseTo(-80 * n, 6);
    expect(streamlines(stripped, 4).map((line) => line[line.length - 1][1])).toEqual(
      [6, 6, 6, 6].map((y) => expect.closeTo(y, 2) as number),
    );
  });

  // i = −r/r² around a line sink in the middle: as much current between two lines as angle between them. The wall is seen from
  // the middle under 90° a side, so that 12 lines from all sides stand 30° apart; the bilinear current is off by up to
  // (h/r)²/4 = 0.05 % at the wall and 1/400 at r = 10, which turns a line by far less than a degree.
  test('towards a point converge on it, with equal angles between neighbours', () => {
    const [cx, cy] = [24, 24];
    const sink = flow(
      (x, y) => -(x - cx) / Math.max(1, (x - cx) ** 2 + (y - cy) ** 2),
      (x, y) => -(y - cy) / Math.max(1, (x - cx) ** 2 + (y - cy) ** 2),
      {
        metal: drawn(n, (x, y) => 1 / (1 + Math.exp((Math.hypot(x - cx, y - cy) - 8) / 0.5))),
        periodic: false,
        surrounded: true,
      },
    );
    // 2π, less what the constant half cell at the wall adds: the integral over the square at centres half a cell further in.
    expect(enteringCurrent(sink) / (2 * Math.PI)).toBeGreaterThan(0.99);
    expect(enteringCurrent(sink) / (2 * Math.PI)).toBeLessThan(1.03);
    const lines = streamlines(sink, 12);
    const angles = lines.map((line) => {
      const [x, y] = line[line.length - 1];
      expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(8, 1);
      return (Math.atan2(y - cy, x - cx) * 180) / Math.PI;
    });
    for (const [k, angle] of angles.entries()) {
      const next = angles[(k + 1) % 12];
      expect((((angle - next) % 360) + 360) % 360).toBeGreaterThan(28.5);
      expect((((angle - next) % 360) + 360) % 360).toBeLessThan(31.5);
    }
  });

  test('go on across periodic sides', () => {
    const aslant = flow(
      () => 40,
      () => -40,
    );
    const [first, last] = [streamlines(aslant, 3)[0], streamlines(aslant, 3)[2]];
    // 45°: 42 cells down from the top to the metal at 6, as many to the right.
    expect(last[last.length - 1][0] - last[0][0]).toBeCloseTo(42, 1);
    expect(first[first.length - 1][1]).toBeCloseTo(6, 1);
  });

  // The current turns towards the middle from both sides: a line that starts there stays there.
  test('lie where the current lies, not half a cell beside it', () => {
    for (const periodic of [true, false]) {
      const turning = flow(
        (x) => -40 * Math.sin((2 * Math.PI * (x - n / 2)) / n),
        () => -80,
        { periodic },
      );
      for (const [x] of streamlines(turning, 1)[0]) expect(x).toBeCloseTo(n / 2, 6);
    }
  });

  test('are none where no current enters', () => {
    const still = flow(
      () => 0,
      () => 0,
    );
    expect(streamlines(still, 5)).toEqual([]);
  });
});
