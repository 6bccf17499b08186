/** What tells a reader the sizes and the numbers in a figure: colour bar, scale bar, letters, legend. */
import { toBase64 } from '#host/base64.ts';
import { cssColour, inkColour } from '../colour.ts';
import type { Box } from '../layout.ts';
import { formatQuantity } from '../quantity.ts';
import { roundedBelow } from '../scale.ts';
import { rectangle, text } from '../svg.ts';
import { fitText, textWidth } from '../text-width.ts';
import { LETTERS } from './layout.ts';
import { pt } from './page.ts';
import { FINE, paletteOf } from './panel.ts';
import { encodeIndexed } from './png.ts';
import type { FieldScale } from './shown-field.ts';

const INK = cssColour(inkColour);
/** From the foot of a letter to the middle of its height, in sizes */
const MIDDLE = 0.36;
/** Length of a tick and the room up to its label [pt] */
const TICK = 2.5;
const SPACE = 2;
/** Height of the points of a bar whose ends take the values beyond [pt] */
const POINT = 6;

/** Room to the right of a colour bar: ticks, labels and the name upright [pt]. */
export function barRoom({ ticks }: FieldScale): number {
  return TICK + SPACE + Math.max(...ticks.map(({ label }) => textWidth(label, LETTERS))) + 5 + LETTERS;
}

/** The bar with its ticks, its name upright beside them; an end that stands for values beyond it is pointed. */
export function drawColourBar(scale: FieldScale, bar: Box): string {
  const { min, max, ticks, name, beyond } = scale;
  const top = bar.y + (beyond.above ? POINT : 0);
  const bottom = bar.y + bar.height - (beyond.below ? POINT : 0);
  const right = bar.x + bar.width;
  const middle = bar.x + bar.width / 2;
  const palette = paletteOf(scale.map);
  const entries = Uint8Array.from({ length: 255 }, (_, k) => 254 - k);
  const strip = toBase64(encodeIndexed(entries, 1, 255, palette));
  const css = (entry: number) =>
    cssColour([palette.table[3 * entry], palette.table[3 * entry + 1], palette.table[3 * entry + 2]]);
  const point = (y: number, tip: number, entry: number) =>
    `<path d="M${pt(bar.x)} ${pt(y)}L${pt(middle)} ${pt(tip)} ${pt(right)} ${pt(y)}Z" fill="${css(entry)}"/>`;
  const outline = [
    `M${pt(bar.x)} ${pt(bottom)}V${pt(top)}`,
    beyond.above ? `L${pt(middle)} ${pt(bar.y)} ${pt(right)} ${pt(top)}` : `H${pt(right)}`,
    `V${pt(bottom)}`,
    beyond.below ? `L${pt(middle)} ${pt(bar.y + bar.height)}Z` : 'Z',
  ].join('');
  const title = fitText(name, LETTERS, Math.max(bar.height, 90));
  const nameX = right + barRoom(scale) - 0.2 * LETTERS;
  return [
    `<image x="${pt(bar.x)}" y="${pt(top)}" width="${pt(bar.width)}" height="${pt(bottom - top)}" preserveAspectRatio="none" href="data:image/png;base64,${strip}"/>`,
    beyond.above ? point(top, bar.y, 254) : '',
    beyond.below ? point(bottom, bar.y + bar.height, 0) : '',
    `<path d="${outline}" fill="none" stroke="${INK}" stroke-width="${FINE}" stroke-linejoin="round"/>`,
    ...ticks.map(({ value, label }) => {
      const y = bottom - ((bottom - top) * (value - min)) / (max - min);
      return (
        `<path d="M${pt(right)} ${pt(y)}h${TICK}" stroke="${INK}" stroke-width="${FINE}"/>` +
        text(pt(right + TICK + SPACE), pt(y + MIDDLE * LETTERS), label, { size: LETTERS })
      );
    }),
    text(pt(nameX), pt(bar.y + bar.height / 2), title.content, { size: pt(title.size), anchor: 'middle', turn: -90 }),
  ].join('');
}

/** The letter of a panel, and a note after it, on white in its upper left corner. */
export function drawLetter(letter: string, note: string, box: Box): string {
  if (letter + note === '') return '';
  const wide = letter === '' ? 0 : textWidth(letter, LETTERS + 1) + (note === '' ? 1.5 : 4);
  const after = note === '' ? 0 : textWidth(note, LETTERS) + 1;
  const width = 2.5 + wide + after + 1;
  return (
    `<rect x="${pt(box.x + 2)}" y="${pt(box.y + 2)}" width="${pt(width)}" height="${LETTERS + 3.5}" rx="1.5" fill="white" fill-opacity="0.85"/>` +
    text(pt(box.x + 4), pt(box.y + 2 + LETTERS + 0.8), letter, { size: LETTERS + 1, strong: true }) +
    (note === '' ? '' : text(pt(box.x + 4 + wide), pt(box.y + 2 + LETTERS + 0.8), note, { size: LETTERS }))
  );
}

/** A round length in the upper right corner of a panel, on white. */
export function drawScaleBar(box: Box, perMetre: number): string {
  const length = roundedBelow(0.35 * (box.width / perMetre));
  const label = formatQuantity(length, 'm');
  const bar = length * perMetre;
  const width = Math.max(bar, textWidth(label, LETTERS)) + 5;
  const x = box.x + box.width - 2 - width;
  const middle = x + width / 2;
  return (
    `<rect x="${pt(x)}" y="${pt(box.y + 2)}" width="${pt(width)}" height="${LETTERS + 6}" rx="1.5" fill="white" fill-opacity="0.85"/>` +
    text(pt(middle), pt(box.y + 2 + LETTERS), label, { size: LETTERS, anchor: 'middle' }) +
    rectangle(pt(middle - bar / 2), pt(box.y + LETTERS + 4.4), pt(bar), 1.6, INK)
  );
}
