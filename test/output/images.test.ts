import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/output/decode-png.ts';
import { encodePng } from '../../src/output/png.ts';
import { blankRaster, type Raster } from '../../src/output/raster.ts';
import { colourDifference, compareImages, lab } from '../support/images.ts';

/** White on the left of an edge, grey on its right. */
function edgeAt(x0: number): Raster {
  const raster = blankRaster(100, 50);
  for (let y = 0; y < 50; y++)
    for (let x = x0; x < 100; x++) raster.data.fill(128, 4 * (x + 100 * y), 4 * (x + 100 * y) + 3);
  return raster;
}

describe('the difference of two images', () => {
  test('is nothing between an image and itself, through PNG and back', () => {
    const image = edgeAt(40);
    const png = encodePng(image);
    expect(Buffer.from(decodePng(png).data).equals(image.data)).toBe(true);
    expect(compareImages(png, png)).toEqual({ meanDifference: 0, changedShare: 0 });
  });

  test('is the share of pixels that an edge has passed, and their mean distance in colour', () => {
    const { meanDifference, changedShare } = compareImages(encodePng(edgeAt(40)), encodePng(edgeAt(45)));
    expect(changedShare).toBeCloseTo(0.05, 10);
    expect(meanDifference).toBeCloseTo(0.05 * colourDifference([255, 255, 255], [128, 128, 128]), 10);
  });

  test('is refused between sizes', () => {
    const small = encodePng(blankRaster(10, 10));
    expect(() => compareImages(encodePng(edgeAt(4)), small)).toThrow('image is 10 × 10 px: expected 100 × 50');
  });

  test.each([
    [
      [255, 255, 255],
      [100, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [255, 0, 0],
      [53.24, 80.09, 67.2],
    ],
    [
      [0, 0, 255],
      [32.3, 79.19, -107.86],
    ],
  ] as const)('is measured in CIELAB: sRGB %j is %j', (colour, expected) => {
    // Published values have two decimals.
    lab(colour).forEach((value, k) => {
      expect(Math.abs(value - expected[k])).toBeLessThan(0.02);
    });
  });
});
