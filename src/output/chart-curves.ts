/** The curves of a chart as SVG: lines in dashes and marks in shapes, so that they are told apart without colour too. */

/** Points of one kind in a chart. */
export interface Curve {
  /** Curves of the same label and colour share an entry of the legend. */
  readonly label: string;
  /** (x, y) in the axes' units; not finite ones are left out */
  readonly points: readonly (readonly [number, number])[];
}

/** An upright error bar, in the axes' units. */
export interface Bar {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  /** Broad and pale in place of a line with caps, so that two kinds of spread are told apart. */
  readonly broad?: boolean;
}

export interface DrawnCurve extends Curve {
  readonly style: 'line' | 'marks';
  /** Error bars behind its points. */
  readonly bars?: readonly Bar[];
  /** Number of its colour, and of its dashes or shape; ink if absent. */
  readonly colour?: number;
}

/** A point on the page [px]. */
export type Place = readonly [x: number, y: number];

/** The palette of Okabe and Ito (2008) without the colours that are too light on white for a line. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;
const INK = 'rgb(28,28,30)';
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '4 4', '12 4'] as const;

/** Colour and dashes [px] of the curve of a number, for charts that are drawn elsewhere; '' for a solid line. */
export function lookOf(colour: number): { readonly colour: string; readonly dashes: string } {
  return { colour: COLOURS[colour % COLOURS.length], dashes: DASHES[colour % DASHES.length] };
}

/** Width of a line [px] */
const LINE = 1.6;

/** Shapes around the origin that reach to 1. */
const SHAPES: readonly (readonly Place[] | 'circle')[] = [
  'circle',
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [0, -1.3],
    [1.1, 0],
    [0, 1.3],
    [-1.1, 0],
  ],
  [
    [0, 1.2],
    [1.1, -0.8],
    [-1.1, -0.8],
  ],
  [
    [-1.2, -0.5],
    [1.2, -0.5],
    [1.2, 0.5],
    [-1.2, 0.5],
  ],
];

/** A tenth of a pixel is finer than any print. */
export function px(value: number): number {
  return Number(value.toFixed(1));
}

/** Draws a curve through places in its style; few marks are larger than many. */
export function drawCurve({ style, colour }: DrawnCurve, places: readonly Place[]): string {
  if (style === 'line') return drawLine(places, colour);
  const radius = places.length > 80 ? 2 : places.length > 40 ? 2.8 : 3.6;
  return places.map((place) => drawMark(place, radius, colour)).join('');
}

function drawLine(places: readonly Place[], colour?: number): string {
  if (places.length === 0) return '';
  // A colour that comes a second time has other dashes than the first.
  const dashes = colour === undefined ? '' : DASHES[(colour + Math.floor(colour / COLOURS.length)) % DASHES.length];
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  const points = places.map(([x, y]) => `${px(x)},${px(y)}`).join(' ');
  return `<polyline points="${points}" fill="none" stroke="${css(colour)}" stroke-width="${LINE}" stroke-linejoin="round"${dashed}/>`;
}

/** Half the width of a cap, and of a broad bar [px] */
const CAP = 3;
const BROAD = 4.5;

/** An error bar between two places, one above the other. */
export function drawBar([x, low]: Place, [, high]: Place, isBroad: boolean, colour?: number): string {
  if (isBroad) {
    const [top, height] = [Math.min(low, high), Math.abs(low - high)];
    return `<rect x="${px(x - BROAD)}" y="${px(top)}" width="${2 * BROAD}" height="${px(height)}" fill="${css(colour)}" fill-opacity="0.25"/>`;
  }
  const cap = (y: number) => `M${px(x - CAP)} ${px(y)}h${2 * CAP}`;
  return `<path d="M${px(x)} ${px(low)}V${px(high)}${cap(low)}${cap(high)}" fill="none" stroke="${css(colour)}" stroke-width="1.2"/>`;
}

function drawMark([x, y]: Place, radius: number, colour?: number): string {
  const shape = SHAPES[(colour ?? 0) % SHAPES.length];
  const look = `fill="none" stroke="${css(colour)}" stroke-width="1.5"`;
  if (shape === 'circle') return `<circle cx="${px(x)}" cy="${px(y)}" r="${radius}" ${look}/>`;
  const corners = shape.map(([u, v]) => `${px(x + radius * u)},${px(y + radius * v)}`).join(' ');
  return `<polygon points="${corners}" ${look}/>`;
}

function css(colour?: number): string {
  return colour === undefined ? INK : COLOURS[colour % COLOURS.length];
}
