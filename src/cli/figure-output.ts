/** Where figures go and how large they are: options and files that `figure` and `plot` share. */
import { extname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type Figure, figurePng } from '../output/figure/index.ts';
import { OutputError, writeAtomic } from '../output/files.ts';

export interface FigureOutput {
  readonly output?: string;
  readonly cases?: readonly string[];
  readonly width?: number;
  readonly dpi: number;
}

/** Adds the options to a command; `width` says what the width is where it is not given. */
export function withFigureOutput(command: Command, width: string): Command {
  return command
    .option('--cases <names>', 'which cases, in this order, such as "pvh, pvh-im"; all if absent', readNames)
    .option('--width <mm>', `width in print; ${width} if absent`, readNumber)
    .option('--dpi <number>', 'resolution of the PNG file', readNumber, 300)
    .option('-o, --output <file>', 'an .svg or .png file; both, in the run folder, if absent');
}

/** Writes the figure, as SVG and PNG into the run folder or as the one file asked for, and gives the paths. Throws OutputError for another ending. */
export function writeFigure(
  figure: Figure,
  folder: string,
  name: string,
  { output, dpi }: FigureOutput,
): readonly string[] {
  const paths = output === undefined ? ['.svg', '.png'].map((ending) => join(folder, `${name}${ending}`)) : [output];
  for (const path of paths) {
    const ending = extname(path).toLowerCase();
    if (ending !== '.svg' && ending !== '.png')
      throw new OutputError(
        `${path} ends in ${ending === '' ? 'nothing' : ending}: a figure is written as .svg or .png`,
      );
    writeAtomic(path, ending === '.svg' ? figure.svg : figurePng(figure, dpi));
  }
  return paths;
}

/** `figure.svg, figure.png: 180 × 96.4 mm, 300 dpi` */
export function figureLine(paths: readonly string[], { width, height }: Figure, dpi: number): string {
  const size = [width, height].map((mm) => String(Number(mm.toFixed(1)))).join(' × ');
  const isDrawn = paths.some((path) => extname(path).toLowerCase() === '.png');
  return `${paths.join(', ')}: ${size} mm${isDrawn ? `, ${dpi} dpi` : ''}`;
}

/** Words between commas. */
function readNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('write a plain number');
}
