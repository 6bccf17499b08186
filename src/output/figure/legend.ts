/** Names of what a figure draws without a number. */
import { cssColour, deadColour, inkColour, metalColour, shellColour } from '../colour.ts';
import { rectangle, text } from '../svg.ts';
import { textWidth } from '../text-width.ts';
import { LETTERS } from './layout.ts';
import { pt } from './page.ts';
import { DEAD_EDGE, EDGE, FINE, fillerLine } from './panel.ts';
import { type FigureField, isDark } from './shown-field.ts';

export interface LegendContent {
  readonly field: FigureField;
  readonly dead: boolean;
  readonly filler: boolean;
  readonly shell: boolean;
  readonly lines: boolean;
}

interface Entry {
  readonly name: string;
  /** The sample, its left end at x, beside a line of text with its foot at y [pt]. */
  readonly draw: (x: number, y: number) => string;
}

/** From the start of a sample to its name, and from a name to the next sample [pt] */
const SAMPLE = 14;
const BETWEEN = 10;
/** From row to row [pt] */
export const LEGEND_ROW = 11;
const INK = cssColour(inkColour);

/** The entries in rows that are at most `room` points wide. */
export function legendRows(content: LegendContent, room: number): readonly (readonly Entry[])[] {
  const rows: Entry[][] = [[]];
  let used = 0;
  for (const entry of entriesOf(content)) {
    const wide = SAMPLE + textWidth(entry.name, LETTERS);
    if (used > 0 && used + BETWEEN + wide > room) {
      rows.push([]);
      used = 0;
    }
    used += (used > 0 ? BETWEEN : 0) + wide;
    rows[rows.length - 1].push(entry);
  }
  return rows;
}

/** Rows of samples with their names, the foot of the first at y. */
export function drawLegend(rows: readonly (readonly Entry[])[], x: number, y: number): string {
  return rows
    .flatMap((row, j) => {
      let at = x;
      const foot = y + j * LEGEND_ROW;
      return row.map(({ name, draw }) => {
        const part = draw(at, foot) + text(pt(at + SAMPLE), pt(foot), name, { size: LETTERS });
        at += SAMPLE + textWidth(name, LETTERS) + BETWEEN;
        return part;
      });
    })
    .join('');
}

function entriesOf({ field, dead, filler, shell, lines }: LegendContent): readonly Entry[] {
  const isSolid = field !== 'phase';
  const edge = { name: 'edge of the metal, ξ = ½', draw: stroke(INK, EDGE) };
  const solid = { name: 'metal', draw: swatch(cssColour(metalColour)) };
  return [
    isSolid ? solid : edge,
    ...(dead
      ? [{ name: 'dead metal', draw: isSolid ? swatch(cssColour(deadColour), DEAD_EDGE) : stroke(DEAD_EDGE, EDGE) }]
      : []),
    ...(filler ? [{ name: 'filler', draw: outlined(fillerLine(field), field) }] : []),
    ...(shell ? [{ name: 'interphase', draw: outlined(cssColour(shellColour), field) }] : []),
    ...(lines ? [{ name: 'current, the same between neighbouring lines', draw: arrow }] : []),
  ];
}

function swatch(fill: string, edge = INK): Entry['draw'] {
  return (x, y) => rectangle(pt(x), pt(y - 6), 10, 7, fill, edge, EDGE);
}

/** An outline on the kind of ground that it is drawn over. */
function outlined(colour: string, field: FigureField): Entry['draw'] {
  const ground = swatch(isDark(field) ? 'rgb(60,90,120)' : 'white');
  return (x, y) => ground(x, y) + rectangle(pt(x + 2), pt(y - 4), 6, 3, 'none', colour, FINE);
}

function stroke(colour: string, width: number): Entry['draw'] {
  return (x, y) => `<path d="M${pt(x)} ${pt(y - 2.5)}h10" stroke="${colour}" stroke-width="${width}"/>`;
}

function arrow(x: number, y: number): string {
  const head = `<path d="M${pt(x + 8)} ${pt(y - 2.5)}l-3.6 -1.3v2.6Z" fill="${INK}"/>`;
  return `<path d="M${pt(x)} ${pt(y - 2.5)}h11" stroke="${INK}" stroke-width="${FINE}"/>${head}`;
}
