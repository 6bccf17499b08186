/** The conductivity of an electrolyte as a measurement with four electrodes finds it: the current, and two probes between the plates. */
import type { Backend } from '../../backend/backend.ts';
import { type Measurements, measurements } from '../../case/electrolytes.ts';
import { openSimulation } from '../../run/simulation.ts';
import { crossingTime, flatCell, fourPoint } from './flat.ts';
import { type FittedEnergy, fitEnergy, type Stretch, stretchesOf } from './temperatures.ts';

/** The current between the probes obeys Ohm's law exactly while salt is uniform: these resolve the width of the front. */
const CELLS = 32;
/** [m]; it does not matter: salt has no time to move. */
const DEPTH = 10e-6;
/** A fifth of RT/F [V] */
const STEP = 0.005;
/** Of L²/D: salt has moved by a thousandth of the way. In spans, each a step at least, because the first leaves some of its guess. */
const AT_ONCE = [1e-9, 1e-8, 1e-7, 1e-6];

/** σ [S/m] of a small step of the voltage at once, at a temperature [K]. Throws StudyError where the electrolyte has none there. */
export async function ohmicConductivity(backend: Backend, electrolyte: string, temperature: number): Promise<number> {
  const control = { kind: 'voltage', voltage: STEP } as const;
  const cell = flatCell({
    electrolyte,
    temperature,
    depth: DEPTH,
    cells: CELLS,
    top: 'reservoir',
    control,
    largestStep: 1,
  });
  const crossing = crossingTime(cell);
  const simulation = openSimulation(backend, { ...cell, duration: AT_ONCE[0] * crossing });
  for (const share of AT_ONCE) await simulation.advanceTo(share * crossing);
  const { status, snapshot } = await simulation.sample();
  return status.meanCurrent / fourPoint(snapshot, cell.surface.thickness).field;
}

/** A stretch with what was measured over it. */
export interface MeasuredStretch {
  readonly stretch: Stretch;
  /** T [K], σ [S/m] */
  readonly points: readonly (readonly [number, number])[];
  readonly fitted: FittedEnergy;
}

/** Measures σ of an electrolyte over all stretches of its law. Throws StudyError for a temperature at which it has none. */
export async function conductivityOverTemperature(
  backend: Backend,
  electrolyte: string,
  given?: readonly number[],
  signal?: AbortSignal,
): Promise<readonly MeasuredStretch[]> {
  const measured: MeasuredStretch[] = [];
  for (const stretch of stretchesOf(known(electrolyte), given)) {
    const points: [number, number][] = [];
    for (const temperature of stretch.temperatures) {
      signal?.throwIfAborted();
      points.push([temperature, await ohmicConductivity(backend, electrolyte, temperature)]);
    }
    measured.push({ stretch, points, fitted: fitEnergy(stretch, points) });
  }
  return measured;
}

function known(electrolyte: string): Measurements {
  const found = measurements(electrolyte);
  if (!found) throw new Error(`there is no electrolyte "${electrolyte}"; src/case/electrolytes has the names`);
  return found;
}
