/**
 * The effective conductivity of a square array of discs, over that of what is around them, by the discs' fraction of the area
 * and their conductivity over that of what is around them. By symmetry no fraction's value depends on the direction, and
 * that of a ratio times that of its inverse is one (Keller, J. Math. Phys. 5, 548 (1964)).
 *
 * Source: the multipole solution of Perrins, McKenzie and McPhedran, Proc. R. Soc. A 369, 207 (1979), computed with 24 to 48
 * multipoles; for perfect conductors it agrees with the values printed there.
 */

/** Conductivity of the discs over that of what is around them [–], in the order of each row's values. */
export const DISC_RATIOS = [Number.POSITIVE_INFINITY, 100, 10, 5, 2, 0.5, 0.1, 0.01, 0] as const;

/** Fraction [–], then σ_eff over that of what is around the discs for each of the ratios [–]. */
export const SQUARE_ARRAY = [
  {
    fraction: 0.1,
    values: [1.22223, 1.217351, 1.178222, 1.142859, 1.068966, 0.9354837, 0.8487366, 0.821456, 0.8181768],
  },
  {
    fraction: 0.2,
    values: [1.500306, 1.48797, 1.391458, 1.30777, 1.142865, 0.8749936, 0.7186708, 0.6720565, 0.6665307],
  },
  {
    fraction: 0.3,
    values: [1.860188, 1.835919, 1.652036, 1.500689, 1.22229, 0.8181363, 0.6053137, 0.5446863, 0.53758],
  },
  {
    fraction: 0.4,
    values: [2.350998, 2.306096, 1.980626, 1.730745, 1.308002, 0.7645249, 0.5048909, 0.4336333, 0.4253512],
  },
  {
    fraction: 0.5,
    values: [3.080198, 2.994768, 2.415467, 2.012976, 1.401025, 0.7137629, 0.4139986, 0.3339157, 0.3246545],
  },
  {
    fraction: 0.6,
    values: [4.341824, 4.156738, 3.037221, 2.374382, 1.502791, 0.6654283, 0.3292484, 0.2405733, 0.2303179],
  },
] as const;
