/** The model's kernels on the float64 twin, by the names of their shaders. */
import type { KernelTable } from '../backend/cpu.ts';
import { multigridKernels } from '../multigrid/cpu.ts';
import { bathe, collect } from './twin/bath.ts';
import { flood, judge, sow } from './twin/connection.ts';
import { force, gain } from './twin/force.ts';
import { geometry } from './twin/geometry.ts';
import { keep } from './twin/keep.ts';
import { linearise } from './twin/linearise.ts';
import { begin, predict, tick } from './twin/time.ts';
import { top } from './twin/top.ts';
import { advance, correct, tally } from './twin/update.ts';

/** Everything a simulation dispatches, the multigrid included. */
export const twinKernels: KernelTable = {
  ...multigridKernels,
  begin,
  predict,
  keep,
  gain,
  geometry,
  top,
  collect,
  linearise,
  bathe,
  force,
  correct,
  advance,
  tally,
  tick,
  sow,
  flood,
  judge,
};
