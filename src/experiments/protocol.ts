/** The cycler: what it holds, when it looks, and what each turn of an experiment came to. Knows samples, not the simulation. */
import type { Case, Control } from '../case/case.ts';
import type { StepRecord } from '../case/experiment.ts';
import { controlOf, type Turn, turnsOf } from '../case/experiment-turns.ts';
import { isBefore, SAME_TIME } from '../case/times.ts';
import { COMPLIANCE, SHORTEST_TURN } from '../case/under-experiment.ts';
import type { DepositionRow } from './deposition.ts';

/** Where a cycler stands between two samples, as data. */
export interface ProtocolState {
  /** Index of the turn; that of none when all are done. */
  readonly turn: number;
  /** Whether the cell is held at what this turn says: not yet between two turns. */
  readonly isHeld: boolean;
  /** When it began [s], with which charge [C/m²], and at which row. */
  readonly from: number;
  readonly charge: number;
  readonly row: number;
  readonly steps: readonly StepRecord[];
}

export interface Protocol {
  /** Turns that have ended. */
  readonly steps: readonly StepRecord[];
  readonly isDone: boolean;
  /** What is to be held from now on, told once a turn; undefined while that goes on. */
  begin(): Control | undefined;
  /** When the next sample is due [s]: at the end of a turn where that is known, and at regular times within. */
  next(): number;
  /** Takes note of the last row. */
  follow(): void;
  save(): ProtocolState;
}

/** A voltage that is held is the limit to within the rounding of float32; a capacity is passed where this share of it is left. */
const AT_LIMIT = 1e-6;
const PASSED = 1e-5;
/** Where nobody knows how long a turn takes, samples follow at this share of its time so far, and from this time on [s]. */
const SHARE = 1 / 20;
const FIRST_SAMPLE = 1;

/** The cycler of a case with an experiment; `rows` are those of its deposition, which grow. */
export function openProtocol(input: Case, rows: readonly DepositionRow[], saved?: ProtocolState): Protocol {
  const turns = turnsOf(input.experiment ?? []);
  const compliance = input.compliance ?? COMPLIANCE;
  const steps: StepRecord[] = [...(saved?.steps ?? [])];
  let { turn: index, isHeld, from, charge, row } = saved ?? START;

  function end(turn: Turn, endedBy: StepRecord['endedBy']): void {
    steps.push(recordOf(turn, rows.slice(row + 1), { from, charge }, endedBy));
    index = endedBy === 'short circuit' ? turns.length : endedBy === 'voltage' ? turn.afterVoltage : index + 1;
    isHeld = false;
    row = rows.length - 1;
    ({ time: from, charge } = rows[row]);
  }

  return {
    steps,
    get isDone() {
      return index >= turns.length;
    },
    begin() {
      if (isHeld || index >= turns.length) return undefined;
      isHeld = true;
      return controlOf(turns[index], compliance);
    },
    next() {
      const turn = turns[index];
      const { time, charge: passed } = rows[rows.length - 1];
      const { capacity } = turn.ends;
      const left = capacity === undefined ? [] : [capacity - Math.abs(passed - charge)];
      const ends = [...left.map((charge) => time + charge / currentOf(turn, rows, row)), from + turn.longest];
      const spacing = spacingOf(turn, time - from, input.output.sampling);
      const regular = from + spacing * (Math.floor(((time - from) / spacing) * (1 + SAME_TIME) + SAME_TIME) + 1);
      const end = Math.min(...ends);
      return isBefore(regular, end) ? regular : end;
    },
    follow() {
      const turn = turns[index];
      if (turn === undefined) return;
      const endedBy = endOf(turn, rows[rows.length - 1], from, charge);
      if (endedBy) end(turn, endedBy);
    },
    save: () => ({ turn: index, isHeld, from, charge, row, steps: [...steps] }),
  };
}

const START: Omit<ProtocolState, 'steps'> = { turn: 0, isHeld: false, from: 0, charge: 0, row: 0 };

/** Time between samples [s]: that of the case, but some in each turn. */
function spacingOf({ expected }: Turn, elapsed: number, sampling: number): number {
  if (expected !== undefined) return Math.min(sampling, expected / SHORTEST_TURN);
  return Math.min(sampling, FIRST_SAMPLE * 2 ** Math.floor(Math.log2(Math.max(1, (elapsed * SHARE) / FIRST_SAMPLE))));
}

/** By which a capacity is passed [A/m²]: what was asked for, or what flows where that is held back. */
function currentOf({ density }: Turn, rows: readonly DepositionRow[], first: number): number {
  const flows = rows.length - 1 > first ? Math.abs(rows[rows.length - 1].meanCurrent) : Number.POSITIVE_INFINITY;
  return Number.isNaN(density) ? flows : Math.min(Math.abs(density), flows);
}

function endOf(
  { ends, longest }: Turn,
  { time, cellVoltage, meanCurrent, charge, shortCircuit }: DepositionRow,
  from: number,
  before: number,
): StepRecord['endedBy'] | undefined {
  if (shortCircuit === 1) return 'short circuit';
  if (ends.voltage !== undefined && Math.abs(cellVoltage) >= ends.voltage * (1 - AT_LIMIT)) return 'voltage';
  if (ends.capacity !== undefined && Math.abs(charge - before) >= ends.capacity * (1 - PASSED)) return 'capacity';
  if (ends.current !== undefined && Math.abs(meanCurrent) < ends.current) return 'current';
  return isBefore(time, from + longest) ? undefined : 'time';
}

/** `rows`: those of the turn, the last one at its end. */
function recordOf(
  { index, cycle, kind, density }: Turn,
  rows: readonly DepositionRow[],
  before: { readonly from: number; readonly charge: number },
  endedBy: StepRecord['endedBy'],
): StepRecord {
  const last = rows[rows.length - 1];
  const { from } = before;
  return {
    index,
    cycle,
    kind,
    density,
    from,
    to: last.time,
    charge: last.charge - before.charge,
    middleVoltage: voltageAt(rows, (from + last.time) / 2),
    endVoltage: last.cellVoltage,
    endCurrent: last.meanCurrent,
    deadMetal: last.deadShare * last.meanThickness,
    endedBy,
  };
}

/** Between the samples next to a time, linearly; that of the first sample before it. */
function voltageAt(rows: readonly DepositionRow[], time: number): number {
  const after = Math.max(
    0,
    rows.findIndex((row) => row.time >= time),
  );
  const [a, b] = [rows[Math.max(0, after - 1)], rows[after]];
  const share = b.time > a.time ? Math.min(1, Math.max(0, (time - a.time) / (b.time - a.time))) : 1;
  return (1 - share) * a.cellVoltage + share * b.cellVoltage;
}
