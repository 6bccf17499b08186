import { mix } from '../../case/random.ts';

/** A number of mean 0 and variance 1, uniform in ±√3, that depends on (seed, step, cell) alone. Twin: shaders/model.wgsl */
export function noiseAt(seed: number, step: number, cell: number): number {
  const bits = mix(mix(mix((seed + 0x9e3779b9) >>> 0) ^ step) ^ cell);
  return Math.sqrt(3) * (2 * (bits / 2 ** 32) - 1);
}
