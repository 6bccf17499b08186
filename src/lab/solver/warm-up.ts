/** Kernels that compile while the processor is busy with something else. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { hasUnknowns } from '../../case/unknowns.ts';
import { openSimulation } from '../../run/simulation.ts';

/** In place of what is still to be calibrated: any value will do, because the kernels are the same for all. */
const ANY = { conductivity: 0.1 /* [S/m] */, transference: 0.5 /* [–] */ } as const;

/**
 * Hands a GPU the kernels of cases that have to be calibrated first: its driver, in the browser another process, compiles them meanwhile.
 * Nothing to do where no case is calibrated, or on the twin. Throws as `openSimulation`.
 */
export function warmUp(device: Backend, cases: readonly Case[]): void {
  if (device.info.kind !== 'gpu' || !cases.some(hasUnknowns)) return;
  const part = device.nested();
  try {
    for (const input of cases) openSimulation(part, withAnyValues(input));
  } finally {
    part.destroy();
  }
}

function withAnyValues(input: Case): Case {
  const { electrolyte, filler } = input;
  if (!filler) return { ...input, electrolyte: known(electrolyte) };
  const { phase, shell } = filler;
  return {
    ...input,
    electrolyte: known(electrolyte),
    filler: { ...filler, phase: known(phase), ...(shell && { shell: known(shell) }) },
  };
}

function known<Values extends { readonly conductivity: number; readonly transference: number }>(
  values: Values,
): Values {
  const { conductivity, transference } = values;
  return {
    ...values,
    conductivity: Number.isNaN(conductivity) ? ANY.conductivity : conductivity,
    transference: Number.isNaN(transference) ? ANY.transference : transference,
  };
}
