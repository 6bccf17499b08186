/**
 * Random numbers by counting: the k-th number of a seed depends on (seed, k) alone, so that it is the same in any order
 * and on any machine.
 */

/**
 * 32 bits mixed so that each input bit flips each output bit in about half of all cases (`lowbias32`, C. Wellons,
 * https://nullprogram.com/blog/2018/07/31/).
 */
export function mix(bits: number): number {
  let x = bits >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The k-th number of a seed, uniform in [0, 1), in steps of 2⁻³². Both are unsigned 32-bit integers. */
export function uniform(seed: number, k: number): number {
  return mix(mix(seed + 0x9e3779b9) ^ mix(k)) / 2 ** 32;
}
