/** The figure of an answer: its charts below one another, and what is shown in them under the last. */
import { type Chart, chartParts } from '../chart.ts';
import { letterOf } from '../figure/heads.ts';
import { type Figure, pointsOf, pt, toFigure } from '../figure/page.ts';
import { text } from '../svg.ts';
import { textWidth } from '../text-width.ts';

/** Between a column and a page [mm] */
const WIDTH = 120;
/** Letters of a chart in px, and in print in pt */
const LETTERS = { chart: 13, print: 7.5 };
const SCALE = LETTERS.print / LETTERS.chart;
/** Of the caption [px] */
const CAPTION = 12;
const LINE = 16;
const MARGIN = 12;

/** Charts, lettered where there are several, all with the same left edge, and the caption. The same input gives the same bytes. */
export async function answerFigure(charts: readonly Chart[], caption: string): Promise<Figure> {
  const points = pointsOf(WIDTH);
  const width = Math.round(points / SCALE);
  const draw = (left: number) => charts.map((chart) => chartParts(chart, { width, left }));
  // Drawn twice: the axes of all begin where the longest labels let them.
  const drawn = draw(Math.max(...draw(0).map(({ left }) => left)));
  const tops = drawn.map((_, k) => drawn.slice(0, k).reduce((sum, { height }) => sum + height, 0));
  const panels = drawn.map(({ parts }, k) => {
    const letter = charts.length > 1 ? text(4, LETTERS.chart + 2, letterOf(k), { size: 14, strong: true }) : '';
    return `<g transform="translate(0 ${pt(tops[k])})">${parts.join('')}${letter}</g>`;
  });
  const below = drawn.reduce((sum, { height }) => sum + height, 0) + LINE;
  const lines = wrapped(caption, width - 2 * MARGIN);
  const words = lines.map((line, k) => text(MARGIN, below + k * LINE, line, { size: CAPTION }));
  const height = SCALE * (below + lines.length * LINE);
  return toFigure(points, height, [`<g transform="scale(${SCALE.toFixed(5)})">`, ...panels, ...words, '</g>']);
}

/** Lines of whole words that fit `width` [px]; a word that is wider has a line of its own. */
function wrapped(content: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of content.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (textWidth(longer, CAPTION) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter((line) => line !== '');
}
