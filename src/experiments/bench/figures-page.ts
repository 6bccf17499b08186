/** The figures of a device as Markdown, as BENCHMARKS.md holds them. */
import type { Timing } from './benchmark.ts';
import type { Figures } from './figures.ts';
import { giga, LEAST_HELD, percent, rate } from './shown.ts';
import { ratioOf, type Spread } from './spread.ts';

/** A section: what was asked for and measured, then the tables behind it. `cycleGrid` is the grid of the V-cycle and of the kernels. */
export function figuresPage(figures: Figures, cycleGrid: number): string {
  const { date, commit, machine, versions, backend, copy, timings = [], exponent, stopped, studies = [] } = figures;
  const kernels = timings.find(({ nx }) => nx === cycleGrid) ?? timings[timings.length - 1];
  return [
    `### ${backend?.description ?? 'unknown device'}`,
    '',
    `${date.slice(0, 10)}, commit ${commit ?? 'unknown'}, ${machine ?? 'unknown processor'}, Node ${versions.node}. A copy moves ${giga(copy!.median)} GB/s ` +
      `(${giga(copy!.least)}–${giga(copy!.most)}). Times are medians (range) of nine.`,
    '',
    ...table(
      [
        'grid',
        'ms/step',
        'ms/V-cycle',
        'Mcell/s',
        'dispatches',
        'iterations',
        'held B/cell',
        'moved B/cell',
        'T_eff GB/s',
        'of copy',
        'V-cycle of copy',
        'encode ms/step',
      ],
      timings.map((timing) => timingRow(timing, copy!.median)),
    ),
    ...(exponent === undefined
      ? []
      : [
          `Time per step grows as the number of cells to the power ${exponent.toFixed(2)} over these grids. Stopped: ${stopped ?? 'not yet'}.`,
          '',
        ]),
    ...(studies.length === 0
      ? []
      : table(
          ['study', 'grid', 'wall time', 'writing', 'cases'],
          studies.map(({ study, nx, ny, wallTime, writingTime, cases }) => [
            study,
            `${nx} × ${ny}`,
            `${wallTime.toFixed(1)} s`,
            `${writingTime.toFixed(1)} s`,
            cases.map(({ name, steps, wallTime }) => `${name}: ${steps} steps, ${wallTime.toFixed(1)} s`).join('; '),
          ]),
        )),
    ...fusedAgainstPlain(figures),
    ...(kernels?.kernels
      ? table(
          [`kernel at ${kernels.nx}²`, 'dispatches', 'ms', 'B/cell', 'GB/s', 'of copy'],
          kernels.kernels.map(({ kernel, dispatches, time, bytes }) => [
            kernel,
            String(dispatches),
            time.median.toFixed(3),
            (bytes / kernels.nx / kernels.ny).toFixed(1),
            giga(rate(bytes, time.median)),
            percent(rate(bytes, time.median) / copy!.median),
          ]),
        )
      : []),
    ...(kernels
      ? table(
          [`field at ${kernels.nx}²`, 'held B/cell', 'moved B/cell and step'],
          kernels.fields
            .filter(({ held }) => held >= LEAST_HELD)
            .map(({ name, held, moved }) => [name, held.toFixed(1), moved.toFixed(1)]),
        )
      : []),
    'Steps of the lab in a browser: `npm run lab:times -- --backend gpu --grids 512,1024`.',
    '',
  ].join('\n');
}

function timingRow(timing: Timing, copy: number): readonly string[] {
  const { nx, ny, step, cycle, encode, cellsPerSecond, dispatchesPerStep, iterations, bytesPerCell } = timing;
  return [
    `${nx} × ${ny}`,
    range(step),
    range(cycle),
    (cellsPerSecond / 1e6).toPrecision(3),
    String(dispatchesPerStep),
    iterations.toFixed(1),
    bytesPerCell.toFixed(0),
    (timing.moved / nx / ny).toFixed(0),
    giga(rate(timing.effective, step.median)),
    percent(rate(timing.moved, step.median) / copy),
    percent(rate(timing.movedByCycle, cycle.median) / copy),
    encode ? encode.median.toPrecision(2) : '–',
  ];
}

/** How many times as fast the fused kernels are, grid by grid. */
function fusedAgainstPlain({ timings = [], plainTimings }: Figures): readonly string[] {
  if (plainTimings.length === 0) return [];
  const rows = plainTimings.flatMap((plain) => {
    const fused = timings.find(({ nx, ny }) => nx === plain.nx && ny === plain.ny);
    if (!fused) return [];
    const { ratio, low, high } = ratioOf(plain.step, fused.step);
    const shown = `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
    return [[`${plain.nx} × ${plain.ny}`, range(plain.step), range(fused.step), shown]];
  });
  return table(['grid', 'plain ms/step', 'fused ms/step', 'plain/fused'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function range({ median, least, most }: Spread): string {
  const [middle, low, high] = [median, least, most].map((value) =>
    value >= 100 ? value.toFixed(0) : value.toPrecision(3),
  );
  return `${middle} (${low}–${high})`;
}
