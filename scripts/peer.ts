/**
 * Runs the homogeneous PVH cell of the tip-effect study in FreeFEM++ and on tipfield's float64 twin, in turns, on the same grids and for
 * the same time: are the deposits the same, and what does a step take? See test/peers/README.md. Exit status 1 where heights differ by
 * more than 2 %, 2 where FreeFEM++ is missing.
 *
 *     npm run peer -- --grids 64,128 --duration "5 s" --turns 3 --json peer.json
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { loadStudy } from '../src/case/load.ts';
import { openBackend } from '../src/experiments/open.ts';
import { AGREEMENT, agrees, type Turn, timesOf } from '../test/peers/agreement.ts';
import { findFreefem, runFreefem } from '../test/peers/freefem.ts';
import { numbersOf } from '../test/peers/numbers.ts';
import { type Comparison, printComparison, ratioLine } from '../test/peers/report.ts';
import { runTwin } from '../test/peers/twin.ts';

const { values } = parseArgs({
  options: {
    // The one grid and 5 s, because that takes a minute; until then, too, the current is held and no surface is used up.
    grids: { type: 'string', default: '64' },
    duration: { type: 'string', default: '5 s' },
    turns: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const { duration, json } = values;
process.on('uncaughtException', (error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
const wanted = Number(values.turns);
if (!(Number.isInteger(wanted) && wanted > 0))
  throw new Error(`--turns ${values.turns} is not accepted; it is a whole number above zero, such as 3`);
const freefem = findFreefem();
if ('missing' in freefem) {
  console.error(freefem.missing);
  process.exit(2);
}

/** All turns of one grid, tipfield first in each. */
async function compare(grid: string): Promise<Comparison> {
  const overrides = [`grid=${grid}`, `duration=${duration}`, `output.frames={every: ${duration}}`];
  const [input] = loadStudy('tip-effect', { overrides: [...overrides, `output.sampling=${duration}`] }).cases;
  const { backend } = await openBackend('cpu');
  try {
    const numbers = await numbersOf(backend, input);
    const turns: Turn[] = [];
    while (turns.length < wanted)
      turns.push({ twin: await runTwin(backend, input), peer: await runFreefem(input, numbers) });
    return { input, turns };
  } finally {
    backend.destroy();
  }
}

const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}`;
console.log(`${machine}; FreeFEM++ ${freefem.version}, P1, UMFPACK on ${freefem.blas}`);
const comparisons: Comparison[] = [];
for (const grid of values.grids.split(',')) {
  const comparison = await compare(grid);
  comparisons.push(comparison);
  printComparison(comparison);
}
console.log(`\n${ratioLine(comparisons)}`);

if (json) {
  const short = (run: Turn['peer'] | Turn['twin']) => ({ ...run, start: undefined, end: undefined });
  const results = comparisons.map(({ input, turns }) => ({
    grid: input.grid,
    duration: input.duration,
    times: { wall: timesOf(turns, 'wall'), processor: timesOf(turns, 'processor') },
    turns: turns.map(({ peer, twin }) => ({ peer: short(peer), twin: short(twin) })),
  }));
  writeFileSync(json, `${JSON.stringify({ machine, freefem, results }, null, 2)}\n`);
}
if (!comparisons.every(({ turns }) => agrees(turns[0]))) {
  console.log(`the heights differ by more than ${100 * AGREEMENT} %`);
  process.exitCode = 1;
}
