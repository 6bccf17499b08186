/** The metal at the start, and what nucleates later, as a user writes it. */

import { z } from 'zod';
import { below, between, field, map, notNegative, upTo } from './fields.ts';
import { kinds } from './kinds.ts';

/** Nuclei in one case at most, because each that comes later ends a span of time. */
export const MOST_NUCLEI = 10000;

const count = () => field(kinds.count, between(1, MOST_NUCLEI, 'whole'));

/** Equal radii by default, because a spread has to be known. */
const spread = () => field(kinds.number, below(1)).prefault(0);

const nuclei = z.union(
  [
    z.array(
      map({
        position: field(kinds.length, notNegative),
        radius: field(kinds.length),
        /** 0 s by default, because most nuclei are there at the start. */
        time: field(kinds.time, notNegative).prefault('0 s'),
      }),
    ),
    map({
      count: count().optional(),
      random: count().optional(),
      radius: field(kinds.length),
      spread: field(kinds.number, below(1)).optional(),
      apart: field(kinds.length).optional(),
    }),
  ],
  { error: 'must be a list of {position, radius}, a row {count, radius}, or random ones {random, radius}' },
);

/** Flat by default, because a nucleus or a roughness has to be put there on purpose. */
export const surfaceSchema = map({
  /** None by default, because nuclei on a bare electrode and an island have none. */
  thickness: field(kinds.length, notNegative).prefault('0 um'),
  nuclei: nuclei.prefault([]),
  roughness: map({
    rms: field(kinds.length),
    shortest: field(kinds.length),
    longest: field(kinds.length),
    /** 0.8 by default, assumed, because long waves then stand out and short ones stay flat enough for a grid. */
    hurst: field(kinds.number, upTo(1)).prefault(0.8),
  }).optional(),
  nucleation: map({
    rate: field(kinds.nucleationRate),
    radius: field(kinds.length),
    spread: spread(),
    /** The duration by default, because a rate has no end of its own. */
    until: field(kinds.time).optional(),
  }).optional(),
  island: map({ radius: field(kinds.length) }).optional(),
});
