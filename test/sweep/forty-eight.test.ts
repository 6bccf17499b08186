/** The 48 runs of a sweep, twice: on this machine, killed and gone on with; and through a real Slurm of one node, with all that happens on a cluster. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readLedger } from '../../src/experiments/sweep/slurm/ledger.ts';
import { type Manifest, readManifest } from '../../src/output/manifest.ts';
import { readPlan, taskFolder } from '../../src/output/sweep/plan-file.ts';
import { taskState } from '../../src/output/sweep/state.ts';
import { builtProgram, tipfield } from '../support/command.ts';
import { sharedFolder } from '../support/folder.ts';
import { FORTY_EIGHT_ARGS, FORTY_EIGHT_STUDY } from '../support/forty-eight.ts';
import { missingSlurm, startSlurm } from '../support/slurm.ts';

const COUNT = 48;
/** For what a loaded machine takes its time for. */
const WAIT = { interval: 50, timeout: 90_000 };
const missing = missingSlurm();

/** Starts the sweep in a process group of its own and kills all of it, workers too, once 16 runs are done and one under way has been saved. */
async function killedHalfway(directory: string, folder: string): Promise<void> {
  const args = ['sweep', 'rods.yaml', ...FORTY_EIGHT_ARGS, '--jobs', '2', '--checkpoint', '1 ms', '-o', 'killed'];
  const child = spawn(process.execPath, [builtProgram(), ...args], { cwd: directory, detached: true, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const runs = join(folder, 'runs');
  for (;;) {
    const ids = existsSync(runs) ? readdirSync(runs) : [];
    if (ids.length > 17 && ids.some((id) => existsSync(join(runs, id, 'checkpoint.bin')))) break;
    if (child.exitCode !== null) throw new Error(`the sweep ended by itself with status ${child.exitCode}`);
    await wait(5);
  }
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
}

/** Every file below a folder, with the time at which it was last written. */
function written(folder: string): Readonly<Record<string, number>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

describe('a sweep of 48 runs', () => {
  const inside = sharedFolder();
  let directory: string;
  beforeAll(() => {
    directory = dirname(inside());
    writeFileSync(join(directory, 'rods.yaml'), FORTY_EIGHT_STUDY);
  });

  test('that is killed with signal 9 and resumed loses nothing and repeats nothing', async () => {
    const folder = join(directory, 'killed');
    await killedHalfway(directory, folder);
    const plan = readPlan(folder)!;
    const before = plan.tasks.map((task) => taskState(folder, task));
    const done = plan.tasks.filter((_, k) => before[k].kind === 'done');
    expect(done.length).toBeGreaterThanOrEqual(16);
    expect(done.length).toBeLessThan(48);
    const files = done.map((task) => written(taskFolder(folder, task)));

    const resumed = await tipfield(['resume', 'killed', '--jobs', '2'], { directory });
    expect(resumed.stderr).toBe('');
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stdout).toContain(`${done.length} of 48 runs are done`);
    expect(resumed.stdout).toContain('48 of 48 runs are done; killed/table.csv');
    // What was done stays as it was, to the file.
    expect(done.map((task) => written(taskFolder(folder, task)))).toEqual(files);
    // What was under way, one run for each of the two processes at most, went on from its last save; all others ran once.
    const again = plan.tasks.flatMap((task) => readManifest(taskFolder(folder, task))?.restarts ?? []);
    expect(again.length).toBeLessThanOrEqual(2);
    expect(Math.max(...again.map(({ from }) => from.rods))).toBeGreaterThan(0);

    expect(table(folder).trimEnd().split('\n')).toHaveLength(1 + COUNT);
  }, 300_000);

  test.skipIf(missing !== '')(
    `through Slurm, one killed, one requeued, one cancelled, the controller killed: nothing is lost or repeated, and the table is that of the other${missing}`,
    async () => {
      // Three jobs at a time on two cores: one computes while Slurm starts the next.
      const slurm = await startSlurm(join(directory, 'slurm'), 3);
      onTestFinished(() => slurm.stop());
      // A space, because folders have them.
      const folder = join(directory, 'by slurm');
      const words = ['sweep', 'rods.yaml', ...FORTY_EIGHT_ARGS, '--output'];
      const site = ['--engine', 'slurm', '--poll', '1 s', '--settle', '1 s', '--checkpoint', '0.05 s', '--time', '10'];
      const bySlurm = () =>
        tipfield([...words, 'by slurm', ...site, '--sbatch', '--comment=tried'], { directory, env: slurm.env });

      const first = bySlurm();
      onTestFinished(() => endFollower(folder));
      const killed = await frozen(folder, []);
      const requeued = await frozen(folder, [killed.number]);
      process.kill(killed.process, 'SIGKILL');
      // What `--signal=B:TERM@60` brings a minute before a time limit.
      process.kill(requeued.process, 'SIGTERM');
      process.kill(requeued.process, 'SIGCONT');
      slurm.ask('scancel', `1_${COUNT}`);
      // Exit status 75 put it back, for two minutes hence.
      await expect
        .poll(() => slurm.ask('squeue', '--noheader', '--format=%r', `--jobs=1_${requeued.number}`))
        .toMatch(/^BeginTime/);
      slurm.ask('scontrol', 'update', `JobId=1_${requeued.number}`, 'StartTime=now');
      // One task under way, and no other, when the controller dies: it ends while there is none.
      const left = await frozen(folder, [killed.number, requeued.number]);
      slurm.ask('scontrol', 'update', 'PartitionName=test', 'State=DOWN');
      await expect
        .poll(
          () => slurm.ask('squeue', '--array', '--noheader', '--states=RUNNING,COMPLETING', '--format=%K').trim(),
          WAIT,
        )
        .toBe(`${left.number}`);
      await slurm.killController(`1_${COUNT - 1}`);
      process.kill(left.process, 'SIGCONT');
      await expect.poll(() => manifestOf(folder, left.number)?.status, WAIT).toBe('finished');
      await slurm.startController();
      slurm.ask('scontrol', 'update', 'PartitionName=test', 'State=UP');
      const told = await first;
      expect(told.stderr).toBe('');
      expect(told.stdout).toContain(`task ${killed.number} stopped before the end (FAILED)`);
      expect(told.stdout).toContain(`task ${COUNT} cancelled in the queue`);
      expect(logOf(folder, COUNT), 'it had waited').toBeUndefined();

      const second = await bySlurm();
      expect(second.stderr).toBe('');
      expect(second.stdout).toContain(`task ${COUNT} submitted as job `);

      for (let number = 1; number <= COUNT; number++) {
        const starts = logOf(folder, number)?.match(/^job \d+, task/gm)?.length;
        const manifest = manifestOf(folder, number);
        expect(manifest?.status).toBe('finished');
        const isDisturbed = number === killed.number || number === requeued.number;
        expect(starts, `starts of task ${number}`).toBe(isDisturbed ? 2 : 1);
        const from = Object.values(manifest?.restarts?.[0]?.from ?? {});
        // On from a save, not from the start.
        expect(from, `restart of task ${number}`).toEqual(
          isDisturbed ? [expect.toSatisfy((time: number) => time > 0)] : [],
        );
      }

      expect(table(folder)).toBe(table(join(directory, 'killed')));
    },
    420_000,
  );
});

interface UnderWay {
  readonly number: number;
  readonly process: number;
}

/** A task that is stopped by SIGSTOP in the middle of its way, with a save to go on from. */
async function frozen(folder: string, others: readonly number[]): Promise<UnderWay> {
  const find = () => {
    for (let number = 1; number <= 24; number++) {
      const process = others.includes(number) ? undefined : inTheMiddle(folder, number);
      if (process !== undefined) return { number, process };
    }
    return undefined;
  };
  let found: UnderWay | undefined;
  const freeze = () => {
    const task = find();
    if (!task) return false;
    process.kill(task.process, 'SIGSTOP');
    // It may have come to its end meanwhile.
    if (inTheMiddle(folder, task.number) === task.process) found = task;
    else process.kill(task.process, 'SIGCONT');
    return found !== undefined;
  };
  await expect.poll(freeze, WAIT).toBe(true);
  return found as UnderWay;
}

/** The process of a task that has saved something and is not half-way through its 0.4 s; undefined for others. */
function inTheMiddle(folder: string, number: number): number | undefined {
  const manifest = manifestOf(folder, number);
  const time = manifest?.cases[0].time ?? 0;
  const hasSaved = existsSync(join(folder, 'runs', idOf(number), 'checkpoint.bin'));
  return manifest?.status === 'running' && hasSaved && time > 0 && time < 0.25 ? manifest.process?.id : undefined;
}

/** Where the test fails half-way the command would follow for ever. */
function endFollower(folder: string): void {
  const follower = existsSync(join(folder, 'slurm.json')) ? readLedger(folder).follower : undefined;
  if (follower) process.kill(follower.id, 'SIGKILL');
}

function manifestOf(folder: string, number: number): Manifest | undefined {
  return readManifest(join(folder, 'runs', idOf(number)));
}

function logOf(folder: string, number: number): string | undefined {
  const path = join(folder, 'log', `${idOf(number)}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function idOf(number: number): string {
  return String(number).padStart(4, '0');
}

function table(folder: string): string {
  return readFileSync(join(folder, 'table.csv'), 'utf8');
}
