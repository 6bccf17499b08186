/** Panels of one figure: charts in rows, letters at their corners, words above and below. */
import type { ChartParts } from '../../chart.ts';
import { letterOf } from '../../figure/heads.ts';
import { type Figure, pt, toFigure } from '../../figure/page.ts';
import { text } from '../../svg.ts';
import { fitText, textWidth } from '../../text-width.ts';

/** Letters of a chart in px, and in print in pt */
const LETTERS = { chart: 13, print: 7.5 };
const POINTS_PER_PX = LETTERS.print / LETTERS.chart;
const PX_PER_MM = 72 / 25.4 / POINTS_PER_PX;

/** What stands around the panels. */
export interface Surroundings {
  /** Above all panels, from y = 0 down to its height [px] */
  readonly head?: { readonly parts: readonly string[]; readonly height: number };
  /** Right of them, such as a colour bar; drawn for the height of the first row [px] */
  readonly side?: {
    readonly width: number;
    readonly draw: (x: number, y: number, height: number) => readonly string[];
  };
  /** A sentence or two below. */
  readonly note: string;
}

/** How many panels stand in a row, and how wide one is [px]: at most three across a page of 180 mm, one or two in less. */
export function columnsOf(
  count: number,
  side = 0,
): { readonly columns: number; readonly panel: number; readonly width: number } {
  const columns = count === 4 ? 2 : Math.min(3, count);
  const width = Math.floor((count === 1 ? 110 : 180) * PX_PER_MM);
  return { columns, panel: Math.floor((width - side) / columns), width };
}

/** The figure of panels that are as wide as `columnsOf` says. */
export async function sheet(panels: readonly ChartParts[], { head, side, note }: Surroundings): Promise<Figure> {
  const { columns, panel, width } = columnsOf(panels.length, side?.width);
  const top = head?.height ?? 0;
  const row = Math.max(...panels.map(({ height }) => height));
  const rows = Math.ceil(panels.length / columns);
  const drawn = panels.map(({ parts }, k) => {
    const letter = panels.length > 1 ? text(4, LETTERS.chart + 8, letterOf(k), { size: 14, strong: true }) : '';
    const [x, y] = [(k % columns) * panel, top + Math.floor(k / columns) * row];
    return `<g transform="translate(${x} ${pt(y)})">${parts.join('')}${letter}</g>`;
  });
  const lines = wrapped(note, width - 2 * MARGIN);
  const below = top + rows * row;
  const height = below + lines.length * LINE + 6;
  return toFigure(width * POINTS_PER_PX, height * POINTS_PER_PX, [
    `<g transform="scale(${POINTS_PER_PX.toFixed(5)})">`,
    ...(head?.parts ?? []),
    ...drawn,
    ...(side?.draw(columns * panel, top, row) ?? []),
    ...lines.map((line, k) => text(MARGIN, pt(below + (k + 0.7) * LINE), line, { size: NOTE })),
    '</g>',
  ]);
}

const MARGIN = 12;
const NOTE = 12;
const LINE = 16;

/** Words in lines that are no wider than the room. */
function wrapped(content: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, NOTE) <= room) lines[lines.length - 1] = longer;
    else lines.push(fitText(word, NOTE, room).content);
  }
  return lines;
}
