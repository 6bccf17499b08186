/** The staircase finds the limiting current, and a constant current above it lasts for Sand's time. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { referenceShare, shareAt, symmetricVoltage } from '../../src/experiments/questions/closed-forms.ts';
import { temperatureOf, thermalVoltage } from '../../src/experiments/questions/flat.ts';
import { untilStarved } from '../../src/experiments/questions/sand-time.ts';
import { staircase } from '../../src/experiments/questions/staircase.ts';
import { twinKernels } from '../../src/physics/cpu.ts';

const twin = openTwin(twinKernels);

test('a staircase ends on the limiting current 2FDc₀/(t₋L), and each stair lies on the closed form of its voltage', async () => {
  const cells = 96;
  const temperature = temperatureOf('pvh-im');
  const settings = { temperature, thickness: 1e-4, cells, stair: 0.1, plateau: 0.08 };
  const { stairs, plateau, closedForm, electrolyte } = await staircase(twin, 'pvh-im', settings);
  // 4 t₊σ RT/(F L) with Nernst-Einstein: 4 · 0.49 · 0.123 S/m · 25.693 mV / 100 µm, by hand.
  expect(closedForm).toBeCloseTo(61.94, 2);
  // The gap looks longer by (13/12) ℓ, 1.7 % of 96 cells; near the plateau a starved front reacts some ℓ further out, 5 % at 64 cells and 3.3 % here. A stair of 0.1 V
  // leaves e^{−0.1 V/(3RT/F)} = 0.27 of 1 − s, so that one that gains 8 % ends where the closed form still has 3 % to rise.
  console.log(`limiting current: expected ${closedForm} A/m², measured ${plateau} A/m², tolerance −4.7 % +3.3 %`);
  expect(plateau / closedForm).toBeGreaterThan(1 - 0.017 - 0.03);
  expect(plateau / closedForm).toBeLessThan(1 + 0.033);
  const thermal = thermalVoltage(temperature);
  for (const { voltage, current, reference } of stairs.filter((one) => one.current < 0.9 * closedForm)) {
    expect(
      Math.abs(current / closedForm / shareAt(voltage / thermal, closedForm, electrolyte) - 1),
      `${voltage} V`,
    ).toBeLessThan(0.02);
    expect(current / closedForm - referenceShare(reference / thermal), `${voltage} V`).toBeCloseTo(0, 1.7);
  }
}, 60_000);

test('the closed form of a symmetric cell is 4 artanh s where its electrodes have no resistance, and its inverse inverts it', () => {
  const fast = { exchangeCurrent: 1e9, transferCoefficient: 0.5 };
  const slow = { exchangeCurrent: 0.5, transferCoefficient: 0.3 };
  for (const share of [0.01, 0.3, 0.9]) {
    expect(referenceShare(symmetricVoltage(share, 60, fast))).toBeCloseTo(share, 6);
    expect(shareAt(symmetricVoltage(share, 60, slow), 60, slow)).toBeCloseTo(share, 9);
  }
});

test("a cell at a constant current above the limit starves after Sand's time, which goes as one over the current squared", async () => {
  const temperature = temperatureOf('pvh');
  const at = (current: number, cells: number) => untilStarved(twin, 'pvh', { temperature, current, rise: 0.4, cells });
  const coarse = await at(20, 96);
  const [slow, fast] = [await at(10, 192), await at(20, 192)];
  // D = 2.951e-12 m²/s; (πD/4)(F c₀/(i t₋))² = 82.2 s at 2 mA/cm², by hand.
  expect(fast.closedForm).toBeCloseTo(82.2, 1);
  console.log(
    `Sand's time: expected ${fast.closedForm} s, measured ${fast.time} s on 192 cells, ${coarse.time} s on 96`,
  );
  // A starved front takes its salt up to two ℓ further out, so that it lasts 2 · 2ℓ · i t₋/(F D c₀) longer: ℓ is 1.5 of 192 cells of 3 √(D t_S), and i t₋/(F D c₀) is
  // √π/2 over √(D t_S): 8.3 %. The criterion is met when 0.4 V/(3 RT/F) e-folds of the salt are gone, 1.1 % before Sand's time.
  expect(fast.time / fast.closedForm).toBeGreaterThan(1 - 0.011);
  expect(fast.time / fast.closedForm).toBeLessThan(1 + 0.083);
  // Of first order in ℓ: half the cells, about twice the delay.
  const delay = (one: typeof fast) => one.time / one.closedForm - (1 - 0.011);
  expect(delay(coarse) / delay(fast)).toBeGreaterThan(1.5);
  // The cell is as many √(D t) deep at either current, so all but the kinetics is the same problem; its exchange current is 20 to 40 times less than the currents.
  expect(slow.time / fast.time).toBeCloseTo(4, 1.7);
}, 60_000);
