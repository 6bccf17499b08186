import { Command, Option } from 'commander';
import { BACKEND_KINDS, type BackendKind } from '../backend/backend-kind.ts';
import { runTask } from '../experiments/sweep/task.ts';
import { serve } from '../experiments/sweep/worker.ts';
import { OutputError } from '../output/files.ts';
import { readPlan } from '../output/sweep/plan-file.ts';
import { adapterRecord, checkpointOption, chosenBackend } from './options.ts';

interface Options {
  readonly backend?: BackendKind;
  readonly checkpoint?: number;
}

/** Exit status of a task that was interrupted and saved, `EX_TEMPFAIL` of sysexits.h: a cluster may queue it again. */
const AGAIN = 75;

/** What `tipfield sweep` and the scripts of a cluster call. */
export const sweepTaskCommand = new Command('sweep-task')
  .description('run one task of a sweep, by its index from 0; exit status 75: interrupted and saved')
  .argument('<folder>', 'folder of the sweep')
  .argument('[index]', 'in the order of sweep.json; without it a parent process names tasks')
  .addOption(new Option('--backend <kind>', 'that of the sweep if absent').choices(BACKEND_KINDS))
  .addOption(checkpointOption())
  .action(run);

async function run(folder: string, index: string | undefined, { backend: asked, checkpoint }: Options): Promise<void> {
  const plan = readPlan(folder);
  if (!plan) throw new OutputError(`${folder} holds no sweep of tipfield: name a folder that has a sweep.json`);
  const sweep = { folder, plan };
  const open = (print: (line: string) => void) => chosenBackend(asked ?? plan.backend, print);
  const saveEvery = checkpoint === undefined ? {} : { saveEvery: checkpoint };
  if (index === undefined) {
    if (!process.send) throw new OutputError('name the task: tipfield sweep-task <folder> <index>');
    await serve(sweep, { open: () => open(() => {}), adapter: adapterRecord, ...saveEvery });
    return;
  }
  const task = plan.tasks[Number(index)];
  if (!task) throw new OutputError(`${folder} has no task ${index}: its tasks are 0 to ${plan.tasks.length - 1}`);
  const interrupt = new AbortController();
  const stop = () => {
    if (interrupt.signal.aborted) process.exit(AGAIN);
    interrupt.abort();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  let backend = await open(console.log);
  try {
    const adapter = adapterRecord(backend);
    const state = await runTask(backend, sweep, task, {
      signal: interrupt.signal,
      print: console.log,
      // Whoever starts a task a second time knows that the first is gone, on another machine too.
      isAlive: () => false,
      reopen: async () => {
        backend.destroy();
        backend = await open(console.log);
        return backend;
      },
      ...(adapter ? { adapter } : {}),
      ...saveEvery,
    });
    process.exitCode = state.kind === 'done' ? 0 : state.kind === 'failed' ? 1 : AGAIN;
  } finally {
    backend.destroy();
  }
}
