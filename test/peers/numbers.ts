/** A case as numbers for a peer, all out of the program: its fields, its clock and the parameters of its own dispatches. */
import type { Backend } from '../../src/backend/backend.ts';
import type { Case } from '../../src/case/case.ts';
import { maps } from '../../src/case/maps.ts';
import { controlValues, layCell } from '../../src/physics/cell.ts';
import { CLOCK, CONTROL } from '../../src/physics/clock.ts';
import { STATE } from '../../src/physics/planes.ts';
import { FIRST_NEWTON, NEWTON, stepList } from '../../src/physics/step.ts';

/** What pvh.edp leaves out, by what a case must not have. */
function refuse({ name, filler, sides, top, noise, surface, control }: Case): void {
  const given = [
    filler ? 'a filler' : '',
    sides === 'periodic' ? '' : `sides that are ${sides}`,
    top === 'reservoir' ? '' : `a ${top} at the top`,
    noise === 0 ? '' : 'noise',
    surface.roughness || surface.island ? 'a rough surface or an island' : '',
    surface.nuclei.some(({ time }) => time > 0) ? 'nuclei that come later' : '',
    control.kind === 'current' ? '' : 'a constant voltage',
  ].filter((what) => what !== '');
  if (given.length > 0)
    throw new Error(
      `${name} has ${given.join(', ')}: the peer knows a flat homogeneous cell as the case pvh of tip-effect`,
    );
}

/**
 * The numbers that pvh.edp reads, in the solver's units (src/physics/scales.ts), for a case that lasts `input.duration`. Throws
 * Error for a case that has what the peer leaves out.
 */
export async function numbersOf(backend: Backend, input: Case): Promise<Record<string, number>> {
  refuse(input);
  const cell = layCell(backend, input);
  const { scales } = cell;
  const [state, clock] = await backend.read([cell.state, cell.clock]);
  const control = controlValues(input.control, scales, input.duration);
  const properties = maps(input);
  // Nodes stand in the middle of tipfield's columns, so that both see a tip in the same places: the peer's x counts from there.
  const nuclei = input.surface.nuclei.flatMap(({ position, radius }, k): [string, number][] => [
    [`x${k}`, position / scales.length - 0.5],
    [`r${k}`, radius / scales.length],
  ]);
  const given = (most: number) =>
    Object.fromEntries(stepList(cell, most).flatMap(({ params }) => Object.entries(params)));
  const first = given(FIRST_NEWTON);
  return {
    // Width, mobility, anisotropies, capillary, allowed errors and so on, as the kernels of a step get them.
    ...given(NEWTON),
    newton: NEWTON,
    firstNewton: FIRST_NEWTON,
    firstPotentialTolerance: first.potentialTolerance,
    firstConcentrationTolerance: first.concentrationTolerance,
    nx: input.grid.nx,
    ny: input.grid.ny,
    diffusivity: properties.diffusivity[0] / scales.diffusivity,
    anions: 1 - properties.transference[0],
    current: control[CONTROL.current],
    voltage: control[CONTROL.voltage],
    span: control[CONTROL.span],
    u: state[STATE.potential],
    proposed: clock[CLOCK.proposed],
    speed: clock[CLOCK.speed],
    thickness: input.surface.thickness / scales.length,
    nuclei: input.surface.nuclei.length,
    ...Object.fromEntries(nuclei),
  };
}
