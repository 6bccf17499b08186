/** Pulse plating: what bumps come to under pulses and reverse pulses, beside a constant current of the same mean and charge. */
import type { Backend } from '../../backend/backend.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { kinds } from '../../case/kinds.ts';
import { StudyError } from '../../case/study-error.ts';
import type { Answer } from '../../output/answer/answer.ts';
import type { Chart } from '../../output/chart.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { recordOf } from './paper.ts';
import { type Pulsed, type PulsePlan, type PulsePoint, runPulse, type Waveform } from './pulse-cell.ts';
import type { Asked, DataTable, Question, Reply } from './question.ts';
import { seedlessAnswer } from './seeds.ts';
import { AS_MEASURED, setting, settingCount, temperatureSetting } from './settings.ts';

const WAVEFORMS: readonly Waveform[] = ['constant', 'pulse', 'reverse pulse'];
/** One C/cm² [C/m²] */
const COULOMB = 1e4;

interface PulsesOf {
  readonly electrolyte: string;
  readonly plan: PulsePlan;
  readonly pulsed: readonly Pulsed[];
}

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const found: PulsesOf[] = [];
  for (const electrolyte of asked.electrolytes) {
    const plan = planOf(asked, electrolyte);
    const pulsed: Pulsed[] = [];
    for (const kind of WAVEFORMS) {
      const one = await runPulse(backend, kind, plan, asked.signal);
      const { tipToMean } = one.points[one.points.length - 1];
      asked.onProgress?.(`${recordOf(electrolyte).label}, ${kind}: tip-to-mean ratio ${shortNumber(tipToMean, 4)}`);
      pulsed.push(one);
    }
    found.push({ electrolyte, plan, pulsed });
  }
  return {
    answers: found.flatMap((one) => answersOf(one, asked.seeds[0])),
    charts: [
      chartOf(found, 'tip-to-mean ratio [–]', ({ tipToMean }) => tipToMean),
      chartOf(found, 'least salt at the deposit [mol/m³]', ({ leastConcentration }) => leastConcentration),
    ],
    tables: [tableOf(found)],
    caption: captionOf(found[0].plan),
  };
}

function planOf(asked: Asked, electrolyte: string): PulsePlan {
  const time = (key: string) => setting(asked, key, kinds.time);
  const plan = {
    electrolyte,
    temperature: temperatureSetting(asked, electrolyte),
    grid: settingCount(asked, 'grid', 16),
    density: setting(asked, 'density', kinds.currentDensity),
    charge: setting(asked, 'charge', kinds.capacity),
    on: time('on'),
    off: time('off'),
    reverse: time('reverse'),
    limit: setting(asked, 'limit', kinds.voltage),
  };
  if (plan.reverse < plan.on) return plan;
  throw new StudyError([
    `reverse: ${asked.settings.reverse} strips what ${asked.settings.on} plates, and no metal is left; it must be below on=${asked.settings.on}`,
  ]);
}

/** The charge that all have reached [C/m²]: less than was asked for where a cycler at its limit held the current back. */
function commonCharge(pulsed: readonly Pulsed[]): number {
  return Math.min(...pulsed.map(({ points }) => Math.max(...points.map(({ charge }) => charge))));
}

/** The ratio after a charge, between the points around it, linearly. */
function ratioAt(points: readonly PulsePoint[], charge: number): number {
  const after = points.findIndex((point) => point.charge >= charge * (1 - 1e-9));
  const b = points[after];
  const a = points[Math.max(0, after - 1)];
  const share = b.charge > a.charge ? Math.min(1, (charge - a.charge) / (b.charge - a.charge)) : 1;
  return (1 - share) * a.tipToMean + share * b.tipToMean;
}

function answersOf({ electrolyte, plan, pulsed }: PulsesOf, seed: number): readonly Answer[] {
  const charge = commonCharge(pulsed);
  return pulsed.map(({ kind, experiment, points }) => {
    const until = points.filter((point) => point.charge <= charge * (1 + 1e-9));
    const least = Math.min(...until.map(({ leastConcentration }) => leastConcentration));
    return seedlessAnswer(
      {
        question: 'pulse',
        electrolyte,
        label: recordOf(electrolyte).label,
        quantity: `tip-to-mean ratio, ${kind}`,
        unit: '–',
        notes: [
          `After ${formatQuantity(charge, 'C/m²', 3)} at a mean of ${formatQuantity(plan.density, 'A/m²', 3)}: ${experimentLine(experiment)}.`,
          `The salt at the deposit fell to ${shortNumber(least, 2)} mol/m³.`,
          'Three bumps of 0.3 µm on 0.36 µm of metal in 6 µm, as in the study tip-effect; the metal has no interphase (SEI) that a pause could heal.',
        ],
      },
      seed,
      ratioAt(points, charge),
    );
  });
}

function chartOf(found: readonly PulsesOf[], label: string, of: (point: PulsePoint) => number): Chart {
  return {
    x: { label: 'charge passed [C/cm²]' },
    y: { label },
    curves: found.flatMap(({ electrolyte, pulsed }, k) =>
      pulsed.map(({ kind, points }, n) => ({
        label: found.length > 1 ? `${recordOf(electrolyte).label}, ${kind}` : kind,
        style: 'line' as const,
        colour: WAVEFORMS.length * k + n,
        points: points.map((point): [number, number] => [point.charge / COULOMB, of(point)]),
      })),
    ),
  };
}

function tableOf(found: readonly PulsesOf[]): DataTable {
  return {
    name: 'pulses',
    columns: ['electrolyte', 'current', 'charge [C/m²]', 'tip-to-mean ratio [–]', 'least salt at the deposit [mol/m³]'],
    rows: found.flatMap(({ electrolyte, pulsed }) =>
      pulsed.flatMap(({ kind, points }) =>
        points.map(({ charge, tipToMean, leastConcentration }) => [
          electrolyte,
          kind,
          charge,
          tipToMean,
          leastConcentration,
        ]),
      ),
    ),
  };
}

function captionOf({ density, on, off, reverse, grid }: PulsePlan): string {
  const mean = formatQuantity(density, 'A/m²', 3);
  const seconds = (time: number) => `${shortNumber(time, 3)} s`;
  return (
    `Three bumps in the cell of the tip effect (6 µm, ${grid} × ${grid} cells) at a mean current density of ${mean}: constant; pulses of ` +
    `${seconds(on)} with pauses of ${seconds(off)}; pulses of ${seconds(on)} with ${seconds(reverse)} of stripping at the same current. ` +
    'Points are the ends of the pulses; least salt is that within a period.'
  );
}

export const pulse: Question = {
  key: 'pulse',
  title: 'Pulse and reverse-pulse plating',
  asks: 'Whether pulses, or pulses with stripping between them, keep a deposit flatter than a constant current of the same mean and charge.',
  protocol:
    'plate at the mean current density; plate with pauses; plate and strip in turns: each until the same charge has passed',
  settings: {
    density: '6 mA/cm2',
    charge: '0.8 C/cm2',
    on: '2 s',
    off: '2 s',
    reverse: '0.4 s',
    limit: '0.6 V',
    grid: '64',
    temperature: AS_MEASURED,
  },
  usual: ['pvh'],
  run,
};
