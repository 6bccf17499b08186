/** The yardstick of the twin: how fast plain loops over float64 arrays are on this machine, whatever they compute. */
import { performance } from 'node:perf_hooks';

/** Rates of one loop over n × n cells, the best of the repeats. */
export interface Rate {
  /** Cells a second [1/s] */
  readonly cellsPerSecond: number;
  /** Bytes that the loop must read and write a second, each array once [B/s] */
  readonly bytesPerSecond: number;
}

/** One array read and one written, float64 [B]. */
const BYTES_PER_CELL = 16;
/** Repeats, because the best of seven is hardly disturbed by what else runs; each lasts LEAST_TIME [ms]. */
const REPEATS = 7;
const LEAST_TIME = 20;

/**
 * A five-point sweep w = u + ω (u_E + u_W + u_N + u_S − 4 u) over the inner cells of n × n, from one array into another: no
 * coefficients, no walls, no colours. What a stencil in JavaScript can reach at most.
 */
export function bareStencil(n: number): Rate {
  const [from, to] = pair(n);
  const omega = 0.2;
  return rate(n, () => {
    for (let j = 1; j < n - 1; j++) {
      for (let q = j * n + 1; q < j * n + n - 1; q++) {
        const u = from[q];
        to[q] = u + omega * (from[q + 1] + from[q - 1] + from[q + n] + from[q - n] - 4 * u);
      }
    }
  });
}

function pair(n: number): readonly [Float64Array, Float64Array] {
  return [Float64Array.from({ length: n * n }, (_, q) => Math.sin(q)), new Float64Array(n * n)];
}

function rate(n: number, sweep: () => void): Rate {
  const run = (times: number) => {
    const begun = performance.now();
    for (let k = 0; k < times; k++) sweep();
    return (performance.now() - begun) / times;
  };
  // Long enough for the compiler to have finished with the loop.
  let times = 1;
  while (run(times) * times < LEAST_TIME) times *= 2;
  const least = Math.min(...Array.from({ length: REPEATS }, () => run(times)));
  const cellsPerSecond = (1000 * n * n) / least;
  return { cellsPerSecond, bytesPerSecond: BYTES_PER_CELL * cellsPerSecond };
}
