/** Straight, evenly spaced stripes: what layers and channels have in common. */

import { micrometres } from '../problems.ts';
import { COLUMNS, type Domain, StructureError, tooThin } from './domain.ts';
import { LARGEST_RASTER, type Raster } from './raster.ts';

/**
 * Samples in a period: at least 32, because the best number from 32 to 64 meets every fraction within 0.4 %; 64 to 128
 * where there is room, which meets it within 0.2 %.
 */
const LEAST_IN_PERIOD = 32;
const SAMPLES_IN_PERIOD = 64;

/** Samples across the thinner part of a period at least. */
const SAMPLES_ACROSS = 6;

/** A period of stripes. */
interface Period {
  /** From one stripe of filler to the next, as asked for [m] */
  readonly length: number;
  /** Share of filler [–] */
  readonly fraction: number;
  /** Along which axis stripes follow each other. */
  readonly along: 'x' | 'y';
  /** Of the structure, the one to blame where a period does not fit, and its value [m]. */
  readonly key: string;
  readonly size: number;
}

/**
 * Stripes of filler, each in the middle of its period, so that matrix lies at both ends. The domain holds a whole number
 * of periods, the nearest to what was asked for; a period is a whole number of samples, the one that meets the share of
 * filler best.
 *
 * Throws `StructureError` where less than one period fits or a stripe is too thin to draw.
 */
export function drawStripes({ length, fraction, along, key, size }: Period, domain: Domain): Raster {
  const { width, height } = domain;
  const extent = along === 'x' ? width : height;
  if (extent / length < 1 - 1e-6) {
    throw new StructureError(
      key,
      `${micrometres(size)} with a fraction of ${fraction} repeats every ${micrometres(length)}, more than the ` +
        `domain's ${micrometres(extent)}; choose at most ${micrometres((size * extent) / length)} or a larger domain`,
    );
  }
  const periods = Math.round(extent / length);
  const most = Math.floor((LARGEST_RASTER * extent) / Math.max(width, height) / periods);
  const thin = Math.min(fraction, 1 - fraction);
  const required = Math.max(LEAST_IN_PERIOD, Math.ceil(SAMPLES_ACROSS / thin));
  if (most < 2 * required) throw tooThin(domain, key, micrometres(length * thin));
  const wanted = Math.max(SAMPLES_IN_PERIOD, Math.ceil(COLUMNS / periods), required);
  const { period, filler } = samplesOf(fraction, Math.min(wanted, Math.floor(most / 2)));
  const columns = along === 'x' ? periods * period : Math.max(1, Math.round((periods * period * width) / height));
  const rows = along === 'y' ? periods * period : Math.max(1, Math.round((periods * period * height) / width));
  const samples = new Uint8Array(columns * rows);
  const first = Math.floor((period - filler) / 2);
  for (let index = 0; index < samples.length; index++) {
    const at = (along === 'x' ? index % columns : Math.floor(index / columns)) % period;
    if (at >= first && at < first + filler) samples[index] = 1;
  }
  return { columns, rows, size: width / columns, samples };
}

/** The number of samples in a period, `least` to twice that, whose whole number of filler comes nearest to its share. */
function samplesOf(fraction: number, least: number): { readonly period: number; readonly filler: number } {
  let best = { period: least, filler: Math.round(fraction * least) };
  const miss = ({ period, filler }: typeof best) => Math.abs(filler / period - fraction);
  for (let period = least; period <= 2 * least; period++) {
    const next = { period, filler: Math.round(fraction * period) };
    if (miss(next) < miss(best) - 1e-9) best = next;
  }
  return best;
}
