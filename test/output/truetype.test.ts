import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { svgDocument, text } from '../../src/output/svg.ts';
import { textWidth } from '../../src/output/text-width.ts';
import { inkWidth, readFont, subsetOf } from '../../src/output/truetype.ts';
import { temporaryFolder } from '../support/folder.ts';

const font = readFont(new Uint8Array(readFileSync(new URL('../../assets/DejaVuSans.ttf', import.meta.url))));

/** Letters of figures, with an accent that is put together from two glyphs. */
const LINES = ['salt concentration [mol/m³]', 'ξ = ½', '0.25 µm', 'PVH-IM', 'é', 'ended after 75 s'];

test('a line is as wide as the rasteriser draws it, but for pairs that it moves together', () => {
  for (const line of LINES) {
    // DejaVu moves pairs by at most a fifteenth of a letter, few of them in a line; outlines are rounded to 1/2048 of a letter.
    const difference = inkWidth(font, line) - textWidth(line, 1);
    expect(difference, line).toBeGreaterThan(-0.002);
    expect(difference, line).toBeLessThan(0.07 * line.length);
    if (line.length < 3) expect(Math.abs(difference), line).toBeLessThan(0.002);
  }
});

test('a font of some letters draws these as the whole font does, and is a hundredth of it', () => {
  const bytes = subsetOf(font, LINES.join(''));
  expect(bytes.length).toBeLessThan(font.bytes.length / 50);
  for (const letter of new Set(LINES.join(''))) {
    if (letter === ' ') continue;
    expect(pixels(bytes, letter), letter).toEqual(pixels(font.bytes, letter));
  }
  expect(pixels(font.bytes, 'e').some((byte) => byte > 0)).toBe(true);
  expect(pixels(font.bytes, 'e')).not.toEqual(pixels(font.bytes, 'é'));
});

test('a letter that the font lacks is a box, and a space has no ink', () => {
  expect(font.glyphOf('\u{10FFFD}')).toBe(0);
  expect(inkWidth(font, ' ')).toBe(0);
});

/** What a letter looks like, 40 px high. */
function pixels(bytes: Uint8Array, letter: string): Uint8Array {
  const path = join(temporaryFolder(), 'font.ttf');
  writeFileSync(path, bytes);
  const svg = svgDocument(60, 60, [text(10, 45, letter, { size: 40 })]);
  const font = { fontFiles: [path], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return new Uint8Array(new Resvg(svg, { font }).render().pixels);
}
