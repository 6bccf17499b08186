/** The page's side of the solver's thread. */
import type { Report, Request } from './protocol.ts';

export interface Solver {
  send(request: Request): void;
  /** Ends the thread and all that it holds. */
  end(): void;
}

/**
 * Starts the solver in a worker. A worker that cannot start or breaks down is reported as `failed` of the run that was opened last;
 * then `end` it and start another.
 */
export function startSolver(onReport: (report: Report) => void): Solver {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'tipfield solver' });
  let run = 0;
  const failed = (what: string) =>
    onReport({ kind: 'failed', run, message: `The solver's thread ${what}: reload the page` });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => onReport(data));
  worker.addEventListener('messageerror', () => failed('sent what could not be read'));
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // else it is printed as well
    failed(event.message ? `broke down (${event.message})` : 'could not be started');
  });
  return {
    send(request) {
      if (request.kind === 'open') run = request.run;
      worker.postMessage(request);
    },
    end: () => worker.terminate(),
  };
}
