import { SingleBar } from 'cli-progress';

/** How far a piece of drawing has come: a bar on a terminal, nothing elsewhere. */
export interface Counter {
  readonly update: (done: number, total: number) => void;
  readonly count: () => number;
  readonly close: () => void;
}

export function openCounter(what: string): Counter {
  const bar = process.stdout.isTTY
    ? new SingleBar({ format: `{bar} {value} of {total} ${what}`, hideCursor: true, clearOnComplete: true })
    : undefined;
  let count = 0;
  return {
    update(done, total) {
      if (count === 0) bar?.start(total, 0);
      count = done;
      bar?.update(done);
    },
    count: () => count,
    close: () => bar?.stop(),
  };
}
