/** Laplace's equation around a ridge: an electrolyte that alone decides where the current goes feeds the tips. */
import { expect, test } from 'vitest';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { smallCase } from '../support/cases.ts';
import { columnCurrent, onTwin } from './cells.ts';
import { report } from './report.ts';

/** Half a ridge stands at the closed left side; its mirror images repeat every PERIOD [m]. */
const PERIOD = 10e-6;
const BASE = 1e-6;
/** Resistance of the kinetics over that of the electrolyte around the tip, σ/(g R): the interface must not level the current. */
const RESISTIVE = 0.003;
const FAR = 1;

/** Signed distance [m] to the ellipse with half-axes a (along x) and b (along y); the nearest point by its evolute. */
function toEllipse(x: number, y: number, a: number, b: number): number {
  const [px, py] = [Math.abs(x), Math.abs(y)];
  let [tx, ty] = [Math.SQRT1_2, Math.SQRT1_2];
  for (let k = 0; k < 8; k++) {
    const [ex, ey] = [((a * a - b * b) * tx ** 3) / a, ((b * b - a * a) * ty ** 3) / b];
    const [rx, ry, qx, qy] = [a * tx - ex, b * ty - ey, px - ex, py - ey];
    const share = Math.hypot(rx, ry) / Math.max(Math.hypot(qx, qy), Number.MIN_VALUE);
    tx = Math.min(1, Math.max(0, (qx * share + ex) / a));
    ty = Math.min(1, Math.max(0, (qy * share + ey) / b));
    const norm = Math.hypot(tx, ty);
    [tx, ty] = [tx / norm, ty / norm];
  }
  const distance = Math.hypot(px - a * tx, py - b * ty);
  return (px / a) ** 2 + (py / b) ** 2 < 1 ? -distance : distance;
}

/** Current at the top of the ridge [A/m²] and ℓ/R there, on nx cells. */
async function tipCurrent(height: number, halfWidth: number, nx: number) {
  const radius = halfWidth ** 2 / height;
  const study = smallCase(
    `grid=${nx}`,
    `domain={width: ${PERIOD / 2} m, height: ${(3 * PERIOD) / 4} m, sides: closed}`,
    'electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}',
    `control.current=${FAR} A/m2`,
    `surface.thickness=${BASE} m`,
    'duration=0.01 s',
  );
  const thermal = (GAS * study.temperature) / FARADAY;
  const exchangeCurrent = (study.electrolyte.conductivity * thermal) / (RESISTIVE * radius);
  const input = {
    ...study,
    metal: { ...study.metal, surfaceEnergy: 0 },
    electrolyte: { ...study.electrolyte, exchangeCurrent },
  };
  const cell = onTwin(input, { distance: (x, y) => Math.min(y - BASE, toEllipse(x, y - BASE, halfWidth, height)) });
  await cell.advanceTo(1e-7);
  const { snapshot } = await cell.sample();
  const width = input.numerics.interfaceWidth;
  const [first, second] = [columnCurrent(snapshot, width, 0), columnCurrent(snapshot, width, 1)];
  // Columns stand at h/2 and 3h/2 from the axis, about which the current is even.
  return { current: first + (first - second) / 8, sharpness: width / radius };
}

test('a semi-elliptic ridge of height h and half-width b draws 1 + h/b times the far current at its top', async () => {
  const shapes = [
    { height: 0.7e-6, halfWidth: 1.4e-6 },
    { height: 1e-6, halfWidth: 1e-6 },
    { height: 1.5e-6, halfWidth: 0.75e-6 },
  ];
  for (const { height, halfWidth } of shapes) {
    // Ridges a period apart shade each other: those at nP, dipoles of h(h + b)/2, take π²h(h + b)/(6P²) of the far field.
    const shade = (Math.PI ** 2 * height * (height + halfWidth)) / (6 * PERIOD ** 2);
    const expected = (1 + height / halfWidth) * (1 - shade) * FAR;
    const runs = [];
    for (const nx of [40, 80, 160]) runs.push(await tipCurrent(height, halfWidth, nx));
    const [coarse, middle, fine] = runs.map(({ current }) => current / expected);
    const extrapolated = 2 * fine - middle;
    report(`tip current over far current, h/b = ${height / halfWidth}`, [
      // Where kinetics is fast the current enters in the foot of the profile, about ℓ ahead of ξ = ½: a tip blunter by ℓ/R.
      ...runs.map(({ current, sharpness }) => ({
        what: `ℓ/R = ${sharpness.toPrecision(2)}`,
        expected,
        measured: current,
        tolerance: expected * sharpness,
      })),
      // The shift of order ℓ cancels; (ℓ/R)² remains, 1 %, and the resistance of the kinetics, RESISTIVE (1 + h/b), 1 %.
      { what: 'ℓ → 0', expected, measured: extrapolated * expected, tolerance: 0.02 * expected },
    ]);
    for (const { current, sharpness } of runs) expect(Math.abs(current / expected - 1)).toBeLessThan(sharpness);
    expect(Math.abs(fine - 1)).toBeLessThan(Math.abs(middle - 1));
    expect(Math.abs(middle - 1)).toBeLessThan(Math.abs(coarse - 1));
    expect(Math.abs(extrapolated - 1)).toBeLessThan(0.02);
  }
});
