/** Filler and interphase as lines, drawn finer than the cells of the run: a rod may be thinner than a cell. */
import { createHash } from 'node:crypto';
import { phaseShares } from '../../case/microstructure/picture.ts';
import type { StoredCase } from '../stored.ts';
import { ringsPath, type Transform } from './lines.ts';
import { regionsAbove } from './outline.ts';

/** Outlines of a case, the same at all times: written once into the document and used in each panel of the case. */
export interface PhaseOutlines {
  /** Id of the filler's outline. */
  readonly filler: string;
  /** Id of the one around the filler and its interphase together; absent where there is none. */
  readonly shell?: string;
  /** Elements for the head of the document. */
  readonly definitions: string;
}

/** Size that the structure is resolved to [pt]: below it print shows nothing. */
const FINEST = 0.6;
/** Cells in a row at most, because a million of them take a tenth of a second. */
const MOST = 1200;

/** Outlines of what the case's structure looks like, at this size; absent without a filler. */
export function phaseOutlines({ input, shares }: StoredCase, to: Transform): PhaseOutlines | undefined {
  if (!shares) return undefined;
  const { nx, ny, spacing } = input.grid;
  const times = Math.max(1, Math.min(Math.ceil(to.scale / FINEST), Math.floor(MOST / Math.max(nx, ny))));
  const grid = { nx: times * nx, ny: times * ny, spacing: spacing / times };
  const { filler, shell } = phaseShares({ ...input, grid });
  const path = (values: Float64Array) =>
    ringsPath(regionsAbove(values, 0.5, grid.nx, grid.ny, input.sides === 'periodic'), {
      scale: to.scale / times,
      height: to.height,
    });
  const inner = path(filler);
  const outer = shell && path(filler.map((share, k) => share + shell[k]));
  return {
    filler: idOf(inner),
    ...(outer && { shell: idOf(outer) }),
    definitions: [inner, ...(outer ? [outer] : [])].map((d) => `<path id="${idOf(d)}" d="${d}"/>`).join(''),
  };
}

/** The same for the same path alone, so that two figures can stand on one page. */
function idOf(path: string): string {
  return `outline-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
}
