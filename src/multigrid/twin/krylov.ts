import type { TwinKernel } from '../../backend/cpu.ts';
import { MOST_DIRECTIONS, WEIGHTS } from '../krylov.ts';
import { stride, UNKNOWNS } from '../levels.ts';
import { defectAt } from './defect.ts';

/** Keeps the cycle's correction as direction `slot` and its image A z. Twin of shaders/image.wgsl. */
export const image: TwinKernel = ({ coefficients, correction, residual, directions, images }, { nx, ny, slot }) => {
  const level = { nx, ny, base: 0, turn: 0 };
  const S = stride(level);
  const at = UNKNOWNS * S * slot;
  const defect = new Float64Array(UNKNOWNS);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const q = j * nx + i;
      defectAt(coefficients, correction, residual, level, i, j, defect);
      for (let p = 0; p < UNKNOWNS; p++) {
        directions[at + p * S + q] = correction[p * S + q];
        images[at + p * S + q] = residual[p * S + q] - defect[p];
      }
    }
  }
};

/** Scalar products of image `slot`, row by row. Twin of shaders/project.wgsl. */
export const project: TwinKernel = ({ residual, images, products }, { nx, ny, slot }) => {
  const S = stride({ nx, ny });
  const at = UNKNOWNS * S * slot;
  for (let j = 0; j < ny; j++) {
    const sums = [0, 0, 0, 0];
    for (let p = 0; p < UNKNOWNS; p++) {
      for (let q = p * S + j * nx; q < p * S + (j + 1) * nx; q++) {
        const own = images[at + q];
        sums[0] += own * own;
        sums[1] += own * residual[q];
        for (let i = 0; i < slot; i++) sums[2 + i] += own * images[UNKNOWNS * S * i + q];
      }
    }
    sums.forEach((sum, k) => {
      products[k * ny + j] = sum;
    });
  }
};

/** α and β from the products; the images before are orthogonal, and the residual to them. Twin of shaders/weigh.wgsl. */
export const weigh: TwinKernel = ({ products, weights }, { ny, slot }) => {
  const sums = [0, 0, 0, 0].map((_, k) => products.subarray(k * ny, (k + 1) * ny).reduce((a, b) => a + b, 0));
  let norm = sums[0];
  for (let i = 0; i < MOST_DIRECTIONS - 1; i++) {
    const before = weights[WEIGHTS.norm + i];
    const beta = i < slot && before > 0 ? sums[2 + i] / before : 0;
    weights[WEIGHTS.beta + i] = beta;
    norm -= beta * beta * before;
  }
  // A direction that brings nothing new has only rounding left of its image.
  const isNew = norm > 1e-6 * sums[0];
  weights[WEIGHTS.alpha] = isNew ? sums[1] / norm : 0;
  weights[WEIGHTS.norm + slot] = isNew ? norm : 0;
};

/** Makes direction `slot` new to those before it and goes along it. Twin of shaders/descend.wgsl. */
export const descend: TwinKernel = (
  { directions, images, solution, correction, residual, weights },
  { nx, ny, slot, last },
) => {
  const S = stride({ nx, ny });
  const at = UNKNOWNS * S * slot;
  const alpha = weights[WEIGHTS.alpha];
  for (let p = 0; p < UNKNOWNS; p++) {
    for (let q = p * S; q < p * S + nx * ny; q++) {
      let z = directions[at + q];
      let own = images[at + q];
      for (let i = 0; i < slot; i++) {
        z -= weights[WEIGHTS.beta + i] * directions[UNKNOWNS * S * i + q];
        own -= weights[WEIGHTS.beta + i] * images[UNKNOWNS * S * i + q];
      }
      directions[at + q] = z;
      images[at + q] = own;
      solution[q] = (slot === 0 ? 0 : solution[q]) + alpha * z;
      residual[q] -= alpha * own;
      correction[q] = last ? solution[q] : 0;
    }
  }
};
