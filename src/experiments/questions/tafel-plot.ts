/** A Tafel plot: currents of a flat electrode at held voltages, fresh salt each time, and the kinetics fitted to them. */
import type { Backend } from '../../backend/backend.ts';
import { openSimulation } from '../../run/simulation.ts';
import { fitKinetics, type Kinetics } from './fit.ts';
import { crossingTime, flatCell, fourPoint, thermalVoltage } from './flat.ts';

/** Of electrolyte: the drop across the width of the front, 1.6 cells of it, is not taken away with the ohmic one; ln i errs by 0.2 % in PEO. */
const CELLS = 64;
/**
 * Of L²/D: salt has moved by √(Dt), a thousandth of the way to the top. In four spans, each a step at least, because the first leaves some of
 * the guess that the potential starts from.
 */
const AT_ONCE = [1e-9, 1e-8, 1e-7, 1e-6];
/** A held voltage and what it came to. */
export interface Hold {
  /** [V] */
  readonly voltage: number;
  /** Plating > 0 [A/m²] */
  readonly current: number;
  /** The voltage less what the electrolyte takes of it [V] */
  readonly overpotential: number;
}

export interface TafelPlot {
  readonly temperature: number;
  readonly holds: readonly Hold[];
  readonly fitted: Kinetics;
}

/**
 * Holds each voltage [V] and its negative on a cell of its own, and fits. The top is a reservoir: an electrode without a resistance, as a
 * reference is. The resistance of the electrolyte is measured with two probes in it, not computed. Throws what `openSimulation` does.
 */
export async function tafelPlot(
  backend: Backend,
  electrolyte: string,
  { voltages, temperature, thickness }: { voltages: readonly number[]; temperature: number; thickness: number },
  signal?: AbortSignal,
): Promise<TafelPlot> {
  const holds: Hold[] = [];
  for (const voltage of [...voltages.map((one) => -one).reverse(), ...voltages]) {
    signal?.throwIfAborted();
    holds.push(await hold(backend, electrolyte, voltage, temperature, thickness));
  }
  const points = holds.map(({ overpotential, current }): [number, number] => [overpotential, current]);
  return { temperature, holds, fitted: fitKinetics(points, thermalVoltage(temperature)) };
}

async function hold(
  backend: Backend,
  electrolyte: string,
  voltage: number,
  temperature: number,
  thickness: number,
): Promise<Hold> {
  const control = { kind: 'voltage', voltage } as const;
  const cell = flatCell({
    electrolyte,
    temperature,
    depth: thickness,
    cells: CELLS,
    top: 'reservoir',
    control,
    largestStep: 1,
  });
  const crossing = crossingTime(cell);
  const simulation = openSimulation(backend, { ...cell, duration: AT_ONCE[0] * crossing });
  for (const share of AT_ONCE) await simulation.advanceTo(share * crossing);
  const { status, snapshot } = await simulation.sample();
  const { field } = fourPoint(snapshot, cell.surface.thickness);
  return { voltage, current: status.meanCurrent, overpotential: voltage - field * thickness };
}
