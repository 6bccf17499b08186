/** A nucleus where the user points. */
import type { Lab, Probe } from '../lab.ts';
import { casesOf, nucleiChange, withOneMore } from './nuclei.ts';

/** The worker may be ahead of the page by so much: samples, and seconds of wall time while it runs. */
const AHEAD = { samples: 2, seconds: 0.3 };

/**
 * Adds a nucleus at the place's distance from the left: at time 0 while nothing has grown or once the run is over, else in a
 * moment, so that the run can go on. Where the deposit would cover it, the user is told so and nothing changes.
 */
export function addNucleus(lab: Lab, index: number, { x }: Probe): void {
  const input = casesOf(lab)[index];
  if (!input) return;
  if (input.surface.island) {
    lab.tell({ kind: 'note', text: 'An island has no flat surface: nuclei grow on flat electrodes alone.' });
    return;
  }
  const time = comesAt(lab);
  const nuclei = withOneMore(input, x * input.grid.nx * input.grid.spacing, time);
  const { radius } = nuclei[nuclei.length - 1];
  if (time > 0 && isCovered(lab, index, x, input.surface.thickness + radius)) {
    const text =
      'The deposit here is thicker than a nucleus, which sits on the surface of the start. Choose a place where less has grown, or restart and add it first.';
    lab.tell({ kind: 'note', text });
    return;
  }
  lab.set([nucleiChange(casesOf(lab), index, nuclei)]);
}

function comesAt(lab: Lab): number {
  const now = lab.time.value;
  const state = lab.state.value;
  const sampling = lab.shown.value[0]?.input.output.sampling ?? 0;
  if (now === 0 && state !== 'running') return 0;
  if (state === 'ended' || state === 'failed') return 0;
  const ahead =
    state === 'running'
      ? Math.max(AHEAD.samples * sampling, AHEAD.seconds * (lab.pace.value?.simulatedPerSecond ?? 0))
      : 0.1 * sampling;
  return Math.ceil(1000 * (now + ahead)) / 1000;
}

/** Whether there is metal at this share of the width and this height [m]. */
function isCovered(lab: Lab, index: number, x: number, height: number): boolean {
  const shown = lab.shown.value[index];
  if (!shown) return false;
  const { nx, ny, spacing } = shown.input.grid;
  const row = Math.min(ny - 1, Math.floor(height / spacing));
  return shown.fields.metal[Math.min(nx - 1, Math.floor(x * nx)) + nx * row] >= 0.5;
}
