/** A filler from what the user wrote: what it is made of, its shell, and whether it can be drawn. */

import { isUnknown, knownOrNaN } from './calibrate-words.ts';
import type { Electrolyte, Filler, Grid, Phase, Shell } from './case.ts';
import { kinds, writtenLike } from './kinds.ts';
import { checkSingleIon } from './materials.ts';
import { StructureError } from './microstructure/domain.ts';
import { domainOf, drawFiller } from './microstructure/picture.ts';
import { SHELL_THICKNESS } from './microstructure/shell.ts';
import { micrometres, type Path, type Refuse } from './problems.ts';
import { type ReadImage, resolveStructure } from './resolve-structure.ts';
import type { CaseInput } from './schema.ts';
import type { FillerInput, ShellInput } from './schema-filler.ts';

/** The filler, σ in S/m and NaN where it is to be calibrated. It is drawn once, because not every structure can be. */
export function resolveFiller(
  { filler, domain, seed }: CaseInput,
  grid: Grid,
  matrix: Electrolyte,
  refuse: Refuse,
  readImage?: ReadImage,
): Filler | undefined {
  if (!filler) return undefined;
  const phase = resolvePhase(filler, matrix, ['filler'], refuse);
  if (filler.from >= domain.height) {
    refuse(
      ['filler', 'from'],
      `${micrometres(filler.from)} leaves no filler in a domain ${micrometres(domain.height)} high; start lower`,
    );
  }
  const structure = resolveStructure(filler.structure, refuse, readImage);
  const shell = filler.shell && resolveShell(filler.shell, filler, matrix, refuse);
  if (!structure) return undefined;
  if (structure.kind === 'image' && structure.shell && !shell)
    refuse(
      ['filler', 'shell'],
      'missing; the picture shows one, so say what it is made of, like {conductivity: 30 x matrix, transference: 0.5}',
    );
  const resolved = { structure, phase, ...(shell && { shell }), from: filler.from };
  try {
    if (Number.isInteger(grid.ny)) drawFiller(resolved, domainOf({ grid, sides: domain.sides }), seed);
  } catch (error) {
    if (!(error instanceof StructureError)) throw error;
    const path = error.key === SHELL_THICKNESS ? ['shell', 'thickness'] : ['structure', error.key];
    refuse(['filler', ...path], error.message);
  }
  return resolved;
}

/** σ, t₊ and D of filler or shell, written below `path`. */
function resolvePhase(input: FillerInput | ShellInput, matrix: Electrolyte, path: Path, refuse: Refuse): Phase {
  const { conductivity: given, transference, diffusivity } = input;
  const multiple = !isUnknown(given) && 'times' in given ? given.times : undefined;
  if (multiple !== undefined && Number.isNaN(matrix.conductivity)) {
    refuse(
      [...path, 'conductivity'],
      `${multiple} x matrix: the conductivity of the matrix is itself to be calibrated; give one in mS/cm`,
    );
  }
  const conductivity = isUnknown(given)
    ? Number.NaN
    : 'times' in given
      ? given.times * matrix.conductivity
      : given.value;
  const insulates = conductivity === 0;
  if (transference === undefined && !insulates)
    refuse([...path, 'transference'], `missing; ${writtenLike(kinds.number)}; only an insulator, of 0 S/m, has none`);
  if (transference === 1 && !insulates)
    checkSingleIon(diffusivity, 'filler', (_, message) => refuse([...path, 'diffusivity'], message));
  return {
    conductivity,
    transference: transference === undefined && insulates ? 0 : knownOrNaN(transference),
    ...(diffusivity !== undefined && { diffusivity }),
    exchangeFactor: input['exchange factor'],
    blocking: input.blocking ?? insulates,
  };
}

/** Grown to its thickness, or as the picture of an image shows it: then its thickness is 0. */
function resolveShell(shell: ShellInput, { structure }: FillerInput, matrix: Electrolyte, refuse: Refuse): Shell {
  const path = ['filler', 'shell'];
  const isShown = structure.kind === 'image' && structure.shell !== undefined;
  if (isShown && shell.thickness !== undefined)
    refuse([...path, 'thickness'], 'the picture shows the shell already; leave out its thickness or its grey levels');
  if (!isShown && shell.thickness === undefined)
    refuse([...path, 'thickness'], `missing; ${writtenLike(kinds.length)}`);
  return { ...resolvePhase(shell, matrix, path, refuse), thickness: isShown ? 0 : (shell.thickness ?? 0) };
}
