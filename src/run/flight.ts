/** Batches of steps that a back end works on: the next one is submitted before the clock of the last is awaited, so that a device never waits for the host. */
import type { Backend, Field, Program } from '../backend/backend.ts';

/** Batches under way at once at most, because one is encoded and submitted while the other runs. */
const IN_FLIGHT = 2;

/** A batch that is done. */
export interface Landed {
  /** The clock after it */
  readonly clock: Float64Array;
  readonly steps: number;
  /** From its submission, or from when the one before it was done, until it was done [ms] */
  readonly took: number;
}

export interface Flight {
  /** Appends a batch: `steps` runs of the program. */
  submit(program: Program, steps: number): void;
  /** Appends batches of `most` steps at most until as many are under way as are `wanted`, or two batches; at least one is. */
  fill(program: Program, wanted: number, most: number): void;
  /** Waits for the oldest batch. Throws what the back end throws. */
  land(): Promise<Landed>;
  /** Waits for all others, whatever comes of them. */
  drain(): Promise<void>;
}

/** No batch under way, on a back end whose steps keep this clock. */
export function openFlight(backend: Backend, clock: Field): Flight {
  const under: { readonly steps: number; readonly begun: number; readonly clock: Promise<Float64Array[]> }[] = [];
  let last = 0;

  function submit(program: Program, steps: number): void {
    const begun = performance.now();
    backend.submit(program, steps);
    const read = backend.read([clock]);
    // A failure is told to whoever waits for the batch; where nobody does any more it is no news.
    read.catch(() => undefined);
    under.push({ steps, begun, clock: read });
  }

  return {
    submit,
    fill(program, wanted, most) {
      let left = wanted - under.reduce((sum, { steps }) => sum + steps, 0);
      while (under.length === 0 || (under.length < IN_FLIGHT && left > 0)) {
        const steps = Math.max(1, Math.min(left, most));
        submit(program, steps);
        left -= steps;
      }
    },
    async land() {
      const [{ steps, begun, clock: read }] = under.splice(0, 1);
      const [now] = await read;
      const done = performance.now();
      const took = done - Math.max(begun, last);
      last = done;
      return { clock: now, steps, took };
    },
    async drain() {
      await Promise.allSettled(under.splice(0).map((batch) => batch.clock));
    },
  };
}
