import { describe, expect, test } from 'vitest';
import {
  colourAt,
  concentrationMap,
  deadColour,
  invalidColour,
  metalColour,
  phaseMap,
  shellColour,
} from '../../src/output/colour.ts';
import { paintConcentration, paintPhase } from '../../src/output/field-image.ts';
import type { Snapshot } from '../../src/physics/snapshot.ts';
import { colourDifference, lab, pixel } from '../support/images.ts';
import { bulk, syntheticFiller, syntheticSnapshot } from '../support/synthetic.ts';

const scale = { min: 0, max: bulk };
const size = { width: 240, height: 240 };

describe('images of fields', () => {
  test('metal lies at the bottom and electrolyte, in the colour of its concentration, on top', () => {
    const snapshot = syntheticSnapshot({ growth: 0 });
    const image = paintConcentration(snapshot, size, scale, 2);
    expect(pixel(image, 120, 235)).toEqual([...metalColour]);
    const top = snapshot.concentration[64 * 63] / bulk;
    expect(colourDifference(pixel(image, 120, 0), colourAt(concentrationMap, top))).toBeLessThan(1);
  });

  test.each([64, 512])('the dark line lies where ξ is 1/2 within half a pixel, on a grid of %i²', (n) => {
    const metal = Float64Array.from({ length: n * n }, (_, cell) => {
      const y = (Math.floor(cell / n) + 0.5) / n;
      return 1 / (1 + Math.exp((y - 0.31) * 80));
    });
    const snapshot = { ...syntheticSnapshot({ nx: n, ny: n }), metal };
    const image = paintConcentration(snapshot, size, scale, 2);
    const ink = Array.from({ length: 240 }, (_, y) => 255 - Math.max(...pixel(image, 7, y)));
    const dark = ink.map((value, y) => (lab(pixel(image, 7, y))[0] < 13 ? value : 0));
    const weight = dark.reduce((sum, value) => sum + value, 0);
    const middle = dark.reduce((sum, value, y) => sum + value * (y + 0.5), 0) / weight;
    expect(Math.abs(middle - 240 * (1 - 0.31))).toBeLessThan(0.5);
  });

  test('edges are smooth: around a disc there are many shades between line and metal', () => {
    const image = paintConcentration(syntheticSnapshot({ growth: 0.5 }), size, scale, 2);
    const shades = new Set<number>();
    for (let y = 0; y < 240; y++) for (let x = 0; x < 240; x++) shades.add(Math.round(lab(pixel(image, x, y))[0]));
    expect(shades.size).toBeGreaterThan(60);
  });

  test('dead metal is vermilion and the rest grey, whatever `live` says of electrolyte', () => {
    const snapshot = syntheticSnapshot({ growth: 0.2, dead: true });
    const swapped: Snapshot = {
      ...snapshot,
      live: snapshot.live.map((v, cell) => (snapshot.metal[cell] < 0.5 ? 1 - v : v)),
    };
    for (const fields of [snapshot, swapped]) {
      const image = paintConcentration(fields, size, scale, 2);
      expect(pixel(image, 60, 120)).toEqual([...deadColour]);
      expect(pixel(image, 60, 235)).toEqual([...metalColour]);
    }
    expect(Buffer.from(paintPhase(swapped, size).data).equals(paintPhase(snapshot, size).data)).toBe(true);
  });

  test('a filler is outlined in the concentration and filled in the phase, and absent under the metal', () => {
    const snapshot = syntheticSnapshot({ nx: 128, ny: 128, growth: 0 });
    const filler = new Float64Array(128 * 128).map((_, cell) => (cell % 128 < 64 ? 1 : 0));
    const plain = paintConcentration(snapshot, size, scale, 2);
    const outlined = paintConcentration(snapshot, size, scale, 2, filler);
    expect(lab(pixel(outlined, 119, 100))[0]).toBeGreaterThan(lab(pixel(plain, 119, 100))[0] + 5);
    expect(pixel(outlined, 60, 100)).toEqual(pixel(plain, 60, 100));
    expect(pixel(outlined, 119, 235)).toEqual(pixel(plain, 119, 235));
    const phase = paintPhase(snapshot, size, filler);
    expect(colourDifference(pixel(phase, 60, 40), pixel(phase, 180, 40))).toBeGreaterThan(20);
    expect(colourDifference(pixel(phase, 60, 239), pixel(phase, 180, 239))).toBeLessThan(2);
  });

  test('an interphase lies between the outline of its filler and one of its own', () => {
    const snapshot = syntheticSnapshot({ nx: 128, ny: 128, growth: 0 });
    const from = (first: number, last: number) =>
      new Float64Array(128 * 128).map((_, cell) => Number(cell % 128 >= first && cell % 128 < last));
    const [filler, shell] = [from(0, 48), from(48, 80)];
    const bare = paintConcentration(snapshot, size, scale, 2, filler);
    const shelled = paintConcentration(snapshot, size, scale, 2, filler, shell);
    // 240 px for 128 cells: the filler ends at 90 px, the shell at 150 px.
    const changed = [40, 89, 90, 120, 149, 150, 200].filter(
      (x) => colourDifference(pixel(bare, x, 100), pixel(shelled, x, 100)) > 3,
    );
    expect(changed).toEqual([149, 150]);
    const phase = paintPhase(snapshot, size, filler, shell);
    expect(colourDifference(pixel(phase, 40, 40), pixel(phase, 120, 40))).toBeGreaterThan(20);
    expect(pixel(phase, 120, 40).map((channel, k) => Math.abs(channel - shellColour[k]) < 2)).toEqual([
      true,
      true,
      true,
    ]);
    expect(colourDifference(pixel(phase, 120, 239), pixel(phase, 200, 239))).toBeLessThan(2);
  });

  test('the phase image runs from the first to the last colour of its map', () => {
    const snapshot = syntheticSnapshot({ growth: 0 });
    snapshot.metal.fill(1, 0, 64);
    const image = paintPhase(snapshot, size);
    expect(pixel(image, 5, 239)).toEqual(colourAt(phaseMap, 1));
    expect(pixel(image, 5, 0)).toEqual(colourAt(phaseMap, 0));
  });

  test('what lies beyond the scale takes the colour of its end, and what is no number stands out', () => {
    const snapshot = syntheticSnapshot({ growth: 0 });
    snapshot.concentration.fill(5 * bulk, 64 * 40);
    snapshot.concentration.fill(Number.NaN, 64 * 60);
    const image = paintConcentration(snapshot, size, scale, 2);
    expect(pixel(image, 10, 40)).toEqual(colourAt(concentrationMap, 1));
    expect(pixel(image, 10, 2)).toEqual([...invalidColour]);
  });

  test('painting changes no field', () => {
    const snapshot = syntheticSnapshot({ dead: true });
    const before = structuredClone(snapshot);
    const filler = syntheticFiller(64, 64);
    paintConcentration(snapshot, size, scale, 2, filler);
    paintPhase(snapshot, size, filler);
    expect(snapshot).toEqual(before);
  });
});
