import { test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { constantVoltage, type FlatCell, flatCase, onTwin, saltDiffusivity, THERMAL } from './flat-cell.ts';
import { relative, report } from './report.ts';
import { CROSSING, concentrated, electrolyte, STEADY, steadyCell } from './steady-cell.ts';

/** A fifth of RT/F: the response is linear to its square. */
const STEP = 0.005;

/** Initial and steady current after a small step of the voltage [A/m²] */
async function polarise(salt: FlatCell['electrolyte']) {
  const cell = { ...steadyCell, rows: 144, top: 'counter electrode', control: constantVoltage(STEP) } as const;
  const simulation = onTwin(flatCase({ ...cell, electrolyte: salt }));
  // Salt has moved by √(Dt), a thousandth of the gap: the current is still the ohmic one.
  await simulation.advanceTo(1e-6 * CROSSING);
  const initial = (await simulation.sample()).status.meanCurrent;
  await simulation.advanceTo(STEADY);
  return { initial, steady: (await simulation.sample()).status.meanCurrent };
}

/** Bruce, Evans and Vincent's t₊ from the two currents and the resistance of both electrodes [Ω m²]. */
function bruceVincent({ initial, steady }: Awaited<ReturnType<typeof polarise>>, resistance: number): number {
  return (steady * (STEP - initial * resistance)) / (initial * (STEP - steady * resistance));
}

// Both electrodes resist with 2/(f i₀), known; what is left errs by the place of the front, 0.3 ℓ/L, and by the square
// of the step, (f ΔV)²/12 = 3e-3.
test('a small step of the voltage returns t₊, and 1/(1 + 2t₋/β) where D is not that of Nernst and Einstein', async () => {
  const resistance = (2 * THERMAL) / electrolyte.exchangeCurrent;
  const ideal = await polarise(electrolyte);
  const real = await polarise(concentrated);
  const anions = 1 - concentrated.transference;
  const beta =
    (FARADAY * saltDiffusivity(concentrated) * concentrated.concentration) /
    (THERMAL * anions * concentrated.conductivity);
  const ohmic = STEP / (steadyCell.gap / electrolyte.conductivity + resistance);
  report('Bruce and Vincent on a cell with two lithium electrodes', [
    relative('initial current', ohmic, ideal.initial, 0.01, 'A/m²'),
    relative('t₊', electrolyte.transference, bruceVincent(ideal, resistance), 0.01),
    relative('apparent t₊, concentrated', 1 / (1 + (2 * anions) / beta), bruceVincent(real, resistance), 0.01),
  ]);
});
