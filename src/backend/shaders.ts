/**
 * Every WGSL file of the package by its name without extension, kernels and preludes alike. A new shader is one
 * import and one entry here; nothing else reads the folder, so Node, Vite and the published package agree.
 */
import advance from '../../shaders/advance.wgsl';
import bath from '../../shaders/bath.wgsl';
import bathe from '../../shaders/bathe.wgsl';
import begin from '../../shaders/begin.wgsl';
import clear from '../../shaders/clear.wgsl';
import coarsen from '../../shaders/coarsen.wgsl';
import collect from '../../shaders/collect.wgsl';
import correct from '../../shaders/correct.wgsl';
import descend from '../../shaders/descend.wgsl';
import flood from '../../shaders/flood.wgsl';
import force from '../../shaders/force.wgsl';
import gain from '../../shaders/gain.wgsl';
import gather from '../../shaders/gather.wgsl';
import geometry from '../../shaders/geometry.wgsl';
import grid from '../../shaders/grid.wgsl';
import image from '../../shaders/image.wgsl';
import interpolate from '../../shaders/interpolate.wgsl';
import judge from '../../shaders/judge.wgsl';
import keep from '../../shaders/keep.wgsl';
import lanes from '../../shaders/lanes.wgsl';
import linearise from '../../shaders/linearise.wgsl';
import model from '../../shaders/model.wgsl';
import multigrid from '../../shaders/multigrid.wgsl';
import predict from '../../shaders/predict.wgsl';
import project from '../../shaders/project.wgsl';
import relax from '../../shaders/relax.wgsl';
import sow from '../../shaders/sow.wgsl';
import tail from '../../shaders/tail.wgsl';
import tally from '../../shaders/tally.wgsl';
import tick from '../../shaders/tick.wgsl';
import top from '../../shaders/top.wgsl';
import weigh from '../../shaders/weigh.wgsl';
import type { ShaderTable } from './wgsl.ts';

export const shaders: ShaderTable = {
  advance,
  bath,
  bathe,
  begin,
  clear,
  coarsen,
  collect,
  correct,
  descend,
  flood,
  force,
  gain,
  gather,
  geometry,
  grid,
  image,
  interpolate,
  judge,
  keep,
  lanes,
  linearise,
  model,
  multigrid,
  predict,
  project,
  relax,
  sow,
  tail,
  tally,
  tick,
  top,
  weigh,
};
