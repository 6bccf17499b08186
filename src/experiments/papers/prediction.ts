/**
 * A prediction without fitting: what aligned channels of gel in a ceramic gain over random pores of the same share (CGE and
 * D-CGE, record `cge`), from gel, ceramic, porosity and structure alone.
 */
import { conductivityAt } from '../../case/electrolytes/laws.ts';
import { measurements } from '../../case/electrolytes.ts';
import { kinds } from '../../case/kinds.ts';
import { drawStructure } from '../../case/microstructure/draw.ts';
import { coverage, FILLER } from '../../case/microstructure/raster.ts';
import { quantity } from '../../case/units.ts';
import type { Prediction, PredictionRow } from '../../output/papers-record.ts';
import { effectiveConductivity } from '../effective-conductivity.ts';
import type { Solver } from '../plates.ts';
import { bruggeman, maxwell, volumeShare } from './mixtures.ts';
import { known } from './observed.ts';

/** Room temperature, at which the paper measured [K] */
const ROOM = 298.15;
/** [g/cm³], assumed: the paper gives neither. */
const DENSITY = { gel: 1.25, ceramic: 3.2 } as const;
/** Diameter of the pore formers [m] */
const PORE = 20e-6;
/** What the paper printed beside a composite, as text. */
function observation(name: string, label: string): string {
  const found = known(name).observations.find((one) => one.label === label);
  if (!found) throw new Error(`the record "${name}" has no observation "${label}"`);
  return found.value;
}

/** σ of a composite at room temperature [S/m] */
function measured(name: string): number {
  const data = measurements(name);
  if (!data) throw new Error(`there is no electrolyte record "${name}"`);
  return conductivityAt(data.law, ROOM);
}

/** What the records of the paper hold [S/m]; the gel's share by weight [–]. */
function printed() {
  const conductivity = (name: string, label: string) => quantity(observation(name, label), kinds.conductivity);
  const framework = 'conductivity of the framework alone';
  return {
    liquid: conductivity('cge', 'conductivity of the liquid alone'),
    cge: measured('cge'),
    dcge: measured('d-cge'),
    aligned: conductivity('cge', framework),
    random: conductivity('d-cge', framework),
    gelWeight: quantity(observation('cge', 'gel share').replace('wt%', '%'), kinds.number),
  };
}

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
  const paper = printed();
  const gelShare = volumeShare(paper.gelWeight, DENSITY.gel, DENSITY.ceramic);
  const gel = paper.liquid;
  // Straight walls conduct by their share, so the aligned framework alone tells what the dense ceramic conducts.
  const ceramic = paper.aligned / (1 - gelShare);
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
    measured: { filled: [paper.cge, paper.dcge], frameworks: [paper.aligned, paper.random] },
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
