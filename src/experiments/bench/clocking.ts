/** Wall time of programs on a back end. */
import { performance } from 'node:perf_hooks';
import type { Backend, Field, Program } from '../../backend/backend.ts';
import { REPEATS, type Spread, spreadOf } from './spread.ts';

/** Time that a repeat takes at least if nothing else is asked for [ms], and submissions of a program in it at most: a state grows old with its steps. */
const LEAST_TIME = 100;
const MOST_SUBMISSIONS = 64;

/** How a program is repeated. */
export interface Pace {
  /** Awaited before each repeat */
  readonly prepare?: () => Promise<void>;
  /** Time that a repeat takes at least [ms]; 100 if absent, because a wake-up of the system is a hundredth of that */
  readonly leastTime?: number | undefined;
}

/** How long a program took, each time. */
export interface Clocking {
  /** [ms] */
  readonly whole: Spread;
  /** Of it, until the submission came back [ms]: what encoding costs a GPU. Absent on the twin, which computes meanwhile */
  readonly encode?: Spread;
}

/** Repeats the program, each time so often that it takes long enough, and waits by reading `last`. */
export async function clock(
  backend: Backend,
  program: Program,
  last: Field,
  { prepare = async () => {}, leastTime = LEAST_TIME }: Pace = {},
): Promise<Clocking> {
  const run = async (times: number) => {
    await prepare();
    const begun = performance.now();
    backend.submit(program, times);
    const submitted = performance.now();
    await backend.read([last]);
    return { whole: (performance.now() - begun) / times, encode: (submitted - begun) / times };
  };
  await run(1);
  const { whole: once } = await run(1);
  const times = Math.min(MOST_SUBMISSIONS, Math.max(1, Math.ceil(leastTime / once)));
  const samples: Awaited<ReturnType<typeof run>>[] = [];
  for (let i = 0; i < REPEATS; i++) samples.push(await run(times));
  const whole = spreadOf(samples.map((sample) => sample.whole));
  return backend.info.kind === 'cpu' ? { whole } : { whole, encode: spreadOf(samples.map(({ encode }) => encode)) };
}
