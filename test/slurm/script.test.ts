/** What `sbatch` is given. */
import { expect, test } from 'vitest';
import { readQueue } from '../../src/experiments/sweep/slurm/controller.ts';
import type { SlurmOptions } from '../../src/experiments/sweep/slurm/options.ts';
import { arrayScript, checkOption, ranges } from '../../src/experiments/sweep/slurm/script.ts';

const OPTIONS: SlurmOptions = {
  program: ['/usr/bin/node', '/opt/it is here/cli.js'],
  sbatch: [],
  submit: true,
  follow: true,
  resubmit: 2,
  poll: 10,
  settle: 0,
};
const INPUT = { name: 'tipfield-a-1', folder: '/home/user/my sweep', numbers: [3, 5, 7, 8, 9], first: 0 };

test('tasks are written as ranges', () => {
  expect(ranges([3, 5, 7, 8, 9])).toBe('3,5,7-9');
  expect(ranges([4])).toBe('4');
});

test('the script passes on what the site asks for, last and so with the last word', () => {
  const site = {
    partition: 'gpu',
    time: '2:00:00',
    gres: 'gpu:1',
    throttle: 8,
    checkpoint: 60,
    sbatch: ['--account=physics', '--time=3:00:00'],
  };
  const lines = arrayScript(INPUT, { ...OPTIONS, ...site }).split('\n');
  expect(lines).toContain('#SBATCH --array=3,5,7-9%8');
  const passed = ['--partition=gpu', '--time=2:00:00', '--gres=gpu:1', '--account=physics', '--time=3:00:00'];
  expect(lines.filter((line) => line.startsWith('#SBATCH')).slice(-5)).toEqual(
    passed.map((option) => `#SBATCH ${option}`),
  );
  expect(lines.at(-2)).toBe(
    `exec /usr/bin/node '/opt/it is here/cli.js' sweep-task '/home/user/my sweep' "$((SLURM_ARRAY_TASK_ID + -1))" --checkpoint '60 s'`,
  );
});

test.each([
  ['--array=1-3', 'the sweep sets --array itself'],
  ['--output x.txt', 'the sweep sets --output itself'],
  ['-J mine', 'the sweep sets --job-name itself'],
  ['account=physics', 'write an option as sbatch takes it'],
  ['--comment=a\n#SBATCH --uid=0', 'has a line break'],
])('%j is refused as an option of sbatch', (option, reason) => {
  expect(() => checkOption(option)).toThrow(reason);
});

test('a folder that sbatch cannot enter is refused', () => {
  expect(() => arrayScript({ ...INPUT, folder: "/home/user/it's" }, OPTIONS)).toThrow("/home/user/it's has a quote");
});

test('the queue is read line by line, jobs that are no arrays left out', () => {
  const text =
    'tipfield-a-1|21|3|PENDING|Resources\ntipfield-a-1|21|4|RUNNING|None\ntipfield-a-1|22|N/A|RUNNING|None\n\n';
  expect(readQueue(text)).toEqual([
    { name: 'tipfield-a-1', job: '21', index: 3, state: 'PENDING', reason: 'Resources' },
    { name: 'tipfield-a-1', job: '21', index: 4, state: 'RUNNING', reason: 'None' },
  ]);
});
