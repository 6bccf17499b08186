/** Symmetric-cell cycling: the voltage trace, how polarisation and dead metal grow, and how long the cell lives. */
import type { Backend } from '../../backend/backend.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { kinds } from '../../case/kinds.ts';
import { StudyError } from '../../case/study-error.ts';
import type { Answer } from '../../output/answer/answer.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { type CyclingRule, cyclingCase, cyclingExperiment, cyclingTest } from './cycling-cell.ts';
import { cyclingCharts, cyclingTables } from './cycling-figure.ts';
import { cycleToDeath } from './cycling-life.ts';
import { type Cycled, captionOf, printedLife } from './cycling-words.ts';
import { recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { answerOf } from './seeds.ts';
import { setting, settingCount } from './settings.ts';

/** [s] */
const HOUR = 3600;

function ruleOf(asked: Asked): CyclingRule {
  const share = (key: string) => {
    const value = setting(asked, key, kinds.number);
    if (value < 1) return value;
    throw new StudyError([`${key}: "${asked.settings[key]}" must be below 100 %`]);
  };
  return {
    current: share('current'),
    capacity: share('capacity'),
    cycles: settingCount(asked, 'cycles'),
    grid: settingCount(asked, 'grid', 32),
  };
}

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const rule = ruleOf(asked);
  const found: Cycled[] = [];
  for (const electrolyte of asked.electrolytes) {
    const test = cyclingTest(electrolyte, rule);
    const { label } = recordOf(electrolyte);
    const lives = [];
    for (const seed of asked.seeds) {
      const life = await cycleToDeath(backend, cyclingCase(electrolyte, test, rule, seed), test.half, asked.signal);
      asked.onProgress?.(
        `${label}, seed ${seed}: ${life.end} after ${shortNumber(life.cycles, 3)} cycles (charge off by ` +
          `${life.faradayError.toExponential(0)}, salt by ${life.saltError.toExponential(0)})`,
      );
      lives.push({ seed, life });
    }
    found.push({ electrolyte, label, test, lives });
  }
  return {
    answers: found.flatMap((one) => answers(one, rule)),
    charts: cyclingCharts(found),
    tables: cyclingTables(found),
    caption: captionOf(found),
  };
}

function answers({ electrolyte, label, test, lives }: Cycled, rule: CyclingRule): readonly Answer[] {
  const { doi } = recordOf(electrolyte).source;
  const printed = printedLife(electrolyte);
  const ends = [...new Set(lives.map(({ life }) => life.end))];
  const common = { question: 'cycling', electrolyte, label };
  const about = [
    `Accelerated: ${experimentLine(cyclingExperiment(test, rule.cycles))}. The current is ${shortNumber(100 * rule.current, 3)} % of what the salt of ` +
      `${recordOf(test.control).label} carries between flat electrodes over ${formatQuantity(test.gap, 'm', 3)}, ${formatQuantity(test.limit, 'A/m²', 3)}; ` +
      `${formatQuantity(test.plated, 'm', 3)} of metal are plated where it is flat. The partners have the same test.`,
    `A closed symmetric cell, a piece as in the study ${test.piece.study}, ${rule.grid} cells across, with nuclei drawn by the seed. It ended by: ${ends.join(', ')}. ` +
      'A life ends with a short circuit, or where the cell needs twice what the control needs once its salt has settled.',
    'The control of every paper runs at the same share of its limiting current, so that only the share of the composite differs. Interphases, cracks and the ' +
      'wear of the electrolyte are not in the model, and nothing makes its polarisation grow but missing salt: compare orders, not hours.',
  ];
  const grown = (of: (one: Cycled['lives'][number]) => number) =>
    lives.map((one) => ({ seed: one.seed, found: { value: of(one) } }));
  const lived = (per: (life: Cycled['lives'][number]['life']) => number) =>
    lives.map(({ seed, life }) => ({
      seed,
      found: { value: per(life), ...(life.end === 'outlived the test' && { bound: '>' as const }) },
    }));
  const paper = printed && {
    paper: { printed: `${printed.value} (${printed.label})`, place: printed.place, ...(doi !== undefined && { doi }) },
  };
  return [
    answerOf(
      { ...common, quantity: 'life in the accelerated test', unit: 'h', ...paper, notes: about },
      lived(({ time }) => time / HOUR),
    ),
    answerOf(
      { ...common, quantity: 'cycles', unit: '–', notes: [] },
      lived(({ cycles }) => cycles),
    ),
    answerOf(
      {
        ...common,
        quantity: 'polarisation of the last whole cycle over that of the first',
        unit: '–',
        notes: ['Voltages in the middle of the half-cycles.'],
      },
      grown(({ life: { completed } }) =>
        completed.length < 2 ? Number.NaN : completed[completed.length - 1].polarisation / completed[0].polarisation,
      ),
    ),
    answerOf(
      {
        ...common,
        quantity: 'dead metal, at its most',
        unit: 'µm',
        notes: ['At the end of a cycle, per area of electrode.'],
      },
      grown(({ life: { rows } }) => 1e6 * Math.max(...rows.map((row) => (row.deadShare || 0) * row.meanThickness))),
    ),
  ];
}

export const cycling: Question = {
  key: 'cycling',
  title: 'Symmetric-cell cycling',
  asks: 'How long a symmetric cell lives that is plated and stripped by turns, in an accelerated test that is the same for partners.',
  protocol:
    "plate and strip by turns, at a share of the control's limiting current, until short or until the voltage limit",
  settings: { current: '65 %', capacity: '25 %', cycles: '30', grid: '64' },
  usual: ['pvh', 'pvh-im'],
  run,
};
