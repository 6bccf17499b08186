/** What the follower of a sweep does with what the queue and the result files say; no Slurm is needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLedger } from '../../src/experiments/sweep/slurm/ledger.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openCluster } from '../support/queue.ts';

const nothing = () => {};

test('tasks are submitted once, and are done when their files say so, whatever the queue says', async () => {
  const cluster = openCluster(temporaryFolder());
  const end = () => {
    cluster.write(1, 'finished', 5);
    cluster.write(2, 'short circuit', 3);
    cluster.write(3, 'failed', 1);
  };
  await cluster.follow(3, [() => cluster.put(1, 'COMPLETED'), nothing, end], { settle: 60 });
  expect(cluster.submitted.map(({ array }) => array)).toEqual(['1-3']);
  expect(Object.fromEntries(cluster.ended)).toEqual({
    '0001': { kind: 'done', outcome: 'finished' },
    '0002': { kind: 'done', outcome: 'short circuit' },
    '0003': { kind: 'failed', reason: 'told' },
  });
});

test('a task that was killed is submitted again, and again as long as it gets further, else twice', async () => {
  const cluster = openCluster(temporaryFolder());
  const kill = (time: number) => () => {
    cluster.begin(1);
    cluster.write(1, 'running', time);
    cluster.put(1, 'FAILED', 'JobLaunchFailure');
  };
  // Submitted once, again after the kills at 1, 2 and 3 s, which got further, and after the second at 3 s; the third is one too many.
  await cluster.follow(1, [kill(1), kill(2), kill(3), kill(3), kill(3), nothing]);
  expect(cluster.submitted).toHaveLength(5);
  expect(cluster.ended.get('0001')).toEqual({ kind: 'to do', time: 3 });
  expect(cluster.notes.at(-1)).toContain('task 1 stopped 3 times without getting further (FAILED)');
});

test('a task that was cancelled is told and left, waiting or running; the same command submits both again', async () => {
  const cluster = openCluster(temporaryFolder());
  const cancel = () => {
    cluster.put(1, undefined);
    cluster.begin(2);
    cluster.write(2, 'interrupted', 2);
    cluster.put(2, 'CANCELLED');
  };
  await cluster.follow(3, [cancel, () => cluster.write(3, 'finished', 5)]);
  expect(cluster.notes).toContain('tasks 1-2 cancelled in the queue: the same command submits again');
  expect([...cluster.ended.keys()].sort()).toEqual(['0001', '0002', '0003']);
  await cluster.follow(2, [nothing]);
  expect(cluster.submitted.map(({ array }) => array)).toEqual(['1-3', '1-2']);
});

test('a task that goes back into the queue by itself is not submitted', async () => {
  const cluster = openCluster(temporaryFolder());
  const requeue = () => {
    cluster.begin(1);
    cluster.write(1, 'interrupted', 2);
    cluster.put(1, 'PENDING', 'BeginTime');
  };
  await cluster.follow(1, [requeue, nothing, nothing, () => cluster.write(1, 'finished', 5)]);
  expect(cluster.submitted).toHaveLength(1);
  expect(cluster.ended.get('0001')?.kind).toBe('done');
});

test('a job that the controller forgot is submitted again', async () => {
  const cluster = openCluster(temporaryFolder());
  const forget = () => {
    for (const number of [1, 2]) cluster.put(number, undefined);
  };
  await cluster.follow(2, [forget, nothing]);
  expect(cluster.submitted.map(({ array }) => array)).toEqual(['1-2', '1-2']);
});

test('files may come a minute after a task has left the queue', async () => {
  const cluster = openCluster(temporaryFolder());
  const leave = () => {
    cluster.begin(1);
    cluster.put(1, undefined);
  };
  // Looks are 10 s apart: with 60 s the sixth pause is still within them.
  await cluster.follow(1, [leave, ...Array.from({ length: 5 }, () => nothing), () => cluster.write(1, 'finished', 5)], {
    settle: 60,
  });
  expect(cluster.submitted).toHaveLength(1);
  expect(cluster.ended.get('0001')?.kind).toBe('done');
});

test('a controller that is down is asked again, with one line for the user, and nothing is submitted twice', async () => {
  const cluster = openCluster(temporaryFolder());
  const turn = (mood: typeof cluster.mood) => () => {
    cluster.mood = mood;
  };
  cluster.mood = 'down';
  await cluster.follow(2, [nothing, turn('well'), turn('down'), nothing, turn('well'), nothing]);
  expect(cluster.submitted).toHaveLength(1);
  expect(cluster.notes.filter((line) => line.startsWith('Slurm does not answer'))).toHaveLength(2);
  expect(cluster.notes.filter((line) => line === 'Slurm answers again')).toHaveLength(2);
});

test('a job whose number was lost on the way is found by its name', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  cluster.mood = 'loses';
  await cluster.follow(2, [
    () => {
      cluster.mood = 'well';
    },
    nothing,
  ]);
  expect(cluster.submitted).toHaveLength(1);
  expect(readLedger(folder).submissions).toMatchObject([{ job: '21', numbers: [1, 2] }]);
});

test('a job that was lost on the way is submitted at the next look', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  cluster.mood = 'drops';
  await cluster.follow(2, [
    () => {
      cluster.mood = 'well';
    },
    nothing,
  ]);
  expect(readLedger(folder).submissions).toMatchObject([{ job: '21', numbers: [1, 2] }]);
});

test('a follower that is started again goes on with the jobs of the one before', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  await cluster.follow(2, []);
  expect(cluster.notes.at(-1)).toContain('scancel 21');
  await cluster.follow(2, [() => cluster.write(1, 'finished', 5), () => cluster.write(2, 'finished', 5)]);
  expect(cluster.submitted).toHaveLength(1);
  expect(cluster.ended.size).toBe(2);
  expect(readLedger(folder).follower).toBeUndefined();
});

test('a refused job is told, and nothing of it stays behind', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  cluster.mood = 'refuses';
  await expect(cluster.follow(2, [])).rejects.toThrow('Invalid partition name');
  expect(readLedger(folder).submissions).toEqual([]);
});

test('more tasks than the array of a site takes become several jobs, each task under its own number', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  cluster.arrayEnd = 5;
  await cluster.follow(10, [nothing]);
  expect(cluster.submitted.map(({ array }) => array)).toEqual(['1-4', '1-4', '1-2']);
  const last = readFileSync(join(folder, 'sweep-3.sbatch'), 'utf8');
  expect(last).toContain('--output=log/8+%4a.txt');
  // Array index 1 is task 0009, whose index in the plan is 8.
  expect(last).toMatch(/sweep-task \S+ "\$\(\(SLURM_ARRAY_TASK_ID \+ 7\)\)"/);
});

test('--no-submit writes a script that may be submitted by hand and is then followed', async () => {
  const folder = temporaryFolder();
  const cluster = openCluster(folder);
  await cluster.follow(2, [], { submit: false });
  expect(cluster.submitted).toEqual([]);
  expect(cluster.notes[0]).toBe(`submit with: sbatch ${join(folder, 'sweep.sbatch')}`);
  await cluster.follow(2, [() => cluster.write(1, 'finished', 5), () => cluster.write(2, 'finished', 5)]);
  expect(cluster.submitted, 'nobody had submitted it').toHaveLength(1);
});

test('--no-follow returns once the tasks are in the queue', async () => {
  const cluster = openCluster(temporaryFolder());
  await cluster.follow(2, [], { follow: false });
  expect(cluster.submitted).toHaveLength(1);
  expect(cluster.ended.size).toBe(0);
});
