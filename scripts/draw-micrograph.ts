/**
 * Draws examples/images/grains.png, a picture that stands for a micrograph of bright grains in a dark polymer: Voronoi grains on
 * 240 × 240 pixels of 25 nm, blurred over a pixel, with grey noise. It repeats from side to side.
 *
 *     node --import ./scripts/wgsl-register.mjs --import tsx scripts/draw-micrograph.ts
 */
import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { drawStructure } from '../src/case/microstructure/draw.ts';
import { coverage } from '../src/case/microstructure/raster.ts';
import { uniform } from '../src/case/random.ts';

const PIXELS = 240;
const SEED = 7;
const [DARK, BRIGHT, NOISE] = [70, 190, 24];

const domain = { width: 6e-6, height: 6e-6, periodic: true };
const picture = drawStructure({ kind: 'grains', size: 1e-6, fraction: 0.5 }, domain, SEED);
const shares = coverage(picture, PIXELS, PIXELS);
const at = (i: number, j: number) => shares[Math.min(PIXELS - 1, Math.max(0, j)) * PIXELS + ((i + PIXELS) % PIXELS)];
const png = new PNG({ width: PIXELS, height: PIXELS, colorType: 0 });
for (let k = 0; k < PIXELS * PIXELS; k++) {
  const [i, j] = [k % PIXELS, PIXELS - 1 - Math.floor(k / PIXELS)];
  const blurred = (4 * at(i, j) + at(i - 1, j) + at(i + 1, j) + at(i, j - 1) + at(i, j + 1)) / 8;
  const grey = Math.round(DARK + (BRIGHT - DARK) * blurred + NOISE * (2 * uniform(SEED, k) - 1));
  png.data.set([grey, grey, grey, 255], 4 * k);
}
writeFileSync('examples/images/grains.png', PNG.sync.write(png, { colorType: 0 }));
