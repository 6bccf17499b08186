/** From a case as the user wrote it to a case complete in itself. What cannot mean anything is refused here. */

import type { Case } from './case.ts';
import { resolveGrid } from './grid.ts';
import { resolveElectrolyte, resolveMetal } from './materials.ts';
import type { Problem, Refuse } from './problems.ts';
import { resolveCalibration } from './resolve-calibration.ts';
import { resolveControl } from './resolve-control.ts';
import { resolveFiller } from './resolve-filler.ts';
import { resolveOutput } from './resolve-output.ts';
import type { ReadImage } from './resolve-structure.ts';
import { resolveSurface } from './resolve-surface.ts';
import type { CaseDraft } from './schema.ts';

/**
 * Steps of a long run at least: its largest step is 1 s by default, because the depletion layer of a cell forms within tens of
 * seconds, and longer in a run of hours, which is slow for that reason.
 */
const LONGEST_STEPS = 150;

/** Fills in what follows from other fields; `readImage` reads the pictures of fillers. With problems the case is not meaningful. */
export function resolve(
  draft: CaseDraft,
  readImage?: ReadImage,
): { readonly case: Case; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse: Refuse = (path, message) => problems.push({ path, message });
  const { input, held, defaults } = resolveControl(draft, refuse);
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
    ...held,
    noise: input.noise,
    seed: input.seed,
    numerics: {
      interfaceWidth: 'times' in width ? width.times * grid.spacing : width.value,
      mobility: numerics.mobility,
      courant: numerics.courant,
      largestStep: numerics['largest step'] ?? defaults?.largestStep ?? Math.max(1, input.duration / LONGEST_STEPS),
    },
    output: resolveOutput(input.output, input.duration, refuse, defaults?.sampling),
  };
  return { case: resolved, problems };
}
