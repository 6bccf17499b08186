/** Metal that has lost its electrode keeps no potential: it must neither grow nor dissolve. */
import { expect, test } from 'vitest';
import { smallCase } from '../support/cases.ts';
import { metalIn, onTwin, type Sample, type Shape, samplesAt } from './cells.ts';
import { report } from './report.ts';

const SURFACE = 1.2e-6;
const island: Shape = (x, y) => Math.min(y - SURFACE, Math.hypot(x - 3e-6, y - 3.4e-6) - 0.9e-6);
const neck =
  (halfWidth: number): Shape =>
  (x, y) =>
    Math.min(island(x, y), Math.max(Math.abs(x - 3e-6) - halfWidth, y - 3.4e-6));

/** Cells of the disc itself: metal above the height at which it is narrowest. */
function discCells({ snapshot: { grid, metal } }: Sample, isDead: boolean, live: Float64Array): number[] {
  return [...metal.keys()].filter(
    (q) => metal[q] >= 0.5 && q >= grid.nx * Math.ceil(2.6e-6 / grid.spacing) && (live[q] === 0) === isDead,
  );
}

test('an island of metal stops reacting bit by bit once it is judged dead, while the electrode below it grows', async () => {
  const cell = onTwin(smallCase('control.current=4 mA/cm2'), { distance: island });
  // The verdict falls at the end of a span.
  const [judged, ...later] = await samplesAt(cell, [0.001, 4, 10, 20]);
  const dead = [...judged.snapshot.live.keys()].filter((q) => judged.snapshot.live[q] === 0);
  const changed = later.map(
    ({ snapshot }) => dead.filter((q) => snapshot.metal[q] !== judged.snapshot.metal[q]).length,
  );
  const grown = (metalIn(later[2].snapshot) - metalIn(judged.snapshot)) / metalIn(judged.snapshot);
  const core = dead.filter((q) => judged.snapshot.metal[q] > 0.5).length;
  // Area of the disc in cells, its edge within half a cell.
  const expected = (Math.PI * 0.9e-6 ** 2) / (6e-6 / 32) ** 2;
  const tolerance = (Math.PI * 0.9e-6) / (6e-6 / 32);
  const faraday = Math.max(...later.map(({ status }) => Math.abs(status.faradayError)));
  report('an island of metal', [
    { what: 'dead cells above ½', expected, measured: core, tolerance },
    ...changed.map((count, n) => ({
      what: `dead cells that changed after ${[4, 10, 20][n]} s`,
      expected: 0,
      measured: count,
      tolerance: 0,
    })),
    { what: 'metal gained by the rest', expected: '> 0.05', measured: grown, tolerance: '' },
    // The verdict is a jump that three Newton iterations follow to 4e-4, and under the island salt runs out.
    { what: 'Faraday error', expected: 0, measured: faraday, tolerance: 1e-3 },
  ]);
  expect(Math.abs(core - expected)).toBeLessThan(tolerance);
  expect(changed).toEqual([0, 0, 0]);
  expect(grown).toBeGreaterThan(0.05);
  expect(faraday).toBeLessThan(1e-3);
});

test('a neck to the electrode keeps the same island alive and growing', async () => {
  const cell = onTwin(smallCase('control.current=4 mA/cm2'), { distance: neck(0.4e-6) });
  const [judged, end] = await samplesAt(cell, [0.001, 10]);
  const { live } = end.snapshot;
  const disc = discCells(end, false, live);
  const area = (sample: Sample) => disc.reduce((sum, q) => sum + sample.snapshot.metal[q], 0);
  const deadCells = live.filter((isLive) => isLive === 0).length;
  report('an island on a neck', [
    { what: 'dead cells', expected: 0, measured: deadCells, tolerance: 0 },
    {
      what: 'metal of the disc at 10 s over that at 0 s',
      expected: '> 1.01',
      measured: area(end) / area(judged),
      tolerance: '',
    },
  ]);
  expect(deadCells).toBe(0);
  expect(area(end) / area(judged)).toBeGreaterThan(1.01);
});

test('stripping eats through a neck, and what it held is dead from then on', async () => {
  // So slow that kinetics spreads the current evenly over the surface: the thin neck goes first.
  const plating = smallCase('control.current=0.02 mA/cm2', 'duration=20000 s', 'numerics.largest step=100 s');
  const input = { ...plating, control: { kind: 'current', density: -2, compliance: 5 } as const };
  const cell = onTwin(input, { distance: neck(0.4e-6) });
  const times = Array.from({ length: 12 }, (_, n) => 200 * (n + 1));
  const samples = await samplesAt(cell, times);
  const dead = samples.map(({ snapshot }) => discCells({ snapshot } as Sample, true, snapshot.live).length);
  const parted = dead.findIndex((count) => count > 0);
  const after = samples.slice(parted);
  const held = discCells(after[0], true, after[0].snapshot.live);
  const last = after[after.length - 1];
  const changed = held.filter((q) => last.snapshot.metal[q] !== after[0].snapshot.metal[q]).length;
  report('a neck that is stripped', [
    { what: 'dead cells at first', expected: 0, measured: dead[0], tolerance: 0 },
    { what: 'the disc is dead from [s]', expected: '200 to 2200', measured: times[parted] ?? 'never', tolerance: '' },
    { what: 'its cells above ½', expected: '> 20', measured: held.length, tolerance: '' },
    { what: 'of these changed later', expected: 0, measured: changed, tolerance: 0 },
    {
      what: 'metal lost by the rest later',
      expected: '> 0',
      measured: metalIn(after[0].snapshot) - metalIn(last.snapshot),
      tolerance: '',
    },
  ]);
  expect(parted).toBeGreaterThan(0);
  expect(after.length).toBeGreaterThan(1);
  expect(held.length).toBeGreaterThan(20);
  expect(changed).toBe(0);
  expect(metalIn(last.snapshot)).toBeLessThan(metalIn(after[0].snapshot));
});
