/** What the multigrid's kernels move per cell of their level, plane by plane; counted as src/backend/traffic.ts says. */
import { inEachOf, SCALARS, type Traffic, type TrafficTable, together } from '../backend/traffic.ts';
import { coarser, type Level, OPERATOR_PLANES, UNKNOWNS } from './levels.ts';

type Params = Readonly<Record<string, number>>;

/** Coefficients that `coarsen` reads: east faces of every second column, south faces of every second row, all terms. */
const COARSENED = 5 + 2.5 + 4;
/** Operations of both laws of a cell with their derivatives and the 2 × 2 solve: 17 a face, 45 beside. */
const RELAXED = 4 * 17 + 45;
/** Of the defect alone: 12 a face, 18 beside. */
const DEFECT = 4 * 12 + 18;

const levelOf = ({ nx, ny, base, turn }: Params): Level => ({ nx, ny, base, turn });
const cellsOf = ({ nx, ny }: Pick<Level, 'nx' | 'ny'>) => nx * ny;

function coarsen(level: Level): Traffic {
  return together([
    inEachOf(cellsOf(level), { coefficients: COARSENED }, {}, 8),
    inEachOf(cellsOf(coarser(level)), {}, { coefficients: OPERATOR_PLANES }, 0),
  ]);
}

/** One half-sweep: half the cells, but whole lines of all that lies in memory. */
function relax(level: Level): Traffic {
  const read = { coefficients: OPERATOR_PLANES, residual: UNKNOWNS, correction: UNKNOWNS };
  return inEachOf(cellsOf(level), read, { correction: UNKNOWNS }, RELAXED / 2);
}

function gather(level: Level): Traffic {
  const read = { coefficients: OPERATOR_PLANES, residual: UNKNOWNS, correction: UNKNOWNS };
  return together([
    inEachOf(cellsOf(level), read, {}, DEFECT / 2),
    inEachOf(cellsOf(coarser(level)), {}, { residual: UNKNOWNS, correction: UNKNOWNS }, 0),
  ]);
}

function interpolate(level: Level): Traffic {
  return together([
    // Of the coefficients the wall's alone.
    inEachOf(cellsOf(level), { correction: UNKNOWNS, coefficients: 0, residual: 0 }, { correction: UNKNOWNS }, 16),
    inEachOf(cellsOf(coarser(level)), { correction: UNKNOWNS }, {}, 0),
  ]);
}

/** Its phases, each as the kernel that it repeats. */
function tail(first: Level, { sweeps, assemble }: Params): Traffic {
  const phases: Traffic[] = [];
  let level = first;
  for (; level.nx > 1 || level.ny > 1; level = coarser(level)) {
    const half = relax(level);
    const sweep = Array.from({ length: 4 * sweeps }, () => half);
    phases.push(...(assemble === 1 ? [coarsen(level)] : []), ...sweep, gather(level), interpolate(level));
  }
  return together([...phases, relax(level)]);
}

/** What a tile needs of a cell to know its faces and terms: planes of each array, and operations each time that they are made anew. */
export interface Finest {
  readonly read: Traffic['read'];
  readonly operations: number;
}

/** Where they are stored. */
const STORED: Finest = { read: { coefficients: OPERATOR_PLANES }, operations: 0 };

/** The down leg by tiles, from zero; what a tile repeats of its neighbours' work in its margin does not count. */
export function presmooth(p: Params, { read, operations }: Finest = STORED): Traffic {
  const level = levelOf(p);
  const swept = p.sweeps * (RELAXED + operations);
  const made = { coefficients: p.assemble === 1 ? OPERATOR_PLANES : 0 };
  return together([
    inEachOf(
      cellsOf(level),
      { ...read, residual: UNKNOWNS },
      { correction: UNKNOWNS },
      swept + (DEFECT + operations) / 2,
    ),
    inEachOf(cellsOf(coarser(level)), {}, { residual: UNKNOWNS, ...made }, 32 * p.assemble),
  ]);
}

/** The up leg by tiles. */
export function postsmooth(p: Params, { read, operations }: Finest = STORED): Traffic {
  const level = levelOf(p);
  return together([
    inEachOf(
      cellsOf(level),
      { ...read, residual: UNKNOWNS, correction: UNKNOWNS },
      { smoothed: UNKNOWNS },
      16 + p.sweeps * (RELAXED + operations),
    ),
    inEachOf(cellsOf(coarser(level)), { smoothed: UNKNOWNS }, {}, 0),
  ]);
}

/** A z and its products with the residual and the images before it. */
export function image(p: Params, { read, operations }: Finest = STORED): Traffic {
  const seen = { ...read, correction: UNKNOWNS, residual: UNKNOWNS, images: UNKNOWNS * p.slot };
  const kept = { images: p.last === 1 ? 0 : UNKNOWNS };
  return inEachOf(p.nx * p.ny, seen, kept, DEFECT + operations + 4 * (p.slot + 2));
}

/** The last direction needs no image, and leaves the residual alone. */
function descend(p: Params): Traffic {
  const before = UNKNOWNS * p.slot;
  if (p.last === 1) {
    const read = { directions: before, correction: UNKNOWNS, images: 0, residual: 0 };
    return inEachOf(p.nx * p.ny, read, { correction: UNKNOWNS }, UNKNOWNS * (4 * p.slot + 1));
  }
  return inEachOf(
    p.nx * p.ny,
    { directions: before, images: before + UNKNOWNS, correction: UNKNOWNS, residual: UNKNOWNS },
    { directions: UNKNOWNS, images: UNKNOWNS, residual: UNKNOWNS },
    UNKNOWNS * (4 * p.slot + 2),
  );
}

export const multigridTraffic: TrafficTable = {
  clear: (p) => inEachOf(p.nx * p.ny, {}, { correction: UNKNOWNS }, 0),
  coarsen: (p) => coarsen(levelOf(p)),
  relax: (p) => relax(levelOf(p)),
  gather: (p) => gather(levelOf(p)),
  interpolate: (p) => interpolate(levelOf(p)),
  tail: (p) => tail(levelOf(p), p),
  presmooth: (p) => presmooth(p),
  postsmooth: (p) => postsmooth(p),
  image: (p) => image(p),
  weigh: () => SCALARS,
  descend,
};
