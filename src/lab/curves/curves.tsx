/** Small charts of how the deposit grows, on one clock with the cells; the present values stand above each. */
import 'uplot/dist/uPlot.min.css';
import './curves.css';
import { useEffect, useRef } from 'preact/hooks';
import { lookOf } from '../../output/chart-curves.ts';
import { type Chart, openChart } from './chart.ts';
import { CHARTS, columnsOf, indexAt, type Line, lastAt, type Measured, readingText, unitOf } from './data.ts';
import { ValuesTable } from './values-table.tsx';

export interface CurvesProps {
  readonly lines: readonly Line[];
  /** The present time [s] */
  readonly time: number;
  /** End of the axis of time [s] */
  readonly duration: number;
  /** Times at which something was changed [s] */
  readonly changes?: readonly number[];
}

export function Curves(props: CurvesProps) {
  return (
    <section class="curves" aria-label="Curves over time">
      <ul class="curve-legend" aria-label="Cases">
        {props.lines.map(({ label }, k) => (
          <li key={label}>
            <Sample number={k} />
            {label}
          </li>
        ))}
      </ul>
      <div class="charts">
        {CHARTS.map((measured) => (
          <ChartFigure key={measured.title} measured={measured} {...props} />
        ))}
      </div>
      <ValuesTable lines={props.lines} time={props.time} />
    </section>
  );
}

/** A piece of a case's line. */
function Sample({ number }: { readonly number: number }) {
  const { colour, dashes } = lookOf(number);
  return (
    <svg class="sample" width="26" height="8" aria-hidden="true" focusable="false">
      <path d="M0 4H26" stroke={colour} stroke-width="2.5" stroke-dasharray={dashes} />
    </svg>
  );
}

interface ChartFigureProps extends CurvesProps {
  readonly measured: Measured;
}

function ChartFigure({ measured, lines, time, duration, changes = [] }: ChartFigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const { symbol, size } = unitOf(lines, measured);
  const columns = columnsOf(lines, measured, size);
  const state = { columns, time, duration, changes, size };
  const latest = useRef(state);
  latest.current = state;

  // A chart holds a fixed number of curves; it is opened anew where the cases are others.
  const labels = lines.map(({ label }) => label).join('\n');
  useEffect(() => {
    if (!box.current || labels === '') return;
    const opened = openChart(box.current, measured, labels.split('\n'));
    opened.show(latest.current);
    chart.current = opened;
    return () => {
      opened.close();
      chart.current = null;
    };
  }, [measured, labels]);
  useEffect(() => {
    chart.current?.show(state);
  });

  const last = indexAt(columns[0], time);
  const unit = symbol === '–' ? '' : symbol;
  return (
    <figure class="chart">
      <figcaption>
        <span>
          {measured.title}
          {unit !== '' && <span class="hint"> {unit}</span>}
        </span>
        <span class="readings num" aria-hidden="true">
          {lines.map(({ label }, k) => (
            <span key={label} style={{ '--mark': lookOf(k).colour }}>
              {readingText(last < 0 ? null : lastAt(columns[k + 1], last))}
            </span>
          ))}
        </span>
      </figcaption>
      <div ref={box} class="plot" aria-hidden="true" />
    </figure>
  );
}
