import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK } from '../clock.ts';
import { SOURCES, STATE } from '../planes.ts';

/** The metal that a forced cell gains. Twin of shaders/gain.wgsl. */
export const gain: TwinKernel = ({ state, sources, clock }, { nx, ny }) => {
  if (clock[CLOCK.running] === 0) return;
  const S = stride({ nx, ny });
  const dt = clock[CLOCK.step];
  for (let q = 0; q < nx * ny; q++) state[STATE.metal * S + q] += dt * sources[SOURCES.metal * S + q];
};

/** The charge and the salt that it gains. Twin of shaders/force.wgsl. */
export const force: TwinKernel = ({ sources, residual }, { nx, ny }) => {
  const S = stride({ nx, ny });
  for (let q = 0; q < nx * ny; q++) {
    residual[q] += sources[SOURCES.charge * S + q];
    residual[S + q] += sources[SOURCES.salt * S + q];
  }
};
