import type { TwinKernel } from '../../backend/cpu.ts';
import { MOST_DIRECTIONS, WEIGHTS } from '../krylov.ts';
import { stride, UNKNOWNS } from '../levels.ts';
import { defectAt } from './defect.ts';

/**
 * q = A z of the cycle's correction z, kept as image `slot` unless it is the last, and its scalar products row by row.
 * Twin of shaders/image.wgsl.
 */
export const image: TwinKernel = ({ coefficients, correction, residual, images, products }, { nx, ny, slot, last }) => {
  const level = { nx, ny, base: 0, turn: 0 };
  const S = stride(level);
  const pair = UNKNOWNS * S;
  const defect = new Float64Array(UNKNOWNS);
  for (let j = 0; j < ny; j++) {
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < nx; i++) {
      defectAt(coefficients, correction, residual, level, i, j, defect);
      for (let p = 0; p < UNKNOWNS; p++) {
        const at = p * S + j * nx + i;
        const q = residual[at] - defect[p];
        if (!last) images[slot * pair + at] = q;
        sums[0] += q * q;
        sums[1] += q * residual[at];
        for (let k = 0; k < slot; k++) sums[2 + k] += q * images[k * pair + at];
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
  weights[WEIGHTS.alpha + slot] = isNew ? sums[1] / norm : 0;
  weights[WEIGHTS.norm + slot] = isNew ? norm : 0;
};

/** Makes direction `slot` new to those before it, and goes along it; the last one makes the solution. Twin of shaders/descend.wgsl. */
export const descend: TwinKernel = ({ directions, images, correction, residual, weights }, { nx, ny, slot, last }) => {
  const S = stride({ nx, ny });
  const pair = UNKNOWNS * S;
  const alpha = weights[WEIGHTS.alpha + slot];
  for (let p = 0; p < UNKNOWNS; p++) {
    for (let q = p * S; q < p * S + nx * ny; q++) {
      let z = correction[q];
      for (let i = 0; i < slot; i++) z -= weights[WEIGHTS.beta + i] * directions[i * pair + q];
      if (last) {
        correction[q] = alpha * z;
        for (let i = 0; i < slot; i++) correction[q] += weights[WEIGHTS.alpha + i] * directions[i * pair + q];
        continue;
      }
      let lost = images[slot * pair + q];
      for (let i = 0; i < slot; i++) lost -= weights[WEIGHTS.beta + i] * images[i * pair + q];
      directions[slot * pair + q] = z;
      images[slot * pair + q] = lost;
      residual[q] -= alpha * lost;
    }
  }
};
