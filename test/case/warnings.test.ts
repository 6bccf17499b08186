import { expect, test } from 'vitest';
import { warnings } from '../../src/case/warnings.ts';
import { caseWith } from './study.ts';

const codes = (...overrides: string[]) => warnings(caseWith(...overrides)).map(({ code }) => code);

test('a resolved case has no warning', () => {
  expect(codes('grid=192')).toEqual([]);
});

test('an interface thinner than 1.5 cells is warned of, one of 1.5 is not', () => {
  expect(codes('numerics.interface width=1.5 cells')).not.toContain('interface');
  expect(warnings(caseWith('grid=192', 'numerics.interface width=1 cell'))).toEqual([
    {
      code: 'interface',
      message:
        'a: the interface width is 1 cells, below 1.5: its profile is not resolved; use a finer grid or a wider interface',
    },
  ]);
});

test('a nucleus below 10 ℓ is warned of', () => {
  // ℓ = 1.5 × 6 µm/192 = 0.046875 µm
  expect(codes('grid=192', 'surface.nuclei={count: 1, radius: 0.46 um}')).toEqual(['nucleus']);
  expect(codes('grid=192', 'surface.nuclei={count: 1, radius: 0.47 um}')).toEqual([]);
});

test('a shortest growing ripple below 10 ℓ is warned of', () => {
  // 2π √(σΓ/i) with σ = 0.036 S/m, Γ = 0.5 × 1.29963e-5/96485 V m: 1.0937 µm at 80 A/m², so 10 ℓ at 435 A/m² for 192 cells.
  expect(codes('grid=192', 'electrolyte.diffusivity=1e-9 m2/s', 'control.current=43 mA/cm2')).toEqual([]);
  expect(codes('grid=192', 'electrolyte.diffusivity=1e-9 m2/s', 'control.current=44 mA/cm2')).toEqual(['ripple']);
});

test('a depletion layer thinner than 4 ℓ is warned of', () => {
  // F D c₀/(t₋ i) = 4 × 0.046875 µm: D = 1.875e-7 × 0.81 × 80/(96485 × 1000) = 1.2593e-13 m²/s
  expect(codes('grid=192', 'electrolyte.diffusivity=1.25e-13 m2/s')).toEqual(['depletion']);
  expect(codes('grid=192', 'electrolyte.diffusivity=1.27e-13 m2/s')).toEqual([]);
});

test('a single-ion conductor has no depletion layer', () => {
  expect(codes('grid=192', 'electrolyte.transference=1', 'electrolyte.diffusivity=1e-20 m2/s')).toEqual([]);
});

test('a voltage is judged by the most current it can drive', () => {
  // σV/(H − d) = 0.036 × V/5.7e-6 A/m² reaches the 435 A/m² of the ripple at 69 mV.
  expect(codes('grid=192', 'electrolyte.diffusivity=1e-9 m2/s', 'control.voltage=68 mV')).toEqual([]);
  expect(codes('grid=192', 'electrolyte.diffusivity=1e-9 m2/s', 'control.voltage=70 mV')).toEqual(['ripple']);
});

test('rods thinner than a cell are warned of', () => {
  const rods =
    'filler={structure: {kind: nanorods, length: 0.3 um, width: 30 nm, fraction: 1 %}, conductivity: 1 S/m, transference: 0.5}';
  expect(codes('grid=192', rods)).toEqual(['filler']);
  expect(codes('grid=200', rods)).toEqual([]);
});
