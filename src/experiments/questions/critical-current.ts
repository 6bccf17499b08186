/** The critical current density: a symmetric cell is plated and stripped at a current that rises until it fails. */
import type { Backend } from '../../backend/backend.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { kinds } from '../../case/kinds.ts';
import { shortNumber } from '../../output/quantity.ts';
import { answersOf, MILLIAMPERE, type RampsOf, ratioAnswers } from './critical-current-answers.ts';
import { type Failure, type Ramp, type RampCell, rampOf, runRamp, saltOf } from './critical-current-cell.ts';
import { chartsOf } from './critical-current-figure.ts';
import { stairOfSalt } from './critical-current-salt.ts';
import { tablesOf } from './critical-current-tables.ts';
import { recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { setting, settingCount, settingList } from './settings.ts';

/** Rows of the flat cells of other thicknesses, which are cheap. */
const FLAT_ROWS = 128;
/** Their ramps begin at this share of the stair at which the closed form has them fail: the stairs before it change nothing there. */
const BEGIN = 0.8;
/** Where no other thickness is asked for. */
const NONE = 'none';

const SETTINGS = {
  thickness: '100 um',
  step: '0.1 mA/cm2',
  every: '30 min',
  limit: '1 V',
  grid: '64',
  bumps: '3',
  thicknesses: '100, 200, 400 um',
} as const;

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const cell = cellOf(asked);
  const flat = asked.settings.thicknesses === NONE ? [] : settingList(asked, 'thicknesses', kinds.length);
  const found: RampsOf[] = [];
  for (const electrolyte of asked.electrolytes) {
    const { label } = recordOf(electrolyte);
    const ramps: { seed: number; ramp: Ramp }[] = [];
    for (const seed of asked.seeds) {
      const ramp = await runRamp(backend, { ...cell, electrolyte, seed }, asked.signal);
      asked.onProgress?.(`${label}, seed ${seed}: ${told(ramp)}`);
      ramps.push({ seed, ramp });
    }
    const others: { thickness: number; ramp: Ramp }[] = [];
    for (const thickness of flat) {
      const ramp = await runRamp(backend, flatCellOf({ ...cell, electrolyte, thickness }, ramps[0].ramp), asked.signal);
      asked.onProgress?.(`${label}, flat, ${shortNumber(1e6 * thickness, 3)} µm: ${told(ramp)}`);
      others.push({ thickness, ramp });
    }
    found.push({ electrolyte, cell: { ...cell, electrolyte }, ramps, flat: others });
  }
  return {
    answers: [...found.flatMap(answersOf), ...ratioAnswers(found)],
    charts: chartsOf(found),
    tables: tablesOf(found),
    caption: captionOf(cell, flat.length > 0),
  };
}

function cellOf(asked: Asked): Omit<RampCell, 'electrolyte'> {
  const by = setting(asked, 'step', kinds.currentDensity);
  return {
    thickness: setting(asked, 'thickness', kinds.length),
    rows: settingCount(asked, 'grid', 16),
    nuclei: settingCount(asked, 'bumps'),
    stairs: { by, every: setting(asked, 'every', kinds.time), cycled: true },
    limit: setting(asked, 'limit', kinds.voltage),
    seed: asked.seeds[0],
  };
}

/** A flat cell of another thickness. */
function flatCellOf(cell: RampCell, { input }: Ramp): RampCell {
  const { by } = cell.stairs;
  const closed = stairOfSalt(saltOf(input), cell.thickness, cell.stairs)?.density ?? by;
  return { ...cell, nuclei: 0, rows: FLAT_ROWS, from: by * Math.max(1, Math.floor((BEGIN * closed) / by)) };
}

function told({ failed, last }: Ramp): string {
  const milliamperes = (density: number) => `${shortNumber(density / MILLIAMPERE, 3)} mA/cm²`;
  const event = ({ density, while: sense }: Failure) => `${milliamperes(density)}, ${sense}`;
  return failed ? event(failed) : `> ${milliamperes(last)}`;
}

function captionOf(cell: Omit<RampCell, 'electrolyte'>, hasFlat: boolean): string {
  const { thickness, stairs, limit, rows } = cell;
  const ramp = experimentLine(rampOf({ ...cell, electrolyte: '' }, stairs.by)).replace(/ up to [\d.e+-]+ \S+/, '');
  return (
    `Symmetric cell with ${shortNumber(1e6 * thickness, 3)} µm of electrolyte (assumed) on ${rows} × ${rows} cells: ${ramp}. ` +
    'It fails at the first stair in which salt at the deposit falls below 1 % of its concentration, ' +
    `the cycler reaches ${shortNumber(limit, 3)} V, or metal reaches the counter electrode. The papers print no thickness.` +
    (hasFlat
      ? ` Last chart: flat cells, which fail at whole stairs of ${shortNumber(stairs.by / MILLIAMPERE, 3)} mA/cm², and closed forms, which lie between them.`
      : '')
  );
}

export const criticalCurrent: Question = {
  key: 'critical-current',
  title: 'Critical current density',
  asks: 'At which current density a symmetric cell fails, when it is plated and stripped at a current that rises stair by stair.',
  protocol: 'ramp by 0.1 mA/cm2 every 30 min, plating and stripping, until 1 V or short',
  settings: SETTINGS,
  usual: ['pvh', 'pvh-im'],
  run,
};
