/**
 * Asks every question of the electrolytes whose papers answer it, and writes docs/answers.md with the figures.
 *
 *     npm run build && npm run answers                     # some minutes on two cores
 *     npm run answers -- --only critical-current,tafel     # the others are taken from their folders as they are
 *     npm run answers -- --page-only
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAnswersPage } from '../src/output/answer/page.ts';
import { readAnswer } from '../src/output/answer/record.ts';

/** Name of the folder, and what is typed after `tipfield ask`. */
const ASKED: Readonly<Record<string, string>> = {
  'critical-current': 'critical-current pvh pvh-im --seeds 3',
  'cycling-pvh': 'cycling pvh pvh-im --seeds 3',
  'cycling-peo-fmof': 'cycling peo-spe peo-fmof --seeds 3',
  'cycling-cpe': 'cycling peo cpe-10 --seeds 3',
  'cycling-pgz': 'cycling ppp pgz --seeds 3',
  'cycling-cge': 'cycling fge cge --seeds 3',
  polarisation: 'polarisation ppp pgz',
  tafel: 'tafel pvh pvh-im peo cpe-10',
  transference: 'transference pvh pvh-im peo-spe peo-fmof',
  'activation-energy': 'activation-energy pvh pvh-im cpe-10',
  'limiting-current': 'limiting-current pvh pvh-im',
  'sand-time': 'sand-time pvh pvh-im',
  pulse: 'pulse pvh',
};
const FOLDER = join('runs', 'answers');

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'page-only': { type: 'boolean', default: false } },
});
const names = values['page-only'] ? [] : (values.only?.split(',') ?? Object.keys(ASKED));
for (const name of names) {
  if (!(name in ASKED)) throw new Error(`there is no answer "${name}"; there are ${Object.keys(ASKED).join(', ')}`);
  const command = ['dist/cli.js', 'ask', ...ASKED[name].split(' '), '--backend', 'cpu', '-f', '-o', join(FOLDER, name)];
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name} ended with status ${status}`);
}
const answered = Object.keys(ASKED).map((name) => ({ name, folder: join(FOLDER, name) }));
const missing = answered.filter(({ folder }) => !readAnswer(folder));
if (missing.length === 0) console.log(`the page is ${writeAnswersPage('docs', answered)}`);
else console.log(`no page yet: not asked are ${missing.map(({ name }) => name).join(', ')}`);
