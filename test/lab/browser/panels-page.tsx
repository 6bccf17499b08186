/** The panels with a model that only notes what it is asked for, for test/lab/browser/view-panels.test.ts. */
import '../../../src/lab/style/theme.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { type Lab, type Probe, type Shown, type Tool, type View, WHOLE } from '../../../src/lab/lab.ts';
import { Panels } from '../../../src/lab/view/panels.tsx';
import { storedRun } from '../../support/stored.ts';

/** What was asked of the model, as its names and arguments. */
export type Asked = readonly unknown[];

declare global {
  interface Window {
    panels: { readonly lab: Lab; readonly asked: Asked[] };
  }
}

const run = storedRun();
const single = (field: Float64Array) => new Float32Array(field);
const shown = run.cases.map(({ input, moment, shares }): Shown => {
  const { snapshot, current } = moment(4);
  const { time, step, metal, concentration, potential, reaction, live } = snapshot;
  return {
    input,
    fields: {
      time,
      step,
      metal: single(metal),
      concentration: single(concentration),
      potential: single(potential),
      reaction: single(reaction),
      live: single(live),
      current: { x: single(current.x), y: single(current.y) },
      lines: [4, 12, 20].map((x) => [
        [x, 48],
        [x, 24],
      ]),
    },
    rows: [{ maximumHeight: 3e-6, tipToMean: 1.8, deadShare: 0 } as Shown['rows'][number]],
    outcome: 'running',
    shares: shares ? { filler: single(shares.filler) } : null,
  };
});

const asked: Asked[] = [];
const note =
  (name: string) =>
  (...values: unknown[]) =>
    void asked.push([name, ...values]);
const view = signal<View>({
  layer: 'concentration',
  lines: true,
  outlines: true,
  window: WHOLE,
  speed: 1,
  brush: 2e-7,
});
const tool = signal<Tool>('look');
const probe = signal<Probe | null>(null);
const lab = {
  setup: signal({ study: 'drawn', shown: shown.map(({ input }) => input.name), set: [] }),
  study: signal(run.study),
  state: signal('paused'),
  shown: signal(shown),
  time: signal(120),
  pace: signal(null),
  view,
  tool,
  probe,
  set: note('set'),
  tell: note('tell'),
  look: (change: Partial<View>) => {
    view.value = { ...view.value, ...change };
  },
  useTool: (next: Tool) => {
    tool.value = next;
  },
  point: (next: Probe | null) => {
    probe.value = next;
  },
  takeFile: (file: File, index: number) => Promise.resolve(note('takeFile')(file.name, index)),
} as unknown as Lab;

window.panels = { lab, asked };
const main = document.createElement('main');
document.body.append(main);
render(<Panels lab={lab} />, main);
