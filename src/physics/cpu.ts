/** The model's kernels on the float64 twin, by the names of their shaders. */
import { copy } from '../backend/copy.ts';
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
import { advance, correct } from './twin/update.ts';

/** Everything a simulation dispatches, the multigrid included, and the copy that it is measured against. */
export const twinKernels: KernelTable = {
  ...multigridKernels,
  copy,
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
  tick,
  sow,
  flood,
  judge,
};
