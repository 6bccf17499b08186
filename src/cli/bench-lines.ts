/** What `bench` prints. */
import type { Timing } from '../experiments/bench/benchmark.ts';
import type { KernelTiming } from '../experiments/bench/kernel-times.ts';
import type { Compared } from '../experiments/bench/ratios.ts';
import { giga, LEAST_HELD, percent, rate } from '../experiments/bench/shown.ts';
import type { Spread } from '../experiments/bench/spread.ts';
import type { StudyTiming } from '../experiments/bench/studies.ts';
import type { Reduction } from '../experiments/multigrid-trial.ts';

export const TIMES_HEAD =
  'grid          ms/step (range)          ms/V-cycle (range)      Mcell/s   dispatches/step  iterations';

export function timesLine({ nx, ny, step, cycle, cellsPerSecond, dispatchesPerStep, iterations }: Timing): string {
  const rate = (cellsPerSecond / 1e6).toFixed(2).padEnd(10);
  const counts = `${String(dispatchesPerStep).padEnd(17)}${iterations.toFixed(1)}`;
  return `${gridOf(nx, ny)}${range(step).padEnd(25)}${range(cycle).padEnd(25)}${rate}${counts}`;
}

/** Rates per grid, `copy` in B/s. */
export function trafficLines(timings: readonly Timing[], copy: Spread): readonly string[] {
  const share = (bytes: number, ms: number) => percent(rate(bytes, ms) / copy.median);
  return [
    `a copy moves ${giga(copy.median)} GB/s (${giga(copy.least)}–${giga(copy.most)}); T_eff counts what any step must move, moved what this one does`,
    'grid          held B/cell   moved B/cell   T_eff GB/s   moved GB/s   of copy   V-cycle   encode µs/step',
    ...timings.map(({ nx, ny, step, cycle, bytesPerCell, moved, movedByCycle, effective, encode }) =>
      [
        gridOf(nx, ny),
        bytesPerCell.toFixed(0).padEnd(14),
        (moved / nx / ny).toFixed(0).padEnd(15),
        giga(rate(effective, step.median)).padEnd(13),
        giga(rate(moved, step.median)).padEnd(13),
        share(moved, step.median).padEnd(10),
        share(movedByCycle, cycle.median).padEnd(10),
        encode ? (1000 * encode.median).toFixed(0) : '–',
      ].join(''),
    ),
  ];
}

/** `n` cells across. */
export function stencilLine({ n, cellsPerSecond }: { readonly n: number; readonly cellsPerSecond: number }): string {
  return `a bare five-point sweep of ${n}×${n}, without coefficients, takes ${(cellsPerSecond / 1e6).toFixed(0)} Mcell/s`;
}

/** What is stored on one grid, and how much of it a step reads and writes. */
export function fieldLines({ nx, ny, fields }: Timing): readonly string[] {
  return [
    `fields at ${nx}×${ny}`,
    'field               held B/cell   moved B/cell and step',
    ...fields
      .filter(({ held }) => held >= LEAST_HELD)
      .map(({ name, held, moved }) => `${name.padEnd(20)}${held.toFixed(1).padEnd(14)}${moved.toFixed(1)}`),
  ];
}

/** The kernels of one grid. */
export function kernelLines({ nx, ny, kernels = [], stamps, step }: Timing, copy: Spread): readonly string[] {
  const sum = kernels.reduce((all, { time }) => all + time.median, 0);
  const how = stamps === 'device' ? "the device's time stamps" : 'wall time around each dispatch';
  const line = ({ kernel, dispatches, time, bytes }: KernelTiming) =>
    [
      kernel.padEnd(20),
      String(dispatches).padEnd(12),
      time.median.toFixed(3).padEnd(10),
      percent(time.median / sum).padEnd(9),
      (bytes / nx / ny).toFixed(1).padEnd(9),
      giga(rate(bytes, time.median)).padEnd(8),
      percent(rate(bytes, time.median) / copy.median),
    ].join('');
  return [
    `kernels of a step at ${nx}×${ny}, by ${how}: ${sum.toFixed(2)} ms together, where a step takes ${step.median.toFixed(2)} ms`,
    'kernel              dispatches  ms        of sum   B/cell   GB/s    of copy',
    ...kernels.map(line),
  ];
}

export function studyLine({ study, nx, ny, wallTime, writingTime, cases }: StudyTiming): string {
  const each = cases.map(({ name, steps, wallTime }) => `${name} ${steps} steps ${wallTime.toFixed(1)} s`).join(', ');
  return `${study} at ${nx}×${ny}: ${wallTime.toFixed(1)} s, of it ${writingTime.toFixed(1)} s writing; ${each}`;
}

/** Times before over times after. */
export function ratioLines(all: readonly Compared[]): readonly string[] {
  return [
    'grid          what                before ms   after ms    before/after (95 % of resamplings)',
    ...all.map(({ nx, ny, what, before, after, ratio, low, high, differs }) =>
      [
        gridOf(nx, ny),
        what.padEnd(20),
        before.toPrecision(4).padEnd(12),
        after.toPrecision(4).padEnd(12),
        `${ratio.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})${differs ? '' : '  no difference'}`,
      ].join(''),
    ),
    'The interval is a bootstrap of both medians over the repeats of each file: it does not know what changes from run to run.',
  ];
}

/** Head of the table of residuals; `islands` is their number in its second half. */
export function residualsHead(islands: number): string {
  return `map               grid          step     + ${islands} islands   charge   + ${islands} islands`;
}

/** A map, without and with islands. */
export function residualsLine(map: string, [alone, among]: readonly [Reduction, Reduction]): string {
  const shown = (value: number, width: number) => value.toFixed(3).padEnd(width);
  const left = `${shown(alone.inStep, 9)}${shown(among.inStep, 15)}${shown(alone.ofCharge, 9)}${among.ofCharge.toFixed(3)}`;
  return `${map.padEnd(18)}${gridOf(alone.nx, alone.ny)}${left}`;
}

function gridOf(nx: number, ny: number): string {
  return `${nx}×${ny}`.padEnd(14);
}

function range({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}
