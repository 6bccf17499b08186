/**
 * Kills a run at random moments with signal 9 and goes on with it: every file must be readable at once, and in the end hold the
 * same numbers as the files of a run that was left alone. Exit status 1 where one does not.
 *
 *     npm run build && npm run kill-trial -- --moments 20 --backend cpu
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kill, killTrial, type Trial } from './killed-run.ts';

const { values } = parseArgs({
  options: {
    moments: { type: 'string', default: '20' },
    backend: { type: 'string', default: 'cpu' },
    checkpoint: { type: 'string', default: '0.3 s' },
    seed: { type: 'string', default: '1' },
    grid: { type: 'string', default: '32' },
    duration: { type: 'string', default: '60 s' },
    program: { type: 'string', default: join(import.meta.dirname, '../dist/cli.js') },
  },
});
const { program, backend } = values;
if (!existsSync(program)) throw new Error(`${program} does not exist: npm run build`);
const isBackend = (name: string): name is Trial['backend'] => ['cpu', 'software', 'gpu'].includes(name);
if (!isBackend(backend)) throw new Error(`--backend ${backend} is not known; accepted are cpu, software and gpu`);

const directory = mkdtempSync(join(tmpdir(), 'tipfield-kill-'));
const seconds = (time: number | undefined) => (time === undefined ? '–' : time.toFixed(2)).padStart(12);
console.log(['killed [s]', 'reached [s]', 'resumed [s]', 'faults'].map((head) => head.padStart(12)).join(''));
const kills = await killTrial({
  program: resolve(program),
  directory,
  backend,
  checkpoint: values.checkpoint,
  study: [
    'tip-effect',
    '--grid',
    values.grid,
    '--frames',
    `every ${values.duration}`,
    '--set',
    `duration=${values.duration}`,
  ],
  moments: Number(values.moments),
  seed: Number(values.seed),
  onKill({ after, reached, from, faults }: Kill) {
    console.log([seconds(after), seconds(reached), seconds(from), String(faults.length).padStart(12)].join(''));
    for (const fault of faults) console.log(`  ${fault}`);
  },
});
const failed = kills.filter(({ faults }) => faults.length > 0).length;
console.log(`${kills.length - failed} of ${kills.length} killed runs ended with the numbers of the one that was not`);
if (failed === 0) rmSync(directory, { recursive: true });
else console.log(`all of them are in ${directory}`);
process.exitCode = failed === 0 ? 0 : 1;
