import { coarser, type Level } from '../levels.ts';
import { coarsenLevel } from './coarsen.ts';
import { relaxLevel } from './relax.ts';
import { gatherLevel, interpolateLevel } from './transfer.ts';

/** The rest of the V-cycle below `level`, operators included: what one workgroup does on the GPU. */
export function tailLevels(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  level: Level,
  sweeps: number,
  periodic: number,
): void {
  const sweep = () => {
    for (let k = 0; k < sweeps; k++) {
      relaxLevel(operator, correction, residual, level, 0);
      relaxLevel(operator, correction, residual, level, 1);
    }
  };
  if (level.nx === 1 && level.ny === 1) {
    relaxLevel(operator, correction, residual, level, 0);
    return;
  }
  coarsenLevel(operator, level);
  sweep();
  gatherLevel(operator, correction, residual, level);
  tailLevels(operator, correction, residual, coarser(level), sweeps, periodic);
  interpolateLevel(operator, correction, level, periodic);
  sweep();
}
