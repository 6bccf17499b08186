/** A Slurm of one node on this machine, with its own configuration, ports and folders; needs no root, no munge and no accounting. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian puts the daemons where only root's PATH looks. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

export interface Slurm {
  /** For the commands of Slurm and for what calls them. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs one of Slurm's commands and gives what it prints. Throws where it fails. */
  readonly ask: (program: string, ...args: readonly string[]) => string;
  /**
   * Ends the controller with signal 9, once it has saved what it knows of this job, which it does within some seconds of a change. One that
   * dies before that knows jobs as they were, gives their numbers out again and drains the node: no test of ours.
   */
  readonly killController: (job: string) => Promise<void>;
  /** Starts it again where it left off. */
  readonly startController: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Why the tests cannot run, for their names; empty where they can. CI, which sets TIPFIELD_REQUIRE_SLURM=1, counts Slurm as there, and a
 * test fails where it is not.
 */
export function missingSlurm(): string {
  if (process.env.TIPFIELD_REQUIRE_SLURM === '1') return '';
  const isThere = ['slurmctld', 'slurmd', 'sbatch'].every(
    (program) => spawnSync(program, ['-V'], { env: { ...process.env, PATH } }).status !== null,
  );
  return isThere ? '' : ' (skipped: no Slurm on this machine; apt-get install slurm-wlm)';
}

/** Starts it in an empty folder and waits until the node is idle. `cpus` are as many as jobs may run at a time, whatever the machine has. */
export async function startSlurm(folder: string, cpus: number): Promise<Slurm> {
  const configuration = join(folder, 'slurm.conf');
  for (const inner of ['state', 'spool']) mkdirSync(join(folder, inner), { recursive: true });
  writeFileSync(configuration, slurmConf(folder, cpus, await freePort(), await freePort()));
  const env = { PATH, SLURM_CONF: configuration };
  const ask = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  // In the foreground, as children: the daemons end with this process at the latest.
  const start = (program: string) =>
    spawn(program, ['-D'], { env: { ...process.env, ...env }, stdio: 'ignore', detached: false });
  let controller = start('slurmctld');
  const node = start('slurmd');
  const answers = () => {
    try {
      return ask('sinfo', '--noheader', '--format=%T').trim();
    } catch {
      return '';
    }
  };
  const until = async (isReached: () => boolean) => {
    for (let k = 0; k < 300 && !isReached(); k++) await sleep(100);
    if (!isReached()) throw new Error(`Slurm did not do it within 30 s; its logs end with\n${tails(folder)}`);
  };
  await until(() => answers() === 'idle');
  return {
    env,
    ask,
    killController: async (job) => {
      const mark = `saved at ${Date.now()}`;
      ask('scontrol', 'update', `JobId=${job}`, `Comment=${mark}`);
      await until(() => contains(join(folder, 'state/job_state'), mark));
      await ended(controller, 'SIGKILL');
    },
    startController: async () => {
      controller = start('slurmctld');
      await until(() => answers() !== '');
    },
    stop: async () => {
      // Jobs first, because slurmd leaves them behind.
      if (answers() !== '') ask('scancel', '--full', '--signal=KILL', `--user=${userInfo().username}`);
      await ended(node, 'SIGTERM');
      await ended(controller, 'SIGTERM');
    },
  };
}

function contains(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path).includes(text);
}

function ended(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  return end;
}

/**
 * `config_overrides`: the node has the processors that this file says. Jobs start as soon as others end (slurm.conf(5)). Slurm's own
 * `auth/none` and `cred/none` take the place of munge.
 */
function slurmConf(folder: string, cpus: number, controllerPort: number, nodePort: number): string {
  const host = hostname().split('.')[0];
  const user = userInfo().username;
  const lines = {
    ClusterName: 'tipfield',
    SlurmctldHost: `${host}(127.0.0.1)`,
    SlurmctldPort: controllerPort,
    SlurmdPort: nodePort,
    SlurmUser: user,
    SlurmdUser: user,
    AuthType: 'auth/none',
    CredType: 'cred/none',
    StateSaveLocation: join(folder, 'state'),
    SlurmdSpoolDir: join(folder, 'spool'),
    SlurmctldPidFile: join(folder, 'slurmctld.pid'),
    SlurmdPidFile: join(folder, 'slurmd.pid'),
    SlurmctldLogFile: join(folder, 'slurmctld.log'),
    SlurmdLogFile: join(folder, 'slurmd.log'),
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    JobAcctGatherType: 'jobacct_gather/none',
    AccountingStorageType: 'accounting_storage/none',
    SwitchType: 'switch/none',
    MpiDefault: 'none',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_Core',
    SchedulerType: 'sched/builtin',
    SchedulerParameters: 'batch_sched_delay=0,sched_interval=1,sched_min_interval=1,default_queue_depth=1000',
    SlurmdParameters: 'config_overrides',
    ReturnToService: 2,
    KillWait: 5,
    JobRequeue: 1,
    RequeueExit: 75,
    NodeName: `${host} NodeAddr=127.0.0.1 CPUs=${cpus} Boards=1 SocketsPerBoard=1 CoresPerSocket=${cpus} ThreadsPerCore=1 RealMemory=1000 State=UNKNOWN`,
    PartitionName: `test Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function tails(folder: string): string {
  return ['slurmctld.log', 'slurmd.log']
    .map((name) => join(folder, name))
    .map((path) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(-12).join('\n') : `no ${path}`))
    .join('\n');
}
