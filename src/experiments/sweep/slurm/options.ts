/** How a sweep is given to Slurm. */
export interface SlurmOptions {
  /** The words that start this program on a node: Node's absolute path, its options, the absolute path of the command line. */
  readonly program: readonly string[];
  /** `--partition` of sbatch; the site's default if absent. */
  readonly partition?: string;
  /** `--time` of sbatch, for one task: `2:00:00`; the partition's default if absent. */
  readonly time?: string;
  /** `--gres` of sbatch, for one task: `gpu:1`. */
  readonly gres?: string;
  /** Tasks that run at a time, at most; as many as the site lets if absent. */
  readonly throttle?: number;
  /** Wall time between saves of a task [s]; its own default if absent. */
  readonly checkpoint?: number;
  /** Any other options of sbatch, each as it takes them: `--account=physics`. They come last and win. */
  readonly sbatch: readonly string[];
  /** false: the script is written and nothing else is done. */
  readonly submit: boolean;
  /** false: returns once the tasks are in the queue. */
  readonly follow: boolean;
  /** Times that a task which stopped is submitted again, as long as it does not get further. */
  readonly resubmit: number;
  /** Time between two looks at the queue and the result files [s] */
  readonly poll: number;
  /** Time after a task has left the queue in which its files may still come [s] */
  readonly settle: number;
}

export const SLURM_DEFAULTS = {
  /** 2, because a node that fails does not fail thrice, and memory that is too small stays so. */
  resubmit: 2,
  /** 15 s, because a look is one request to a controller that serves everyone. */
  poll: 15,
  /** 60 s, because a client of NFS may keep what it knows of a folder for as long (acdirmax of nfs(5)). */
  settle: 60,
} as const;
