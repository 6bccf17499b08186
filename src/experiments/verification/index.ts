/** The problems of `tipfield verify`, in the order in which they are run and shown. */
import type { Problem } from './problem.ts';
import { bruceVincentProblem } from './problems/bruce-vincent.ts';
import { cellVoltage } from './problems/cell-voltage.ts';
import { checkerboard } from './problems/checkerboard.ts';
import { diffusiveRipple } from './problems/diffusive-ripple.ts';
import { faraday } from './problems/faraday.ts';
import { float32 } from './problems/float32.ts';
import { gibbsThomson } from './problems/gibbs-thomson.ts';
import { independence } from './problems/independence.ts';
import { laminates } from './problems/laminates.ts';
import { limitingCurrentProblem } from './problems/limiting-current.ts';
import { nernst } from './problems/nernst.ts';
import { orderInSpace } from './problems/order-in-space.ts';
import { orderInTime } from './problems/order-in-time.ts';
import { ridge } from './problems/ridge.ts';
import { ripple } from './problems/ripple.ts';
import { rotatedDendrite } from './problems/rotated-dendrite.ts';
import { roundness } from './problems/roundness.ts';
import { sand } from './problems/sand.ts';
import { squareArray } from './problems/square-array.ts';
import { steadyProfile } from './problems/steady-profile.ts';
import { tafel } from './problems/tafel.ts';

/** All problems, in the order in which they are run and shown. */
export const PROBLEMS: readonly Problem[] = [
  tafel,
  faraday,
  sand,
  steadyProfile,
  limitingCurrentProblem,
  cellVoltage,
  bruceVincentProblem,
  nernst,
  ridge,
  ripple,
  diffusiveRipple,
  gibbsThomson,
  roundness,
  rotatedDendrite,
  laminates,
  checkerboard,
  squareArray,
  orderInSpace,
  orderInTime,
  independence,
  float32,
];
