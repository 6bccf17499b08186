/** The maps of a sweep: what its results look like over what was varied. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suggest } from '../../../case/suggest.ts';
import { type Figure, figurePng } from '../../figure/index.ts';
import { writeAtomic } from '../../files.ts';
import { OutputError } from '../../output-error.ts';
import type { SweepPlan } from '../plan.ts';
import type { Table } from '../table.ts';
import { mainEffects, replicates } from './effects.ts';
import { type Input, inputsOf } from './inputs.ts';
import { phaseDiagram } from './phase-diagram.ts';
import { type Response, type Run, responseOf, TIP_TO_MEAN, withResult } from './runs.ts';
import { grouped } from './statistics.ts';

export interface MapOptions {
  /** Key of the result that is mapped; the ratio of tip to mean thickness at the end by default. */
  readonly response?: string;
  /** Ratio of tip to mean at the end from which a deposit counts as dendrites; 1.5 by default. */
  readonly dendrites?: number;
  /** Paths of the inputs along the axes of the phase diagram; the first two that are numbers by default. */
  readonly x?: string;
  readonly y?: string;
}

/** A figure and the name of its files. */
export interface SweepMap {
  readonly name: 'phase-diagram' | 'main-effects' | 'replicates';
  readonly title: string;
  readonly figure: Figure;
}

/** Because PVH-IM's flat deposit has a ratio of 1.06 and PVH's dendrites one of 1.8. */
export const DENDRITES = 1.5;

/**
 * The maps that suit a sweep: over two numbers or more a phase diagram and the effect of each input, over one its replicates, over
 * words the effects. None while no run has a result. Throws OutputError for a result or an input that the sweep lacks.
 */
export async function drawMaps(
  plan: SweepPlan,
  table: Table,
  { response: key = TIP_TO_MEAN, dendrites = DENDRITES, x, y }: MapOptions = {},
): Promise<readonly SweepMap[]> {
  const response = responseOf(plan, table, key, dendrites);
  if (withResult(response.runs).length === 0) return [];
  const inputs = inputsOf(plan, table);
  const numbers = inputs.filter(({ kind }) => kind === 'number');
  const across = x === undefined ? numbers.find(({ path }) => path !== y) : inputAt(numbers, x);
  const upward = y === undefined ? numbers.find(({ path }) => path !== across?.path) : inputAt(numbers, y);
  const note = noteOf(plan, response);
  if (across && !upward) {
    const groups = groupsOf(inputs, response.runs, [across]).map(({ name, runs }) => ({ label: name, runs }));
    const threshold = response.column.key === TIP_TO_MEAN ? dendrites : undefined;
    const words = plan.seeds.length > 1 ? `Means over ${plan.seeds.length} seeds; bars: ± standard deviation.` : '';
    const figure = await replicates(across, groups, response, threshold, `${words}${note}`.trim());
    return [{ name: 'replicates', title: `${response.column.title} over ${across.title}`, figure }];
  }
  const isLatin = plan.design === 'latin hypercube';
  const cases = grouped(response.runs, ({ row }) => String(row.case)).map((runs) => ({
    label: String(runs[0].row.case),
    runs,
  }));
  const effects: SweepMap = {
    name: 'main-effects',
    title: `${response.column.title}: effect of each input`,
    figure: await mainEffects(
      inputs,
      cases,
      response,
      `${isLatin ? BINNED : EFFECTS}${plan.seeds.length > 1 ? SEEDS : ''}.${note}`,
    ),
  };
  if (!(across && upward)) return [effects];
  // Points of a Latin hypercube share no level, so that its other numbers make no panels.
  const others = inputs.filter(({ kind }) => kind === 'number' && plan.design !== 'grid');
  const panels = groupsOf(inputs, response.runs, [across, upward, ...others]);
  const spread = others.filter((input) => input !== across && input !== upward).map(({ title }) => title);
  const words = [
    `Colours: ${plan.seeds.length > 1 ? `means over ${plan.seeds.length} seeds` : 'one seed'}.`,
    ...(spread.length > 0 ? [`Points differ in ${spread.join(', ')} too.`] : []),
  ].join(' ');
  const figure = await phaseDiagram([across, upward], panels, response, dendrites, `${words}${note}`);
  return [
    { name: 'phase-diagram', title: `${response.column.title} over ${across.title} and ${upward.title}`, figure },
    effects,
  ];
}

const EFFECTS = 'Means over all runs of a level; bars: ± standard error';
const BINNED = 'Means over the runs in each fifth of the levels; bars: ± standard error';
const SEEDS = '; broad: ± standard deviation over seeds';

/** Writes the maps into `maps` of the sweep's folder, each as SVG and as PNG, and gives their paths. */
export async function writeMaps(
  folder: string,
  plan: SweepPlan,
  table: Table,
  options?: MapOptions,
): Promise<readonly string[]> {
  const maps = await drawMaps(plan, table, options);
  if (maps.length > 0) mkdirSync(join(folder, 'maps'), { recursive: true });
  return maps.flatMap(({ name, figure }) => {
    const [svg, png] = ['svg', 'png'].map((end) => join(folder, 'maps', `${name}.${end}`));
    writeAtomic(svg, figure.svg);
    writeAtomic(png, figurePng(figure));
    return [svg, png];
  });
}

function inputAt(inputs: readonly Input[], path: string): Input {
  const found = inputs.find((input) => input.path === path);
  if (found) return found;
  const paths = inputs.map((input) => input.path);
  throw new OutputError(`the sweep varies no number "${path}"${suggest(path, paths)}`);
}

/** Runs of one case and of the same inputs but those along the axes; a lone group has no name. */
function groupsOf(
  inputs: readonly Input[],
  runs: readonly Run[],
  axes: readonly Input[],
): readonly { readonly name: string; readonly runs: readonly Run[] }[] {
  const others = inputs.filter((input) => !axes.includes(input));
  const nameOf = ({ row }: Run) =>
    [String(row.case), ...others.map((input) => `${input.title} ${input.nameOf(row)}`)].join(', ');
  const groups = grouped(runs, nameOf);
  return groups.map((group) => ({ name: nameOf(group[0]), runs: group }));
}

/** What is left out, so that no map looks complete that is not. */
function noteOf({ tasks }: SweepPlan, { runs }: Response): string {
  const count = (outcome: Run['outcome']) => runs.filter((run) => run.outcome === outcome).length;
  const [failed, open] = [count('failed'), tasks.length - runs.length + count('open')];
  const parts = [...(failed > 0 ? [`${failed} failed`] : []), ...(open > 0 ? [`${open} are not done yet`] : [])];
  return parts.length === 0 ? '' : ` Of ${tasks.length} runs ${parts.join(' and ')}.`;
}
