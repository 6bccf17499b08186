/**
 * Every WGSL file of the package by its name without extension, kernels and preludes alike. A new shader is one
 * import and one entry here; nothing else reads the folder, so Node, Vite and the published package agree.
 */
import advance from '../../shaders/advance.wgsl';
import ascent from '../../shaders/ascent.wgsl';
import assemble from '../../shaders/assemble.wgsl';
import balance from '../../shaders/balance.wgsl';
import bath from '../../shaders/bath.wgsl';
import bathe from '../../shaders/bathe.wgsl';
import begin from '../../shaders/begin.wgsl';
import clear from '../../shaders/clear.wgsl';
import coarsen from '../../shaders/coarsen.wgsl';
import coarsening from '../../shaders/coarsening.wgsl';
import collect from '../../shaders/collect.wgsl';
import copy from '../../shaders/copy.wgsl';
import correct from '../../shaders/correct.wgsl';
import descend from '../../shaders/descend.wgsl';
import descent from '../../shaders/descent.wgsl';
import electrolyte from '../../shaders/electrolyte.wgsl';
import flood from '../../shaders/flood.wgsl';
import force from '../../shaders/force.wgsl';
import gain from '../../shaders/gain.wgsl';
import gather from '../../shaders/gather.wgsl';
import geometry from '../../shaders/geometry.wgsl';
import grid from '../../shaders/grid.wgsl';
import image from '../../shaders/image.wgsl';
import image_finest from '../../shaders/image_finest.wgsl';
import imaging from '../../shaders/imaging.wgsl';
import interpolate from '../../shaders/interpolate.wgsl';
import jacobian from '../../shaders/jacobian.wgsl';
import judge from '../../shaders/judge.wgsl';
import keep from '../../shaders/keep.wgsl';
import lanes from '../../shaders/lanes.wgsl';
import levels from '../../shaders/levels.wgsl';
import linearise from '../../shaders/linearise.wgsl';
import model from '../../shaders/model.wgsl';
import multigrid from '../../shaders/multigrid.wgsl';
import pair from '../../shaders/pair.wgsl';
import postsmooth from '../../shaders/postsmooth.wgsl';
import postsmooth_finest from '../../shaders/postsmooth_finest.wgsl';
import predict from '../../shaders/predict.wgsl';
import presmooth from '../../shaders/presmooth.wgsl';
import presmooth_finest from '../../shaders/presmooth_finest.wgsl';
import reaction from '../../shaders/reaction.wgsl';
import relax from '../../shaders/relax.wgsl';
import sow from '../../shaders/sow.wgsl';
import stored from '../../shaders/stored.wgsl';
import tail from '../../shaders/tail.wgsl';
import tick from '../../shaders/tick.wgsl';
import tile from '../../shaders/tile.wgsl';
import top from '../../shaders/top.wgsl';
import transfer from '../../shaders/transfer.wgsl';
import wall from '../../shaders/wall.wgsl';
import weigh from '../../shaders/weigh.wgsl';
import type { ShaderTable } from './wgsl.ts';

export const shaders: ShaderTable = {
  advance,
  ascent,
  assemble,
  balance,
  bath,
  bathe,
  begin,
  clear,
  coarsen,
  coarsening,
  collect,
  copy,
  correct,
  descend,
  descent,
  electrolyte,
  flood,
  force,
  gain,
  gather,
  geometry,
  grid,
  image,
  image_finest,
  imaging,
  interpolate,
  jacobian,
  judge,
  keep,
  lanes,
  levels,
  linearise,
  model,
  multigrid,
  pair,
  postsmooth,
  postsmooth_finest,
  predict,
  presmooth,
  presmooth_finest,
  reaction,
  relax,
  sow,
  stored,
  tail,
  tick,
  tile,
  top,
  transfer,
  wall,
  weigh,
};
