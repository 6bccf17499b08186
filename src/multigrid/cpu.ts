/** The multigrid's kernels on the float64 twin, by the names of their shaders. */
import type { KernelTable } from '../backend/cpu.ts';
import type { Level } from './levels.ts';
import { coarsenLevel } from './twin/coarsen.ts';
import { descend, image, weigh } from './twin/krylov.ts';
import { relaxLevel } from './twin/relax.ts';
import { type TailParams, tailLevels } from './twin/tail.ts';
import { clearFinest, gatherLevel, interpolateLevel } from './twin/transfer.ts';

type Params = Readonly<Record<string, number>>;

const levelOf = ({ nx, ny, base, turn }: Params): Level => ({ nx, ny, base, turn });

const tailParamsOf = ({ sweeps, periodic, assemble, fresh }: Params): TailParams => ({
  sweeps,
  periodic,
  assemble,
  fresh,
});

export const multigridKernels: KernelTable = {
  clear: ({ correction }, { nx, ny }) => clearFinest(correction, nx, ny),
  image,
  weigh,
  descend,
  coarsen: ({ coefficients }, params) => coarsenLevel(coefficients, levelOf(params)),
  relax: ({ coefficients, correction, residual }, params) =>
    relaxLevel(coefficients, correction, residual, levelOf(params), params.colour),
  gather: ({ coefficients, correction, residual }, params) =>
    gatherLevel(coefficients, correction, residual, levelOf(params)),
  interpolate: ({ coefficients, correction }, params) =>
    interpolateLevel(coefficients, correction, levelOf(params), params.periodic),
  tail: ({ coefficients, correction, residual }, params) =>
    tailLevels(coefficients, correction, residual, levelOf(params), tailParamsOf(params)),
};
