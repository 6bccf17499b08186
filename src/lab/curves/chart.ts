/** One chart of uPlot: curves over time with the present moment and the moments of changes as thin vertical lines. */
import './language.ts';
import uPlot from 'uplot';
import { lookOf } from '../../output/chart-curves.ts';
import { type Columns, lastAt, type Measured, readingText } from './data.ts';

/** What a chart shows. */
export interface ChartState {
  readonly columns: Columns;
  /** The present time [s] */
  readonly time: number;
  /** End of the axis [s] */
  readonly duration: number;
  /** Times of changes [s] */
  readonly changes: readonly number[];
  /** SI value of the unit shown. */
  readonly size: number;
}

export interface Chart {
  /** Draws with the next frame of the screen; of several states before it, the last. */
  show(state: ChartState): void;
  close(): void;
}

const FONT = '11px system-ui, "DejaVu Sans", sans-serif';

/** Opens a chart in `box`, as large as it, with a curve for each label and key. */
export function openChart(box: HTMLElement, measured: Measured, labels: readonly string[]): Chart {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let state: ChartState = { columns: [[]], time: 0, duration: 1, changes: [], size: 1 };
  let plot = build();
  let frame = 0;

  function build(): uPlot {
    const style = getComputedStyle(box);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis: uPlot.Axis = {
      stroke: colour('--soft'),
      font: FONT,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      gap: 4,
    };
    const reading = document.createElement('output');
    reading.className = 'under-cursor num';
    const options: uPlot.Options = {
      width: Math.max(160, box.clientWidth),
      height: box.clientHeight,
      legend: { show: false },
      padding: [8, 16, 0, 0],
      cursor: { sync: { key: 'lab' }, drag: { x: false, y: false }, y: false, points: { size: 6 } },
      scales: {
        x: { time: false, range: () => [0, state.duration] },
        y: { range: (_, low, high) => heightRange(low, high) },
      },
      axes: [
        {
          ...axis,
          size: 22,
          space: 60,
          values: (_, ticks) => ticks.map((tick, k) => `${readingText(tick)}${k === ticks.length - 1 ? ' s' : ''}`),
        },
        { ...axis, size: 44, space: 26, values: (_, ticks) => ticks.map(readingText) },
      ],
      series: [{}, ...measured.keys.flatMap((_, at) => labels.map((label, k) => lineOf(label, k, at)))],
      hooks: {
        draw: [(self) => drawMoments(self, colour)],
        setCursor: [(self) => read(self, reading)],
        ready: [(self) => self.over.append(reading)],
      },
    };
    return new uPlot(options, state.columns as unknown as uPlot.AlignedData, box);
  }

  /** What the axis holds at least, and a little room above. */
  function heightRange(low: number | null, high: number | null): [number, number] {
    const [from, to] = measured.least;
    const least = Math.min(from / state.size, low ?? Number.POSITIVE_INFINITY);
    const most = Math.max(to / state.size, high ?? Number.NEGATIVE_INFINITY);
    return [least, most + 0.06 * (most - least)];
  }

  function drawMoments(self: uPlot, colour: (name: string) => string): void {
    const { ctx, bbox } = self;
    const vertical = (time: number, stroke: string, dash: number[]) => {
      const x = Math.round(self.valToPos(time, 'x', true)) + 0.5;
      ctx.save();
      ctx.strokeStyle = stroke;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    };
    for (const time of state.changes) vertical(time, colour('--warn'), [2, 3]);
    vertical(state.time, colour('--edge'), []);
  }

  /** The values under the pointer, in the order of the cases. */
  function read(self: uPlot, reading: HTMLElement): void {
    const { idx, left = -1 } = self.cursor;
    if (idx === null || idx === undefined || left < 0) {
      reading.textContent = '';
      return;
    }
    const values = labels.map((_, k) => readingText(lastAt(self.data[k + 1] as (number | null | undefined)[], idx)));
    reading.textContent = `${readingText(self.data[0][idx])} s: ${values.join(' | ')}`;
  }

  function draw(): void {
    frame = 0;
    plot.setData(state.columns as unknown as uPlot.AlignedData);
  }

  function rebuild(): void {
    plot.destroy();
    plot = build();
  }

  const sizes = new ResizeObserver(() => {
    if (box.clientWidth > 0 && Math.hypot(box.clientWidth - plot.width, box.clientHeight - plot.height) > 1)
      plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  });
  sizes.observe(box);
  dark.addEventListener('change', rebuild);

  return {
    show(next) {
      state = next;
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
    close() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      dark.removeEventListener('change', rebuild);
      plot.destroy();
    },
  };
}

/** Of a case in its colour and dashes; a second measure of the chart is thin. */
function lineOf(label: string, number: number, at: number): uPlot.Series {
  const { colour, dashes } = lookOf(number);
  return {
    label,
    stroke: colour,
    width: at === 0 ? 2 : 1,
    dash: dashes === '' ? [] : dashes.split(' ').map(Number),
    points: { show: false },
    spanGaps: false,
  };
}
