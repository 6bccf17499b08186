/** What the page shows, as the library's figures and files take it: a run stored at one moment. */
import type { Case } from '../../case/case.ts';
import { maps } from '../../case/maps.ts';
import { phaseShares } from '../../case/microstructure/picture.ts';
import type { Moment, StoredCase } from '../../output/stored.ts';
import { currentDensityOf } from '../../physics/current-density.ts';
import type { FrameFields } from '../solver/protocol.ts';

/** A case at the moment that is shown. */
export interface Frozen {
  readonly input: Case;
  readonly fields: Omit<FrameFields, 'lines'>;
}

/** The moment in float64, its current by the solver's own fluxes: not every frame carries it. */
export function storedCase({ input, fields }: Frozen): StoredCase {
  const cells = maps(input);
  const snapshot = {
    grid: input.grid,
    time: fields.time,
    step: fields.step,
    metal: Float64Array.from(fields.metal),
    concentration: Float64Array.from(fields.concentration),
    potential: Float64Array.from(fields.potential),
    reaction: Float64Array.from(fields.reaction),
    live: Float64Array.from(fields.live),
  };
  const moment: Moment = { snapshot, current: currentDensityOf(input, cells)(snapshot) };
  return {
    input,
    series: { headings: [], rows: [] },
    times: [fields.time],
    moment: () => moment,
    maps: cells,
    ...(input.filler && { shares: phaseShares(input) }),
  };
}
