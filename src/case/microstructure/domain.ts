/** The region that a structure fills, and how finely it is drawn there. */

import { micrometres } from '../problems.ts';
import { LARGEST_RASTER } from './raster.ts';

export interface Domain {
  /** [m] */
  readonly width: number;
  readonly height: number;
  /** Whether the left and the right side are joined. */
  readonly periodic: boolean;
}

/** A structure that cannot be drawn: which of its values is to blame, and the way out. */
export class StructureError extends Error {
  override readonly name = 'StructureError';
  /** Of the structure, like `fraction` or `width`. */
  readonly key: string;
  constructor(key: string, message: string) {
    super(message);
    this.key = key;
  }
}

/** Samples across a domain whose features are large, as far as its height allows. */
export const COLUMNS = 1024;

/** Samples across the smallest feature at least, because its width is then met within a tenth or so. */
const SAMPLES_ACROSS = 6;

/** Most samples across a domain, its longer side having `LARGEST_RASTER`. */
function mostColumns({ width, height }: Domain): number {
  return Math.floor(LARGEST_RASTER * Math.min(1, width / height));
}

/**
 * Samples across a domain that resolve the smallest feature of a structure [m].
 *
 * Throws `StructureError` for `key` where they would be too many; `value` is how the message begins.
 */
export function columnsFor(domain: Domain, feature: number, key: string, value = micrometres(feature)): number {
  const most = mostColumns(domain);
  // A little less than a whole number is that number, because cells times their size is the width but for round-off.
  const columns = Math.max(Math.min(COLUMNS, most), Math.ceil((SAMPLES_ACROSS * domain.width) / feature - 1e-6));
  if (columns > most) throw tooThin(domain, key, value);
  return columns;
}

/** The error for a feature that no picture of the domain resolves. */
export function tooThin({ width, height }: Domain, key: string, value: string): StructureError {
  return new StructureError(
    key,
    `${value} is too thin to draw in a domain of ${micrometres(width)} by ${micrometres(height)}; ` +
      'make the domain smaller or take the composite as one medium',
  );
}
