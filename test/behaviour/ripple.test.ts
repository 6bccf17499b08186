/** Linear stability of a growing front: the electrolyte lets ripples grow, surface energy and slow kinetics hold them back. */
import { expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { capillaryLength } from '../../src/physics/step.ts';
import { smallCase } from '../support/cases.ts';
import { columnHeights, onTwin, samplesAt } from './cells.ts';
import { type Line, report } from './report.ts';

const CURRENT = 80;
/** Fast enough that ripples grow at half the rate that the electrolyte alone would give, slow enough to be felt. */
const EXCHANGE = 3000;
/** The profile is kept thrice as fast as the front moves, because at once its trailing tail never closes. */
const MOBILITY = 3;
const SAMPLES = 10;

interface Ripple {
  readonly input: Case;
  readonly wavelength: number;
  readonly thickness: number;
  readonly duration: number;
}

/** Half a wave between closed sides, `cells` wide; single-ion conductor under a constant current. */
function ripple(wavelength: number, cells: number): Ripple {
  const h = wavelength / 2 / cells;
  const ny = cells + 24;
  const study = smallCase(
    `domain={width: ${wavelength / 2} m, height: ${ny * h} m, sides: closed}`,
    `grid=${cells}`,
    'electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}',
    `control.current=${CURRENT} A/m2`,
    `surface.thickness=${8 * h} m`,
    'duration=1000 s',
    // Explicit surface energy is stable up to Δt = h²F/(3 V_m g Γ), 0.4 s on the finest grid here.
    'numerics.largest step=0.25 s',
    `numerics.mobility=${MOBILITY}`,
  );
  const input = { ...study, electrolyte: { ...study.electrolyte, exchangeCurrent: EXCHANGE } };
  // The front advances by a tenth of a wave.
  const duration = (0.1 * wavelength * FARADAY) / (input.metal.molarVolume * CURRENT);
  return { input, wavelength, thickness: 10 * h, duration };
}

/** ω = (V_m/F) q (i − σΓk²)/(1 + σq/g) with q = k tanh kH, g = ∂i/∂η [1/s] (Sundström and Bark 1995). */
function expectedRate({ input, wavelength, thickness }: Ripple): number {
  const { conductivity } = input.electrolyte;
  const k = (2 * Math.PI) / wavelength;
  const height = input.grid.ny * input.grid.spacing - thickness - 0.05 * wavelength;
  const f = FARADAY / (GAS * input.temperature);
  const slope = EXCHANGE * f * Math.hypot(1, CURRENT / (2 * EXCHANGE));
  const q = k * Math.tanh(k * height);
  const driven = CURRENT - conductivity * capillaryLength(input) * k * k;
  return ((input.metal.molarVolume / FARADAY) * q * driven) / (1 + (conductivity * q) / slope);
}

/** Slope of ln(amplitude) of the ripple over time [1/s]. */
async function measuredRate({ input, wavelength, thickness, duration }: Ripple): Promise<number> {
  const { nx, spacing } = input.grid;
  const k = (2 * Math.PI) / wavelength;
  const amplitude = 0.01 * wavelength;
  const cell = onTwin(input, { distance: (x, y) => y - thickness - amplitude * Math.cos(k * x) });
  const times = Array.from({ length: SAMPLES + 1 }, (_, n) => (n * duration) / SAMPLES);
  const logs = (await samplesAt(cell, times)).map(({ snapshot }) =>
    Math.log(columnHeights(snapshot).reduce((sum, y, i) => sum + (2 / nx) * y * Math.cos(k * (i + 0.5) * spacing), 0)),
  );
  const [mean, level] = [times, logs].map((list) => list.reduce((sum, x) => sum + x, 0) / list.length);
  return (
    times.reduce((sum, t, n) => sum + (t - mean) * (logs[n] - level), 0) /
    times.reduce((sum, t) => sum + (t - mean) ** 2, 0)
  );
}

test('a ripple on a growing front grows above the capillary wavelength and decays below it, at the rate of linear stability', async () => {
  const lines: Line[] = [];
  const errors: { wavelength: number; error: number; tolerance: number; sign: number }[] = [];
  // Capillary wavelength 2π √(σΓ/i): 1.09 µm.
  for (const wavelength of [4e-6, 2e-6, 0.8e-6]) {
    for (const cells of wavelength === 4e-6 ? [16, 32, 48] : [16, 32]) {
      const run = ripple(wavelength, cells);
      const [expected, measured] = [expectedRate(run), await measuredRate(run)];
      const steepness = (2 * Math.PI * run.input.numerics.interfaceWidth) / wavelength;
      // The front's finite width errs by a part of kℓ: 0.15 with 43 ℓ in a wave, two thirds of which is allowed.
      const tolerance = 0.67 * steepness * Math.abs(expected);
      const what = `ω of ${(wavelength * 1e6).toPrecision(2)} µm, λ/ℓ = ${Math.round(wavelength / run.input.numerics.interfaceWidth)} [1/s]`;
      lines.push({ what, expected, measured, tolerance });
      errors.push({
        wavelength,
        error: Math.abs(measured - expected),
        tolerance,
        sign: Math.sign(measured * expected),
      });
    }
  }
  report('growth of a ripple', lines);
  for (const { error, tolerance, sign } of errors) {
    expect(sign).toBe(1);
    expect(error).toBeLessThan(tolerance);
  }
  for (const [coarse, fine] of errors.slice(1).map((run, n) => [errors[n], run])) {
    if (coarse.wavelength === fine.wavelength) expect(fine.error).toBeLessThan(coarse.error);
  }
});
