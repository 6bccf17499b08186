/** A flat symmetric cell at a constant current, until its salt has settled: its voltage, and the closed form of it. */
import type { Backend } from '../../backend/backend.ts';
import type { Electrolyte } from '../../case/case.ts';
import { StudyError } from '../../case/study-error.ts';
import { formatQuantity } from '../../output/quantity.ts';
import { openSimulation } from '../../run/simulation.ts';
import { limitingCurrent } from '../papers/limits.ts';
import { overpotential, symmetricVoltage } from './closed-forms.ts';
import { crossingTime, flatCell, thermalVoltage } from './flat.ts';

/** When the cell is looked at, in L²/D: e^{−π²} of the salt's transient is left. In spans, because a first step must be short. */
const HELD = [1e-4, 1e-3, 1e-2, 0.1, 1];
/** Of L²/D */
const LARGEST_STEP = 0.02;
/** Of the cycler [V] */
const COMPLIANCE = 5;
/** What is asked of one cell. */
export interface PolarisationSettings {
  readonly electrolyte: string;
  /** [K] */
  readonly temperature: number;
  /** [m] */
  readonly thickness: number;
  /** [A/m²] */
  readonly currents: readonly number[];
  /** Of electrolyte, between the electrodes */
  readonly cells: number;
}

/** A current and what it takes. */
export interface Polarised {
  /** [A/m²] */
  readonly density: number;
  /** Of the cell, simulated [V] */
  readonly voltage: number;
  /** The closed form of the same cell [V] */
  readonly expected: number;
  /** Of it, the two electrodes with the salt at c₀ [V] */
  readonly kinetic: number;
}

export interface Polarisation extends PolarisationSettings {
  readonly medium: Electrolyte;
  /** 2 F D c₀/(t₋ L) [A/m²] */
  readonly limit: number;
  readonly points: readonly Polarised[];
}

/** Polarises a flat symmetric cell at each current. Throws StudyError for a current that its salt cannot carry. */
export async function polarise(
  backend: Backend,
  settings: PolarisationSettings,
  signal?: AbortSignal,
): Promise<Polarisation> {
  const { electrolyte, temperature, thickness, currents, cells } = settings;
  const cellAt = (density: number) =>
    flatCell({
      electrolyte,
      temperature,
      depth: thickness,
      cells,
      top: 'counter electrode',
      control: { kind: 'current', density, compliance: COMPLIANCE },
      largestStep: 1,
    });
  const cell = cellAt(currents[0]);
  const medium = cell.electrolyte;
  const limit = limitingCurrent(cell, medium);
  const crossing = crossingTime(cell);
  const points: Polarised[] = [];
  for (const density of currents) {
    signal?.throwIfAborted();
    if (!(density < limit))
      throw new StudyError([
        `currents: ${formatQuantity(density, 'A/m²', 3)} is above the limiting current of ${electrolyte}, ` +
          `${formatQuantity(limit, 'A/m²', 3)} over ${formatQuantity(thickness, 'm')}: its salt does not settle`,
      ]);
    const numerics = { ...cell.numerics, largestStep: LARGEST_STEP * crossing };
    const simulation = openSimulation(backend, { ...cellAt(density), duration: crossing, numerics });
    for (const share of HELD) await simulation.advanceTo(share * crossing);
    const { status } = await simulation.sample();
    points.push({ density, voltage: status.cellVoltage, ...expectedAt(density, limit, temperature, medium) });
  }
  return { ...settings, medium, limit, points };
}

/** Closed forms of the steady cell and of its electrodes alone [V] */
export function expectedAt(density: number, limit: number, temperature: number, medium: Electrolyte) {
  const thermal = thermalVoltage(temperature);
  const electrodes = overpotential(density, 1, medium) - overpotential(-density, 1, medium);
  return { expected: thermal * symmetricVoltage(density / limit, limit, medium), kinetic: thermal * electrodes };
}
