/** A microstructure from what the user wrote; the picture of an image is read. */

import type { Micrograph, Structure } from './case.ts';
import { pictureName } from './data-url.ts';
import { encodeGreys } from './microstructure/image.ts';
import { micrometres, type Refuse } from './problems.ts';
import type { StructureInput } from './schema-structure.ts';

/** A picture in grey levels, 0 black to 255 white, row by row from the top. */
export interface GreyImage {
  readonly columns: number;
  readonly rows: number;
  readonly greys: Uint8Array;
}

/** Reads the picture of an image structure, named as in the study file: a path or a data URL. Throws `RangeError` with what is wrong with it. */
export type ReadImage = (file: string) => GreyImage;

/** Where it is refused and nothing could be drawn, `undefined`. */
export function resolveStructure(
  structure: StructureInput,
  refuse: Refuse,
  readImage?: ReadImage,
): Structure | undefined {
  if (structure.kind === 'image') return resolveImage(structure, refuse, readImage);
  if (structure.kind === 'nanorods' && structure.width > structure.length) {
    refuse(
      ['filler', 'structure', 'width'],
      `${micrometres(structure.width)} is more than the length of ${micrometres(structure.length)}; exchange the two`,
    );
    return undefined;
  }
  return structure;
}

function resolveImage(
  { kind, file, pixel, filler, shell }: Extract<StructureInput, { kind: 'image' }>,
  refuse: Refuse,
  readImage?: ReadImage,
): Micrograph | undefined {
  const path = ['filler', 'structure'];
  const ordered = Object.entries({ filler, ...(shell && { shell }) }).filter(([key, [from, to]]) => {
    if (from > to) refuse([...path, key], `grey levels from ${from} to ${to} are none; exchange the two`);
    return from <= to;
  });
  const overlap = shell && filler[0] <= shell[1] && shell[0] <= filler[1];
  if (overlap) {
    refuse(
      [...path, 'shell'],
      `overlapping phases: grey levels ${Math.max(filler[0], shell[0])} to ${Math.min(filler[1], shell[1])} ` +
        'belong to the filler too; let each level belong to one phase',
    );
  }
  if (overlap || ordered.length < (shell ? 2 : 1)) return undefined;
  if (!readImage) {
    refuse(
      [...path, 'file'],
      `${pictureName(file)} cannot be read here: the study has no place in a folder; load it with loadStudy`,
    );
    return undefined;
  }
  try {
    const { columns, rows, greys } = readImage(file);
    return {
      kind,
      file: pictureName(file),
      pixel,
      columns,
      rows,
      greys: encodeGreys(greys),
      filler,
      ...(shell && { shell }),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse([...path, 'file'], error.message);
    return undefined;
  }
}
