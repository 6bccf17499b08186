/** Words of `tipfield sweep`. */
import type { Design } from '../experiments/sweep/vary.ts';

/** As they are typed. */
export const DESIGNS = ['grid', 'list', 'latin'] as const;

/** As plans and tables name them. */
export const DESIGN_NAMES: Readonly<Record<(typeof DESIGNS)[number], Design>> = {
  grid: 'grid',
  list: 'list',
  latin: 'latin hypercube',
};
