/** What can be taken away from the page: one function each, which tells what it made. Each throws what went wrong, in words. */
import type { FigureField } from '../../output/figure/shown-field.ts';
import type { Lab, Layer } from '../lab.ts';
import { toLink } from '../study/link.ts';
import { createPictures } from '../study/pictures.ts';
import { setupText } from '../study/yaml.ts';
import { composition } from './compose.ts';
import { download } from './download.ts';
import { send } from './errand.ts';
import { figurePixels } from './figure-pixels.ts';
import { fileName } from './file-name.ts';
import type { Frozen } from './stored.ts';
import { tablesOf } from './tables.ts';

/** Longer links are cut by some programs that pass them on [characters] */
export const LONG_LINK = 8000;
/** Of a figure, which journals ask for [dpi] */
const RESOLUTION = 300;

/** Figures have no map of the filler alone: over the metal fraction it is seen best. */
const FIELDS: Readonly<Record<Layer, FigureField>> = {
  concentration: 'concentration',
  potential: 'potential',
  current: 'current',
  metal: 'phase',
  filler: 'phase',
};

/** The address of the page as it is. */
export function linkOf(lab: Lab): string {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}${toLink(lab.setup.peek(), lab.view.peek())}`;
}

/** The study with its changes, as the command line takes it. */
export async function takeStudy(lab: Lab): Promise<string> {
  const setup = lab.setup.peek();
  const pictures = createPictures();
  await pictures.prepare(setup);
  const name = fileName(setup.study, 'yaml');
  download(name, setupText(setup, pictures, { link: linkOf(lab) }), 'text/yaml');
  return `Saved ${name}. It runs with: tipfield compare ${name}`;
}

/** A figure for print of the present moment: the whole domain, whatever the panels are zoomed to. */
export async function takeFigure(lab: Lab, ending: 'png' | 'svg'): Promise<string> {
  const { layer, lines, outlines } = lab.view.peek();
  const time = lab.time.peek();
  const cases = frozen(lab);
  const { figure } = await send({ kind: 'figure', cases, field: FIELDS[layer], lines, outlines });
  const name = fileName(lab.setup.peek().study, ending, time);
  if (ending === 'svg') download(name, figure.svg, 'image/svg+xml');
  else download(name, await figurePixels(figure, RESOLUTION), 'image/png');
  const size = `${Math.round(figure.width)} × ${Math.round(figure.height)} mm`;
  return `Saved ${name}, ${size}${ending === 'png' ? ` at ${RESOLUTION} dpi` : ''}.`;
}

/** The panels as they are seen, with labels, time and colour bar. */
export async function takePicture(lab: Lab): Promise<string> {
  frozen(lab);
  const { canvas, draw } = composition(lab);
  draw();
  const name = fileName(lab.setup.peek().study, 'png', lab.time.peek(), 'panels');
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Error('this browser cannot make the picture: close other pages and try again');
  download(name, png, 'image/png');
  return `Saved ${name}, ${canvas.width} × ${canvas.height} pixels.`;
}

/** All samples so far, as series.csv of the command line. */
export function takeTables(lab: Lab): string {
  frozen(lab);
  const shown = lab.shown.peek();
  const { bytes, type, ending } = tablesOf(shown);
  const name = fileName(lab.setup.peek().study, ending, undefined, ending === 'csv' ? shown[0].input.name : 'series');
  download(name, bytes, type);
  return `Saved ${name}, ${shown[0].rows.length} samples${ending === 'zip' ? ' of each case' : ''}.`;
}

/** All fields of the present moment, as fields.h5 of the command line. */
export async function takeFields(lab: Lab): Promise<string> {
  const time = lab.time.peek();
  const cases = frozen(lab);
  const { bytes, ending } = await send({ kind: 'fields', cases });
  const name = fileName(lab.setup.peek().study, ending, time, ending === 'h5' ? cases[0].input.name : 'fields');
  download(name, bytes, ending === 'h5' ? 'application/x-hdf5' : 'application/zip');
  return `Saved ${name}.`;
}

/** The cases as they stand. Throws while there is nothing to see. */
function frozen(lab: Lab): readonly Frozen[] {
  const shown = lab.shown.peek();
  if (shown.length === 0) throw new Error('there is nothing to take away before the first picture: wait for it');
  return shown.map(({ input, fields: { lines: _, ...fields } }) => ({ input, fields }));
}
