import { describe, expect, test } from 'vitest';
import {
  colourAt,
  concentrationMap,
  currentMap,
  deadColour,
  fillerColour,
  metalColour,
  phaseMap,
  potentialMap,
  shellColour,
} from '../../src/output/colour.ts';
import { colourDifference, lab } from '../support/images.ts';

const fractions = Array.from({ length: 33 }, (_, k) => k / 32);

type Rgb = readonly [number, number, number];

/** sRGB as people without red or green cones see it: Viénot, Brettel, Mollon, Color Res. Appl. 24, 243 (1999). */
const views: Readonly<Record<string, (colour: Rgb) => Rgb>> = {
  'a trichromat': (colour) => colour,
  'a protanope': (colour) => dichromat(colour, 0.11238, 0.88762, 0.004, -0.004),
  'a deuteranope': (colour) => dichromat(colour, 0.29275, 0.70725, -0.02234, 0.02234),
};

function dichromat(colour: Rgb, red: number, green: number, redInBlue: number, greenInBlue: number): Rgb {
  const [r, g, b] = colour.map((channel) => (channel / 255) ** 2.2);
  const yellow = red * r + green * g;
  const blue = redInBlue * r + greenInBlue * g + b;
  const [x, y, z] = [yellow, yellow, blue].map((value) => 255 * Math.min(1, Math.max(0, value)) ** (1 / 2.2));
  return [x, y, z];
}

describe('colours of the figures', () => {
  test.each([
    ['concentration', concentrationMap, 1],
    ['phase', phaseMap, -1],
    ['potential', potentialMap, 1],
    ['current', currentMap, -1],
  ] as const)('the lightness of the %s map changes in one direction only, and evenly', (_, map, direction) => {
    const lightness = fractions.map((t) => direction * lab(colourAt(map, t))[0]);
    const steps = lightness.slice(1).map((value, k) => value - lightness[k]);
    const mean = (lightness[32] - lightness[0]) / 32;
    // Steps of 2.3 to 2.4 in L*; rounding to 8 bits moves an entry by up to 0.3, hence a third of a step.
    expect(Math.min(...steps)).toBeGreaterThan(0.66 * mean);
    expect(Math.max(...steps)).toBeLessThan(1.34 * mean);
  });

  test.each(Object.entries(views))('%s can tell metal and dead metal from every concentration', (_, view) => {
    for (const colour of [metalColour, deadColour]) {
      const distances = fractions.map((t) => colourDifference(view(colour), view(colourAt(concentrationMap, t))));
      // Ten times what is just seen side by side.
      expect(Math.min(...distances)).toBeGreaterThan(10);
    }
    expect(colourDifference(view(metalColour), view(deadColour))).toBeGreaterThan(40);
  });

  test.each(Object.entries(views))(
    '%s can tell a filler, its interphase and the electrolyte around them',
    (_, view) => {
      const [filler, shell, electrolyte] = [fillerColour, shellColour, colourAt(phaseMap, 0)].map(view);
      // As above: ten times what is just seen side by side.
      expect(colourDifference(filler, shell)).toBeGreaterThan(10);
      expect(colourDifference(shell, electrolyte)).toBeGreaterThan(10);
      expect(colourDifference(filler, electrolyte)).toBeGreaterThan(10);
    },
  );
});
