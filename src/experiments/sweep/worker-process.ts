/** A worker as its parent sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import type { TaskState } from '../../output/sweep/state.ts';
import type { Order, Word } from './worker.ts';

/** How a worker is started: the program of the command line and the words after its name. */
export interface WorkerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Options of Node; those of this process if absent. */
  readonly execArgv?: readonly string[];
}

/** How a worker ended, in words: `signal SIGKILL`. */
export interface Death {
  readonly how: string;
  /** The last of what it said to standard error. */
  readonly words: string;
}

export interface WorkerProcess {
  /** Settles when it is ready, or with how it ended before. */
  readonly ready: Promise<Death | undefined>;
  /** The state in which it leaves the task, or how it ended on the way. */
  run(index: number): Promise<TaskState | Death>;
  /** Lets it save what is under way and end; settles when it is gone. */
  end(): Promise<Death>;
}

/** Characters of standard error that are kept. */
const KEPT = 2000;

export function isDeath(value: TaskState | Death): value is Death {
  return 'how' in value;
}

export function startWorker({ program, args, execArgv = process.execArgv }: WorkerCommand): WorkerProcess {
  const child: ChildProcess = fork(program, args, {
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEPT);
  });
  const death = new Promise<Death>((resolve) => {
    child.on('error', (error) => resolve({ how: error.message, words }));
    // After its last words, too.
    child.on('close', (code, signal) =>
      resolve({ how: signal ? `signal ${signal}` : `exit status ${code}`, words: words.trim() }),
    );
  });
  const heard = <Answer>(answer: (word: Word) => Answer | undefined): Promise<Answer> =>
    new Promise((resolve) => {
      const listen = (word: Word) => {
        const found = answer(word);
        if (found === undefined) return;
        child.off('message', listen);
        resolve(found);
      };
      child.on('message', listen);
    });
  /** One that is gone cannot be told; `death` tells it. */
  const send = (order: Order) => {
    if (child.connected) child.send(order, () => {});
  };
  return {
    ready: Promise.race([death, heard((word) => 'ready' in word || undefined).then(() => undefined)]),
    async run(index) {
      const end = heard((word) => ('ended' in word && word.ended === index ? word.state : undefined));
      send({ run: index });
      return Promise.race([end, death]);
    },
    end() {
      send({ end: true });
      return death;
    },
  };
}
