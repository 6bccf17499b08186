/** Words and letters that name the rows, the columns and the panels of a figure. */
import { text } from '../svg.ts';
import { fitText } from '../text-width.ts';
import { type FigureLayout, LETTERS } from './layout.ts';
import { drawLetter } from './marks.ts';
import { pt } from './page.ts';

/** Names above the columns, all in one size, and beside the rows, upright. */
export function drawHeads(columns: readonly string[], rows: readonly string[], layout: FigureLayout): string[] {
  const fitted = columns.map((name, k) => fitText(name, LETTERS + 0.5, layout.panels[0][k].width));
  const size = pt(Math.min(...fitted.map((head) => head.size)));
  return [
    ...fitted.map(({ content }, k) => {
      const { x, width } = layout.panels[0][k];
      return text(pt(x + width / 2), layout.heads, content, { size, anchor: 'middle' });
    }),
    ...rows.map((name, j) => {
      const { y, height } = layout.panels[j].reduce((a, b) => (b.height > a.height ? b : a));
      const head = fitText(name, LETTERS, height);
      const style = { size: pt(head.size), anchor: 'middle', turn: -90 } as const;
      return text(pt(layout.rowHeads), pt(y + height / 2), head.content, style);
    }),
  ];
}

/** a, b, c … row by row, each with the note of its panel; a figure of one panel has no letter. */
export function drawLetters(notes: readonly (readonly string[])[], { panels }: FigureLayout): string[] {
  const columns = notes[0].length;
  const isAlone = notes.length * columns === 1;
  return notes.flatMap((row, j) =>
    row.map((note, k) => drawLetter(isAlone ? '' : letterOf(j * columns + k), note, panels[j][k])),
  );
}

/** a to z, then aa, ab … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
