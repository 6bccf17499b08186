/** From a case as the user wrote it to a case complete in itself. What cannot mean anything is refused here. */

import type { Case, Control } from './case.ts';
import { resolveGrid } from './grid.ts';
import { resolveElectrolyte, resolveMetal } from './materials.ts';
import type { Problem, Refuse } from './problems.ts';
import { resolveCalibration } from './resolve-calibration.ts';
import { resolveFiller } from './resolve-filler.ts';
import { resolveOutput } from './resolve-output.ts';
import type { ReadImage } from './resolve-structure.ts';
import { resolveSurface } from './resolve-surface.ts';
import type { CaseInput } from './schema.ts';

/**
 * Steps of a long run at least: its largest step is 1 s by default, because the depletion layer of a cell forms within tens of
 * seconds, and longer in a run of hours, which is slow for that reason.
 */
const LONGEST_STEPS = 150;

/** Fills in what follows from other fields; `readImage` reads the pictures of fillers. With problems the case is not meaningful. */
export function resolve(
  input: CaseInput,
  readImage?: ReadImage,
): { readonly case: Case; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse: Refuse = (path, message) => problems.push({ path, message });
  const { domain, numerics } = input;
  const grid = resolveGrid(input.grid, domain.width, domain.height, refuse);
  const electrolyte = resolveElectrolyte(input, refuse);
  const filler = resolveFiller(input, grid, electrolyte, refuse, readImage);
  const calibration = resolveCalibration(input, refuse);
  const width = numerics['interface width'];
  const resolved: Case = {
    name: input.name,
    label: input.label ?? input.name,
    temperature: input.temperature,
    grid,
    sides: domain.sides,
    top: domain.top,
    metal: resolveMetal(input, refuse),
    electrolyte,
    ...(filler && { filler }),
    ...(calibration && { calibration }),
    surface: resolveSurface(input, refuse),
    control: resolveControl(input.control, refuse),
    duration: input.duration,
    noise: input.noise,
    seed: input.seed,
    numerics: {
      interfaceWidth: 'times' in width ? width.times * grid.spacing : width.value,
      mobility: numerics.mobility,
      courant: numerics.courant,
      largestStep: numerics['largest step'] ?? Math.max(1, input.duration / LONGEST_STEPS),
    },
    output: resolveOutput(input.output, input.duration, refuse),
  };
  return { case: resolved, problems };
}

function resolveControl({ current, compliance, voltage }: CaseInput['control'], refuse: Refuse): Control {
  if (current !== undefined && voltage !== undefined)
    refuse(['control', 'voltage'], 'a current is given too; choose one of them');
  if (current === undefined && voltage === undefined)
    refuse(['control'], 'needs a current, like "8 mA/cm2", or a voltage, like "0.2 V"');
  return voltage === undefined ? { kind: 'current', density: current ?? 0, compliance } : { kind: 'voltage', voltage };
}
