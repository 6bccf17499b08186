/** Filler and interphase as lines, drawn finer than the cells of the run: a rod may be thinner than a cell. */
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

/** The same for the same path alone, so that two figures can stand on one page: two sums of Fowler, Noll and Vo (FNV-1a), 64 bits. */
function idOf(path: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let k = 0; k < path.length; k++) {
    a = Math.imul(a ^ path.charCodeAt(k), 0x01000193);
    b = Math.imul(b ^ path.charCodeAt(path.length - 1 - k), 0x01000193);
  }
  return `outline-${[a, b].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')}`;
}
