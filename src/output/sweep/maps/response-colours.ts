/** The colours of a response, and the bar that reads them. */
import { colourAt, cssColour, currentMap, inkColour } from '../../colour.ts';
import { pt } from '../../figure/page.ts';
import { makeTicks } from '../../scale.ts';
import { rectangle, text } from '../../svg.ts';
import { fitText, textWidth } from '../../text-width.ts';

export interface Scale {
  readonly least: number;
  readonly most: number;
}

/** From the least value to the greatest; around a value that is the same everywhere. */
export function scaleOf(values: readonly number[]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = most - least > 1e-6 * Math.abs(most) ? 0 : 0.05 * Math.abs(most) || 1;
  return { least: least - room, most: most + room };
}

/** The lightest seven tenths of a map from light to dark: marks and lines are seen on all of them. */
const SHARE = 0.7;

export function colourOf(value: number, { least, most }: Scale): string {
  return cssColour(colourAt(currentMap, (SHARE * (value - least)) / (most - least)));
}

const INK = cssColour(inkColour);
const LETTERS = 13;
const SMALL = 12;
const BAR = 14;
/** Pieces of the bar: as many colours as an eye tells apart. */
const PIECES = 64;

/** The bar as wide as it is with its labels, to be drawn right of panels, and a line across it at a level [px]. */
export function colourBar(label: string, scale: Scale, level = Number.NaN) {
  const { least, most } = scale;
  const ticks = makeTicks(least, most, 5);
  const room = Math.max(...ticks.map((tick) => textWidth(tick.label, SMALL)));
  const width = 8 + BAR + 9 + room + 8 + LETTERS + 10;
  const draw = (left: number, top: number, height: number): readonly string[] => {
    const [x, y, tall] = [left + 8, top + 16, height - 16 - 58];
    const placeOf = (value: number) => y + tall * (1 - (value - least) / (most - least));
    const title = fitText(label, LETTERS, tall + 40);
    const pieces = Array.from({ length: PIECES }, (_, k) => {
      const colour = colourOf(least + ((k + 0.5) / PIECES) * (most - least), scale);
      // Half a pixel over the next, so that no gap shows between them.
      return rectangle(x, pt(y + tall * (1 - (k + 1) / PIECES)), BAR, pt(tall / PIECES + (k > 0 ? 0.5 : 0)), colour);
    });
    const upright = { size: title.size, anchor: 'middle', turn: -90 } as const;
    return [
      ...pieces,
      rectangle(x, pt(y), BAR, pt(tall), 'none', INK),
      ...(level > least && level < most
        ? [`<path d="M${x} ${pt(placeOf(level))}h${BAR}" stroke="${INK}" stroke-width="2.2"/>`]
        : []),
      ...ticks.flatMap((tick) => {
        const at = pt(placeOf(tick.value));
        const line = `<path d="M${x + BAR} ${at}h5" stroke="${INK}"/>`;
        return [line, text(x + BAR + 8, pt(at + 0.36 * SMALL), tick.label, { size: SMALL })];
      }),
      text(pt(x + BAR + 9 + room + 8 + LETTERS - 2), pt(y + tall / 2), title.content, upright),
    ];
  };
  return { width, draw };
}
