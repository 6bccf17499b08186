import { coarser, type Level, stride, UNKNOWNS } from '../levels.ts';
import { coarsenLevel } from './coarsen.ts';
import { relaxLevel } from './relax.ts';
import { gatherLevel, interpolateLevel } from './transfer.ts';

/** How the tail runs: the params of shaders/tail.wgsl beside the level's own. */
export interface TailParams {
  /** Sweeps before and after each coarser grid [–] */
  readonly sweeps: number;
  /** 1 where columns wrap around */
  readonly periodic: number;
  /** 1 where the coarse operators are to be made anew */
  readonly assemble: number;
  /** 1 where the correction of `level` starts from zero */
  readonly fresh: number;
}

/** The rest of the V-cycle below `level`, operators included: what one workgroup does on the GPU. */
export function tailLevels(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  level: Level,
  { sweeps, periodic, assemble, fresh }: TailParams,
): void {
  const sweep = () => {
    for (let k = 0; k < sweeps; k++) {
      relaxLevel(operator, correction, residual, level, 0);
      relaxLevel(operator, correction, residual, level, 1);
    }
  };
  if (fresh) correction.fill(0, UNKNOWNS * level.base, UNKNOWNS * (level.base + stride(level)));
  if (level.nx === 1 && level.ny === 1) {
    relaxLevel(operator, correction, residual, level, 0);
    return;
  }
  if (assemble) coarsenLevel(operator, level);
  sweep();
  gatherLevel(operator, correction, residual, level);
  tailLevels(operator, correction, residual, coarser(level), { sweeps, periodic, assemble, fresh: 0 });
  interpolateLevel(operator, correction, level, periodic);
  sweep();
}
