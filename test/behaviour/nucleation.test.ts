/** Nuclei that come with time, and metal on a bare electrode. */
import { describe, expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { nucleusMetal, profileOf } from '../../src/case/surface.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { caseWith } from '../case/study.ts';
import { openTestGpu } from '../support/gpu.ts';
import { columnHeights, difference, onTwin, samplesAt } from './cells.ts';

const bare = (...overrides: string[]): Case =>
  caseWith(
    'grid=32',
    'duration=30 s',
    'output.sampling=10 s',
    'electrolyte=pvh-im',
    'surface.thickness=0 um',
    ...overrides,
  );
const first = '{position: 1.5 um, radius: 0.6 um}';
const second = '{position: 4.5 um, radius: 0.8 um, time: 12.3 s}';

test('a nucleus appears at its time and no earlier, whole, where there was no metal', async () => {
  const simulation = onTwin(bare(`surface.nuclei=[${first}, ${second}]`));
  const alone = onTwin(bare(`surface.nuclei=[${first}]`));
  const [before, at] = await samplesAt(simulation, [12.299, 12.3]);
  const [withoutBefore, without] = await samplesAt(alone, [12.299, 12.3]);
  expect(before.snapshot.metal).toEqual(withoutBefore.snapshot.metal);
  expect(at.status.time).toBe(12.3);
  const disc = nucleusMetal(simulation.input, [simulation.input.surface.nuclei[1]]);
  at.snapshot.metal.forEach((xi, q) => {
    expect(xi).toBe(Math.max(without.snapshot.metal[q], disc[q]));
  });
  expect(at.snapshot.concentration).toEqual(without.snapshot.concentration);
});

test('the run goes on the same whether or not a sample is taken at the event', async () => {
  const input = bare(`surface.nuclei=[${first}, ${second}]`);
  const [once] = await samplesAt(onTwin(input), [20]);
  const [, twice] = await samplesAt(onTwin(input), [12.3, 20]);
  expect(twice.snapshot.metal).toEqual(once.snapshot.metal);
});

test('a nucleus within metal changes nothing', async () => {
  const layer = ['grid=32', 'duration=20 s', 'electrolyte=pvh-im', 'surface.thickness=2 um'];
  const flat = caseWith(...layer);
  const later = caseWith(...layer, 'surface.nuclei=[{position: 3 um, radius: 0.1 um, time: 10 s}]');
  // Metal has grown to 3.5 um by then, so to say: everywhere more of it than of the disc at 2 um.
  const metal = profileOf(flat.grid, flat.numerics.interfaceWidth, (_, y) => y - 3.5e-6);
  const [before, after] = await Promise.all(
    [flat, later].map((input) => samplesAt(openSimulation(openTwin(twinKernels), input, { metal }), [10])),
  );
  expect(after[0].snapshot.metal).toEqual(before[0].snapshot.metal);
  expect(after[0].status.faradayError).toBe(before[0].status.faradayError);
});

describe('on a bare electrode', () => {
  // Metal grows by what the charge equation takes from the current, but for the last Newton correction: < 1e-3 (reference/twin.test.ts).
  test('metal grows from its nucleus alone, at the imposed current', async () => {
    const deposition = await openDeposition(
      openTwin(twinKernels),
      bare('grid=48', 'surface.nuclei={count: 1, radius: 0.6 um}'),
    );
    await deposition.advanceTo(30);
    const { rows, snapshot } = deposition;
    const last = rows[rows.length - 1];
    expect(Math.abs(last.faradayError)).toBeLessThan(1e-3);
    expect(Math.abs(last.saltError)).toBeLessThan(1e-3);
    expect(last.charge).toBeCloseTo(80 * 30, 6);
    expect(last.deadShare).toBe(0);
    // Half the domain away from its middle the electrode stays bare: the disc grows to 1.3 um, and ξ = e^{−(3 − 1.3)/0.19} there.
    expect(snapshot.metal[0]).toBeLessThan(1e-3);
    expect(snapshot.metal[24]).toBeGreaterThan(0.99);
  });

  test("Faraday's law holds while nuclei keep coming, and so does the balance of salt", async () => {
    const nucleation = 'surface.nucleation={rate: 0.05 /um/s, radius: 0.6 um, until: 25 s}';
    const input = bare(`surface.nuclei=[${first}]`, nucleation);
    expect(input.surface.nuclei.length).toBeGreaterThan(3);
    const deposition = await openDeposition(openTwin(twinKernels), input);
    await deposition.advanceTo(30);
    for (const row of deposition.rows) {
      expect(Math.abs(row.faradayError)).toBeLessThan(1e-3);
      expect(Math.abs(row.saltError)).toBeLessThan(1e-3);
      expect(row.deadShare).toBe(0);
    }
    const last = deposition.rows[deposition.rows.length - 1];
    const plated = (13e-6 * last.charge) / 96485;
    // More metal than was plated and there at first: the later nuclei were counted apart.
    expect(last.meanThickness).toBeGreaterThan(deposition.rows[0].meanThickness + 1.1 * plated);
  });
});

test('float32 on the device and float64 on the twin agree on a cell with nucleation', async () => {
  const input = bare(`surface.nuclei=[${first}, {position: 4.5 um, radius: 0.8 um, time: 4 s}]`);
  const [twin] = await samplesAt(onTwin(input), [8]);
  const gpu = await openTestGpu();
  const [device] = await samplesAt(openSimulation(gpu, input), [8]);
  gpu.destroy();
  // Steps are chosen by what float32 sees, so the two take different ones; fields err by the square of a step (device.test.ts).
  expect(Math.abs(device.status.faradayError)).toBeLessThan(1e-3);
  expect(Math.abs(device.status.saltError)).toBeLessThan(1e-3);
  expect(difference(columnHeights(device.snapshot), columnHeights(twin.snapshot))).toBeLessThan(2e-3);
}, 60_000);
