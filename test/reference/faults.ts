/** Wrong physics, from which a reference image must differ. */
import type { KernelTable, TwinKernel } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { MAPS } from '../../src/physics/planes.ts';

/** t₊ and t₋ exchanged, in the electrolyte and in its filler. */
export function swapTransference(input: Case): Case {
  const swap = <T extends { readonly transference: number }>(medium: T): T => ({
    ...medium,
    transference: 1 - medium.transference,
  });
  const electrolyte = swap(input.electrolyte);
  return {
    ...input,
    electrolyte,
    ...(input.filler ? { filler: { ...input.filler, phase: swap(input.filler.phase) } } : {}),
  };
}

/** The salt flux with + t₋ q in place of − t₋ q: the residual is twice that of diffusion alone less the right one. */
const migrateBackwards: TwinKernel = (fields, params) => {
  const size = stride({ nx: params.nx, ny: params.ny });
  const maps = fields.maps.slice();
  maps.fill(0, MAPS.anionEast * params.mapped, (MAPS.anionSouth + 1) * params.mapped);
  const residual = fields.residual.slice();
  twinKernels.linearise({ ...fields, maps, residual }, params);
  twinKernels.linearise(fields, params);
  for (let q = 0; q < params.nx * params.ny; q++) {
    fields.residual[size + q] = 2 * residual[size + q] - fields.residual[size + q];
    fields.coefficients[8 * size + q] *= -1;
    fields.coefficients[9 * size + q] *= -1;
  }
};

/** The twin with one fault, by its name. */
export const faultyKernels: Readonly<Record<Fault, KernelTable>> = {
  'migration backwards': { ...twinKernels, linearise: migrateBackwards },
  'no Gibbs-Thomson': {
    ...twinKernels,
    geometry: (fields, params) => twinKernels.geometry(fields, { ...params, capillary: 0 }),
  },
};

type Fault = 'migration backwards' | 'no Gibbs-Thomson';
