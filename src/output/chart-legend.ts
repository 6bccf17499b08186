/** Names of the curves of a chart. */
import { type DrawnCurve, drawCurve, type Place, px } from './chart-curves.ts';
import { text } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

/** Height of the letters of a chart: of names, and of what stands at ticks and samples [px] */
export const LETTERS = 13;
export const SMALL = 12;
/** Room of a sample in the legend, before its label and between entries [px] */
const SAMPLE = 26;
const SPACE = 6;
const BETWEEN = 20;

/** Entries in as many rows as they need, a sample before each label, and the height that they take. */
export function drawLegend(
  curves: readonly DrawnCurve[],
  left: number,
  top: number,
  width: number,
): { readonly parts: readonly string[]; readonly height: number } {
  const row = LETTERS + 6;
  const isAlike = (a: DrawnCurve, b: DrawnCurve) => a.label === b.label && a.colour === b.colour;
  const entries = curves.filter((curve, k) => k === curves.findIndex((other) => isAlike(curve, other)));
  const parts: string[] = [];
  let x = left;
  let y = top + LETTERS;
  for (const entry of entries) {
    const label = fitText(entry.label, SMALL, width - SAMPLE - SPACE);
    const wide = SAMPLE + SPACE + textWidth(label.content, label.size);
    if (x > left && x + wide > left + width) {
      x = left;
      y += row;
    }
    for (const curve of curves) if (isAlike(curve, entry)) parts.push(drawSample(curve, x, y - 0.36 * SMALL));
    parts.push(text(px(x + SAMPLE + SPACE), y, label.content, { size: label.size }));
    x += wide + BETWEEN;
  }
  return { parts, height: y + 4 - top };
}

function drawSample(curve: DrawnCurve, x: number, y: number): string {
  const middle: Place = [x + SAMPLE / 2, y];
  return drawCurve(
    curve,
    curve.style === 'line'
      ? [
          [x, y],
          [x + SAMPLE, y],
        ]
      : [middle],
  );
}
