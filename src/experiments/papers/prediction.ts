/**
 * A prediction without fitting: what aligned channels of gel in a ceramic gain over random pores of the same share (CGE and
 * D-CGE, record `cge`), from gel, ceramic, porosity and structure alone.
 */
import { drawStructure } from '../../case/microstructure/draw.ts';
import { coverage, FILLER } from '../../case/microstructure/raster.ts';
import type { Prediction, PredictionRow } from '../../output/papers-record.ts';
import { effectiveConductivity } from '../effective-conductivity.ts';
import type { Solver } from '../plates.ts';
import { bruggeman, maxwell, volumeShare } from './mixtures.ts';

/** Printed in the paper, 3.1 to 3.4 [S/m, –]. */
const PRINTED = { liquid: 0.786, cge: 0.337, dcge: 0.267, aligned: 0.0331, random: 0.0222, gelWeight: 0.3129 } as const;
/** [g/cm³], assumed: the paper gives neither. */
const DENSITY = { gel: 1.25, ceramic: 3.2 } as const;
/** Diameter of the pore formers [m] */
const PORE = 20e-6;
/** Pores across the picture, because fewer would make the spread over seeds that of a handful of pores. */
const ACROSS = 10;

export interface PredictionOptions {
  /** Cells across; a pore takes a tenth of them. */
  readonly cells?: number;
  readonly seeds?: number;
}

export async function predictCeramicGel(
  on: Solver,
  { cells = 160, seeds = 8 }: PredictionOptions = {},
): Promise<Prediction> {
  const gelShare = volumeShare(PRINTED.gelWeight, DENSITY.gel, DENSITY.ceramic);
  const gel = PRINTED.liquid;
  // Straight walls conduct by their share, so the aligned framework alone tells what the dense ceramic conducts.
  const ceramic = PRINTED.aligned / (1 - gelShare);
  const drawn = async (inPores: number): Promise<PredictionRow> => {
    const values: number[] = [];
    for (let seed = 1; seed <= seeds; seed++)
      values.push(await randomPores(on, { cells, seed, gelShare, gel: inPores, ceramic }));
    const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, seeds - 1);
    const how = `random: ${seeds} drawn structures in the plane`;
    return { how, aligned: alongWalls(inPores), random: mean, spread: Math.sqrt(variance) };
  };
  const alongWalls = (inPores: number) => gelShare * inPores + (1 - gelShare) * ceramic;
  const closed = (how: string, inPores: number, random: number) => ({ how, aligned: alongWalls(inPores), random });
  const rows = async (inPores: number) => [
    await drawn(inPores),
    closed('random: Bruggeman, in the plane', inPores, bruggeman(inPores, ceramic, gelShare, 2)),
    closed('random: Bruggeman, in space', inPores, bruggeman(inPores, ceramic, gelShare, 3)),
    closed('random: gel as spheres in ceramic (Maxwell)', inPores, maxwell(ceramic, inPores, gelShare)),
  ];
  const spheresOfCeramic = closed(
    'random: ceramic as spheres in gel (Maxwell)',
    gel,
    maxwell(gel, ceramic, 1 - gelShare),
  );
  return {
    gelShare,
    gel,
    ceramic,
    filled: [...(await rows(gel)), spheresOfCeramic],
    frameworks: await rows(0),
    measured: { filled: [PRINTED.cge, PRINTED.dcge], frameworks: [PRINTED.aligned, PRINTED.random] },
  };
}

interface Pores {
  readonly cells: number;
  readonly seed: number;
  readonly gelShare: number;
  /** [S/m] */
  readonly gel: number;
  readonly ceramic: number;
}

/** σ_eff of round pores in a periodic square [S/m], a cell conducting as its shares side by side, as in the simulator. */
async function randomPores(on: Solver, { cells, seed, gelShare, gel, ceramic }: Pores): Promise<number> {
  const size = ACROSS * PORE;
  const structure = { kind: 'pores', diameter: PORE, fraction: 1 - gelShare } as const;
  const raster = drawStructure(structure, { width: size, height: size, periodic: true }, seed);
  const conductivity = coverage(raster, cells, cells, FILLER).map((share) => share * ceramic + (1 - share) * gel);
  const conductor = { grid: { nx: cells, ny: cells }, sides: 'periodic', conductivity } as const;
  return (await effectiveConductivity(on, conductor)).value;
}
