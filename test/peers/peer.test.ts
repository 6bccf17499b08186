import { describe, expect, it } from 'vitest';
import { loadStudy } from '../../src/case/load.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { differenceOf } from './agreement.ts';
import { heightsOf } from './deposit.ts';
import { findFreefem, runFreefem } from './freefem.ts';
import { numbersOf } from './numbers.ts';
import { runTwin } from './twin.ts';

const freefem = findFreefem();
const why = 'missing' in freefem ? ` (skipped: ${freefem.missing})` : '';

describe('a peer on the same work', () => {
  it.skipIf(why !== '')(`FreeFEM++ grows the same bumps of PVH at the same voltage${why}`, async () => {
    const overrides = ['grid=32', 'duration=3 s', 'output.frames={every: 3 s}', 'output.sampling=3 s'];
    const [input] = loadStudy('tip-effect', { overrides }).cases;
    const { backend } = await openBackend('cpu');
    const numbers = await numbersOf(backend, input);
    const turn = { twin: await runTwin(backend, input), peer: await runFreefem(input, numbers) };
    backend.destroy();
    // Elements and volumes differ at order (h/ℓ)². The bumps have a radius of 1.6 cells here, and the two heights differ by 0.7 % and
    // 0.3 %, the tip's growth by 3 %, the voltage by 0.3 %; at 64 cells and 10 s by 0.3, 0.8, 3.3 and 0.01 %. Three times as much is allowed.
    const difference = differenceOf(turn);
    expect(Math.abs(difference.mean)).toBeLessThan(0.02);
    expect(Math.abs(difference.tip)).toBeLessThan(0.01);
    expect(Math.abs(turn.peer.voltage / turn.twin.voltage - 1)).toBeLessThan(0.008);
    const growth = ({ start, end }: { start: Parameters<typeof heightsOf>[0]; end: Parameters<typeof heightsOf>[0] }) =>
      heightsOf(end).tip - heightsOf(start).tip;
    expect(Math.abs(growth(turn.peer) / growth(turn.twin) - 1)).toBeLessThan(0.1);
  });

  it('is asked only for what it knows: a cell with a filler is refused', async () => {
    const [, , withRods] = loadStudy('tip-effect', { overrides: ['grid=32'] }).cases;
    const { backend } = await openBackend('cpu');
    await expect(numbersOf(backend, withRods)).rejects.toThrow('pvh-rods has a filler: the peer knows');
    backend.destroy();
  });
});
