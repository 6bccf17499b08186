import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { initialMetal } from '../../src/case/surface.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { scalesOf } from '../../src/physics/scales.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { smallCase } from '../support/cases.ts';

test("the solver's unit of conductivity is the matrix's own", () => {
  const input = smallCase();
  const { diffusivity, concentration, voltage } = scalesOf(input);
  // σ = D_ref F c₀/(RT/F), the inverse of the scale: round-off of four products.
  const sigma = (diffusivity * FARADAY * concentration) / voltage;
  expect(Math.abs(sigma / input.electrolyte.conductivity - 1)).toBeLessThan(1e-15 * 4);
  expect(voltage).toBe((GAS * input.temperature) / FARADAY);
});

test('a cell that is laid out in SI units comes back in SI units', async () => {
  const input = smallCase();
  const { snapshot, status } = await openSimulation(openTwin(twinKernels), input).sample();
  expect(snapshot.metal).toEqual(initialMetal(input));
  expect(snapshot.concentration.every((c) => c === input.electrolyte.concentration)).toBe(true);
  // 2RT/F asinh(i/2i₀) with PVH's printed i₀; a factor of the voltage scale would show at once.
  const expected = 2 * ((GAS * 298.15) / FARADAY) * Math.asinh(10 / (2 * 0.49));
  expect(Math.abs(snapshot.potential[0] / expected - 1)).toBeLessThan(1e-14);
  expect(status.time).toBe(0);
});
