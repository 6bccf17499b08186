import { describe, expect, it } from 'vitest';
import { measure } from '../../src/run/measures/measure.ts';
import { ELL, ellipticE, expectNear, profile, SPACING, sample } from './measures-shapes.ts';

const h = SPACING;
/** Sums of some thousand terms of order one. */
const ROUND_OFF = 1e-12;
/** Midpoint sums over a logistic profile err by its Fourier transform at the grid's wave number. */
const ALIASING = 4 * Math.PI * ELL * Math.exp((-2 * Math.PI ** 2 * ELL) / h);

describe('a flat layer between two cell centres', () => {
  const [nx, ny] = [64, 96];
  for (const height of [40, 40.01, 40.25, 40.5, 40.75, 40.99]) {
    it.each(['periodic', 'closed'] as const)(
      `of ${height} cells is seen as thick and as high as it is, sides %s`,
      (sides) => {
        const seen = measure(sample({ nx, ny, metal: (_, y) => profile(y - height) }), sides);
        const tails = ELL * (Math.exp((-height * h) / ELL) + Math.exp((-(ny - height) * h) / ELL));
        expectNear('mean thickness', seen.meanThickness, height * h, tails + ALIASING + ROUND_OFF * height * h);
        expectNear('maximum height', seen.maximumHeight, height * h, ROUND_OFF * height * h);
        expectNear('lowest valley', seen.lowestValley, height * h, ROUND_OFF * height * h);
        expectNear('tip to mean', seen.tipToMean, 1, (tails + ALIASING) / (height * h) + ROUND_OFF);
        expectNear('Ra', seen.roughnessRa, 0, ROUND_OFF * height * h);
        expectNear('Rq', seen.roughnessRq, 0, ROUND_OFF * height * h);
        expectNear('interface length', seen.interfaceLength, nx * h, ROUND_OFF * nx * h);
        const reference = nx / (4 * Math.PI * height);
        const relative = (tails + ALIASING) / (height * h) + ROUND_OFF;
        expectNear('inverse quotient W/(4πd)', seen.inverseIsoperimetricQuotient, reference, reference * relative);
      },
    );
  }

  it('has the concentration and the current of its own height where both are linear in y', () => {
    const height = 40.3;
    const shape = { nx, ny, metal: (_: number, y: number) => profile(y - height) };
    const seen = measure(sample({ ...shape, concentration: (_, y) => 5 * y, reaction: (_, y) => 2 * y }), 'periodic');
    expectNear('least surface concentration', seen.leastSurfaceConcentration, 5 * height, ROUND_OFF * 5 * height);
    expectNear('tip concentration', seen.tipConcentration, 5 * height, ROUND_OFF * 5 * height);
    expectNear('tip current', seen.tipCurrent, 2 * height, ROUND_OFF * 2 * height);
    expectNear('tip current over mean', seen.tipCurrentOverMean, 1, ROUND_OFF);
  });
});

describe('a sine ripple y = b + a sin kx', () => {
  const [nx, ny, a, b] = [96, 96, 6, 48];
  const k = (2 * Math.PI) / nx;
  const ripple = { nx, ny, metal: (x: number, y: number) => profile(y - b - a * Math.sin(k * x)) };
  const seen = measure(sample({ ...ripple, concentration: (_, y) => 5 * y, reaction: (_, y) => 2 * y }), 'periodic');
  /** The crest lies between two columns, each half a cell away. */
  const reach = a * Math.cos(k / 2);

  it('has Ra = 2a/π and Rq = a/√2', () => {
    const midpointRule = k ** 2 / 24;
    expectNear('Ra', seen.roughnessRa, ((2 * a) / Math.PI) * h, 1.01 * midpointRule * ((2 * a) / Math.PI) * h);
    expectNear('Rq', seen.roughnessRq, (a / Math.SQRT2) * h, ROUND_OFF * b * h);
  });

  it('has its crest and its trough no further than h²/8R from the columns beside them', () => {
    const sag = (a * k ** 2) / 8;
    expectNear('maximum height', seen.maximumHeight, (b + a) * h, sag * h);
    expectNear('lowest valley', seen.lowestValley, (b - a) * h, sag * h);
  });

  it('is as long as the elliptic integral says', () => {
    const slope = a * k;
    const m = slope ** 2 / (1 + slope ** 2);
    const length = ((2 * nx) / Math.PI) * Math.sqrt(1 + slope ** 2) * ellipticE(m);
    const curvature = a * k ** 2;
    const chord = (2 * curvature ** 2) / 24; // pieces are no longer than √2 h
    const shift = curvature * (curvature / 8); // a crossing between columns lies up to κh²/8 off the curve
    expectNear('interface length', seen.interfaceLength, length * h, (chord + shift) * length * h);
  });

  it('carries at its crest, for a current linear in y, 1 + a/b times the mean over the interface', () => {
    expectNear('tip current over mean', seen.tipCurrentOverMean, (b + reach) / b, ROUND_OFF);
    expectNear('tip concentration', seen.tipConcentration, 5 * (b + reach), ROUND_OFF * 5 * b);
    expectNear('least surface concentration', seen.leastSurfaceConcentration, 5 * (b - reach), ROUND_OFF * 5 * b);
  });
});

describe('a disc', () => {
  const [n, radius] = [96, 24];
  /** Area of the diffuse disc over πR²: Sommerfeld's integral of the logistic profile. */
  const diffuse = 1 + (Math.PI ** 2 * ELL ** 2) / (3 * (radius * h) ** 2);
  const chord = 2 / (24 * radius ** 2);
  const shift = 1 / (8 * radius ** 2);

  it('that hangs free has an inverse isoperimetric quotient of 1, is dead and has no tip', () => {
    const metal = (x: number, y: number) => profile(Math.hypot(x - 47.7, y - 48.4) - radius);
    const seen = measure(sample({ nx: n, ny: n, metal, live: () => 0 }), 'periodic');
    expectNear('perimeter', seen.interfaceLength, 2 * Math.PI * radius * h, (chord + shift) * 2 * Math.PI * radius * h);
    expectNear('inverse quotient', seen.inverseIsoperimetricQuotient, 1 / diffuse, 2 * (chord + shift));
    expectNear('dead share', seen.deadShare, 1, 0);
    const { maximumHeight, tipToMean, tipConcentration, tipCurrent, leastSurfaceConcentration } = seen;
    expect([maximumHeight, tipToMean, tipConcentration, tipCurrent, leastSurfaceConcentration]).toEqual(
      Array(5).fill(NaN),
    );
  });

  it.each([
    ['half of it, on the bare electrode', 48, 'periodic', 2],
    ['half of it, across periodic sides', 0, 'periodic', 2],
    ['a quarter of it, in a closed corner', 0, 'closed', 4],
  ] as const)('shows %s', (_, centre, sides, parts) => {
    const offset = (x: number) => (sides === 'periodic' ? Math.min(Math.abs(x - centre), n - Math.abs(x - centre)) : x);
    const metal = (x: number, y: number) => profile(Math.hypot(offset(x), y) - radius);
    const seen = measure(sample({ nx: n, ny: n, metal }), sides);
    const length = (2 * Math.PI * radius * h) / parts;
    expectNear('interface length', seen.interfaceLength, length, (chord + shift) * length);
    expectNear('lowest valley', seen.lowestValley, 0, 0);
  });
});
