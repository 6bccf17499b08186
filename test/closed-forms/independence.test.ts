import { expect, test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { loadStudy } from '../../src/case/load.ts';
import { measure } from '../../src/run/measures/index.ts';
import { constantCurrent, flatCase, frontOf, onTwin, plating, runTo } from './flat-cell.ts';
import { table } from './report.ts';

const CURRENT = 80;
const electrolyte = {
  conductivity: 0.123,
  transference: 0.49,
  exchangeCurrent: 0.67,
  transferCoefficient: 0.5,
  concentration: 1000,
};
/** The profile term at half, all and twice its default. */
const MOBILITIES = [0.5, 1, 2];

/** Share of the speed that the growing tails of the front still take up after ten cells. */
const SPEED = 3e-3;

/** A flat front after ten cells, timed over five: speed over V_m i/F, and overpotential beyond Butler-Volmer's [V]. */
async function flatFront(mobility: number, rows: number) {
  const gap = 3e-6;
  const input = flatCase({
    rows,
    metalRows: rows / 2,
    gap,
    electrolyte,
    control: constantCurrent(CURRENT),
    mobility,
    largestStep: 60,
  });
  const { molarVolume } = input.metal;
  const cellTime = (input.grid.spacing * FARADAY) / (molarVolume * CURRENT);
  const simulation = onTwin(input);
  await simulation.advanceTo(10 * cellTime);
  const start = frontOf((await simulation.sample()).snapshot);
  await simulation.advanceTo(15 * cellTime);
  const end = frontOf((await simulation.sample()).snapshot);
  return {
    speed: (end.height - start.height) / (5 * input.grid.spacing),
    error: end.potential - plating(CURRENT, end.concentration / electrolyte.concentration, electrolyte),
  };
}

/** The three bumps of tip-effect under PVH-IM after 60 s: height of the highest [µm] and cell voltage [V]. */
async function bumps(mobility: number, grid: number) {
  const overrides = [`grid=${grid}`, `numerics.mobility=${mobility}`];
  const input = loadStudy('tip-effect', { overrides }).cases.find(({ name }) => name === 'pvh-im');
  if (!input) throw new Error('tip-effect has no case pvh-im');
  const { snapshot, status } = await runTo(input, 60);
  return { height: 1e6 * measure(snapshot, input.sides).maximumHeight, voltage: status.cellVoltage };
}

// ∫δ dn over a travelling front is 1 − 0.4 (V ℓ/M)²: half the default lets the potential err by 22 mV, the default by 11,
// twice of it by 4. Below V ℓ no steady shape exists at all: the metal behind the front never becomes whole. The speed errs
// by the tail that still grows.
test('a flat front keeps its speed to 3e-3 and its potential to 12 mV over the mobilities from half to twice the default', async () => {
  const fronts = await Promise.all(MOBILITIES.map((mobility) => flatFront(mobility, 64)));
  table(
    'Independence of M: a flat front at 80 A/m²',
    ['M/(v ℓ)', 'speed over V_m i/F', 'overpotential beyond Butler-Volmer [mV]'],
    fronts.map(({ speed, error }, k) => [String(MOBILITIES[k]), speed.toFixed(5), (1e3 * error).toFixed(2)]),
  );
  for (const { speed, error } of fronts) {
    expect(Math.abs(speed - 1)).toBeLessThan(SPEED);
    expect(Math.abs(error - fronts[1].error)).toBeLessThan(0.012);
  }
});

// Nothing in one dimension knows ℓ but the place of the front within its width; 0.2 mV are i ℓ/σ.
test('a flat front does not depend on the width of its interface at a fixed number of cells', async () => {
  const sizes = [48, 64, 128];
  const fronts = await Promise.all(sizes.map((rows) => flatFront(1, rows)));
  table(
    'Independence of ℓ at ℓ/h = 1.5: a flat front at 80 A/m²',
    ['L/ℓ', 'speed over V_m i/F', 'overpotential beyond Butler-Volmer [mV]'],
    fronts.map(({ speed, error }, k) => [(sizes[k] / 3).toFixed(1), speed.toFixed(5), (1e3 * error).toFixed(2)]),
  );
  for (const { speed, error } of fronts) {
    expect(Math.abs(speed - 1)).toBeLessThan(SPEED);
    expect(Math.abs(error - fronts[2].error)).toBeLessThan(5e-4);
  }
});

// The bumps are 0.3 µm, 1.6 to 3.2 ℓ here. With M the tip's overpotential errs as the flat front's does, and the height by
// what that makes of 0.7 µm of growth: 2 %. With ℓ it converges; the finest two differ by less than 1 %.
test('the height of three bumps depends on the mobility by 3 %, and on ℓ by 1 % between the finest grids', async () => {
  const rows: string[][] = [];
  const run = async (mobility: number, grid: number) => {
    const { height, voltage } = await bumps(mobility, grid);
    rows.push([String(mobility), String(grid), height.toFixed(4), voltage.toFixed(4)]);
    return height;
  };
  const byMobility = [await run(0.5, 48), await run(1, 48), await run(2, 48)];
  const byWidth = [await run(1, 32), byMobility[1], await run(1, 64)];
  table('Independence: three bumps under PVH-IM', ['M/(v ℓ)', 'grid', 'height [µm]', 'cell voltage [V]'], rows);
  for (const height of byMobility) expect(Math.abs(height / byMobility[1] - 1)).toBeLessThan(0.03);
  expect(Math.abs(byWidth[1] / byWidth[2] - 1)).toBeLessThan(0.01);
  expect(Math.abs(byWidth[1] - byWidth[2])).toBeLessThan(Math.abs(byWidth[0] - byWidth[2]));
});
