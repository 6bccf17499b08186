/** Marks of a phase diagram: what came of the runs at a point, and the legend that says so. */
import { cssColour, inkColour } from '../../colour.ts';
import { pt } from '../../figure/page.ts';
import { text } from '../../svg.ts';
import { textWidth } from '../../text-width.ts';
import type { Point } from './geometry.ts';
import { isDendritic, type Run } from './runs.ts';

/** What a mark says of a point. */
export type Mark = 'flat' | 'dendrites' | 'short' | 'failed' | 'open';

const NAMES: Readonly<Record<Mark, string>> = {
  flat: 'flat',
  dendrites: 'dendrites',
  short: 'short circuit',
  failed: 'no result',
  open: 'not run yet',
};

/** The mark of runs that differ in their seeds, by those with a result; and the share with dendrites where they disagree. */
export function markOf(runs: readonly Run[]): { readonly mark: Mark; readonly share?: string } {
  const known = runs.filter(({ outcome }) => outcome !== 'failed' && outcome !== 'open');
  if (known.length === 0) return { mark: runs.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'open' };
  const dendritic = known.filter(isDendritic);
  if (dendritic.length === 0) return { mark: 'flat' };
  const mark = known.some(({ outcome }) => outcome === 'short') ? 'short' : 'dendrites';
  return dendritic.length === known.length ? { mark } : { mark, share: `${dendritic.length}/${known.length}` };
}

const INK = cssColour(inkColour);
/** [px] */
const RADIUS = 4.5;
const SMALL = 12;

/** A mark, white within so that it is seen on any colour, and a share below it. */
export function drawMark({ mark, share }: ReturnType<typeof markOf>, [x, y]: Point): string {
  const label = share === undefined ? '' : text(pt(x), pt(y + 18), share, { size: SMALL, anchor: 'middle', halo: 2 });
  return shapeOf(mark, pt(x), pt(y)) + label;
}

function shapeOf(mark: Mark, x: number, y: number): string {
  if (mark === 'flat')
    return `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="white" stroke="${INK}" stroke-width="1.5"/>`;
  if (mark === 'open') return `<circle cx="${x}" cy="${y}" r="1.5" fill="${INK}"/>`;
  if (mark === 'failed') {
    const cross = `<path d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8" fill="none" stroke-linecap="round"`;
    return `${cross} stroke="white" stroke-width="5"/>${cross} stroke="${INK}" stroke-width="2"/>`;
  }
  const d = `M${x} ${pt(y - 1.3 * RADIUS)}l${pt(1.2 * RADIUS)} ${pt(2.1 * RADIUS)}h${pt(-2.4 * RADIUS)}Z`;
  const line = (fill: string, colour: string, width: number) =>
    `<path d="${d}" fill="${fill}" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"/>`;
  return mark === 'short' ? line(INK, 'white', 4) + line(INK, INK, 1.5) : line('white', INK, 1.5);
}

/** A line along segments, ink with white beside it. */
export function drawContour(segments: readonly (readonly [Point, Point])[]): string {
  if (segments.length === 0) return '';
  const d = segments.map(([[x, y], [u, v]]) => `M${pt(x)} ${pt(y)}L${pt(u)} ${pt(v)}`).join('');
  const line = (colour: string, width: number) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
  return line('white', 5) + line(INK, 2.2);
}

/** Samples with their names in rows: the marks that occur, and the line. */
export function drawLegend(
  marks: readonly Mark[],
  contour: string | undefined,
  room: number,
): { readonly parts: readonly string[]; readonly height: number } {
  const entries = [
    ...(['flat', 'dendrites', 'short', 'failed', 'open'] as const)
      .filter((mark) => marks.includes(mark))
      .map((mark) => ({ name: NAMES[mark], wide: 12, draw: (x: number, y: number) => drawMark({ mark }, [x + 6, y]) })),
    ...(contour === undefined
      ? []
      : [
          {
            name: contour,
            wide: 24,
            draw: (x: number, y: number) =>
              drawContour([
                [
                  [x, y],
                  [x + 24, y],
                ],
              ]),
          },
        ]),
  ];
  let [x, y] = [LEFT, 14];
  const parts = entries.flatMap(({ name, wide, draw }) => {
    const width = wide + 6 + textWidth(name, SMALL);
    if (x > LEFT && x + width > room) [x, y] = [LEFT, y + 19];
    const drawn = [draw(x, y), text(pt(x + wide + 6), y + 4, name, { size: SMALL })];
    x += width + 18;
    return drawn;
  });
  return { parts, height: y + 8 };
}

const LEFT = 12;
