/** The lab's solver between the page's requests: what it computes is what the command line computes. */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { type Deposition, openDeposition } from '../../src/experiments/deposition.ts';
import { stopsOf } from '../../src/experiments/schedule.ts';
import type { OpenDevice } from '../../src/lab/solver/device-keeper.ts';
import { aWhile, onTwin, openPage, ticking, twoCases } from './session-support.ts';

/** The cases as `tipfield compare` runs them: one after the other, from stop to stop. */
async function compared(open: OpenDevice, cases: readonly Case[]): Promise<readonly Deposition[]> {
  const { backend } = await open('auto');
  const runs: Deposition[] = [];
  for (const input of cases) runs.push(await openDeposition(backend, input));
  for (const stop of stopsOf({ name: 'two', title: 'two', cases }))
    for (const run of runs) if (stop.cases.includes(run.input)) await run.advanceTo(stop.time);
  return runs;
}

async function shown(open: OpenDevice, cases: readonly Case[]) {
  const page = openPage(open);
  page.send({ kind: 'open', run: 1, cases, backend: 'auto' }, { kind: 'run' });
  await page.next('ended');
  page.close();
  return page;
}

describe('samples and fields are bit for bit those of tipfield compare', () => {
  const odd = [
    'cases.pvh-im.output={sampling: 0.3 s, frames: {every: 0.7 s}}',
    'cases.pvh.output={sampling: 0.2 s, frames: {every: 1 s}, fields: {every: 0.9 s}}',
  ];
  const words = (current: number) => `plate at ${current} mA/cm2 until 0.001 mAh/cm2; strip; rest 0.35 s`;
  const cycled = [`cases.pvh.experiment=${words(4)}`, `cases.pvh-im.experiment=${words(5)}`];
  test.each([
    ['of cases sampled alike, on the twin', onTwin, twoCases()],
    ['of cases sampled unlike, with frames and fields between samples', onTwin, twoCases(...odd)],
    ['of cases under an experiment, one of which ends earlier', onTwin, twoCases(...cycled)],
  ] as const)('%s', async (_, open, cases) => {
    const page = await shown(open, cases);
    const runs = await compared(open, cases);
    const last = page.all('frame').at(-1)!;
    for (const [i, { rows, snapshot, outcome }] of runs.entries()) {
      expect(page.rows(i)).toEqual(rows);
      expect(rows.length).toBeGreaterThanOrEqual(3);
      expect(last.cases[i].outcome).toBe(outcome);
      const { metal, concentration, potential, reaction, live } = last.cases[i].fields;
      expect(metal).toEqual(new Float32Array(snapshot.metal));
      expect(concentration).toEqual(new Float32Array(snapshot.concentration));
      expect(potential).toEqual(new Float32Array(snapshot.potential));
      expect(reaction).toEqual(new Float32Array(snapshot.reaction));
      expect(live).toEqual(new Float32Array(snapshot.live));
    }
  });
});

test('a start stands at time 0 with a frame of that time, until it is told to run', async () => {
  const page = openPage(onTwin);
  page.send({ kind: 'open', run: 7, cases: twoCases(), backend: 'auto' });
  const opened = await page.next('opened');
  expect([opened.run, opened.why, opened.info.kind]).toEqual([7, 'the twin of the test', 'cpu']);
  const frame = await page.next('frame');
  expect(frame.cases.map(({ fields, rows }) => [fields.time, rows.length])).toEqual([
    [0, 1],
    [0, 1],
  ]);
  await aWhile();
  expect(page.reports.length).toBe(2);
  page.close();
});

test('all cases of a frame are at one time, and times rise by the sampling', async () => {
  const page = await shown(onTwin, twoCases());
  const times = page.all('frame').map(({ cases }) => cases.map(({ fields }) => fields.time));
  expect(times.length).toBe(21);
  for (const [k, [first]] of times.entries()) expect(first).toBeCloseTo(0.2 * k, 9);
  for (const [first, second] of times) expect(first).toBe(second);
});

test('no frame comes before the last one is painted, and the solver waits with at most one', async () => {
  const page = openPage(onTwin, { isSlow: true });
  page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
  const time = () => page.all('frame').at(-1)?.cases[0].fields.time;
  await page.next('frame', 1);
  await aWhile();
  expect([page.all('frame').length, time()]).toEqual([1, 0]);
  // Meanwhile one sample was computed; had it gone on, the next frame would be of a later time.
  page.send({ kind: 'painted' });
  await page.next('frame', 2);
  await aWhile();
  expect([page.all('frame').length, time()]).toEqual([2, 0.2]);
  page.close();
});

test('a pause takes effect after the sample under way, and a step is one sample', async () => {
  const page = openPage(onTwin);
  page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
  await page.next('frame', 3);
  const before = page.all('frame').length;
  // The current comes with the frame after the sample under way, or at once where it stands already.
  page.send({ kind: 'pause' }, { kind: 'carry', current: true, lines: false });
  while (!page.all('frame').at(-1)!.cases[0].fields.current) await page.next('frame');
  const { length } = page.all('frame');
  expect(length - before).toBeLessThanOrEqual(2);
  const [paused] = page.all('frame').at(-1)!.cases;
  await aWhile();
  expect(page.all('frame').length).toBe(length);
  page.send({ kind: 'step' });
  const { rows, fields } = (await page.next('frame', length + 1)).cases[0];
  expect(rows.length).toBe(1);
  expect(fields.time).toBeCloseTo(paused.fields.time + 0.2, 9);
  await aWhile();
  expect(page.all('frame').length).toBe(length + 1);
  page.close();
});

test('the speed limits simulated seconds in a second', async () => {
  const clock = ticking(0);
  const page = openPage(onTwin, { clock });
  page.send({ kind: 'speed', most: 8 }, { kind: 'open', run: 1, cases: twoCases(), backend: 'auto' });
  await page.next('opened');
  const begun = clock.now();
  page.send({ kind: 'run' });
  await page.next('ended');
  page.close();
  // 20 samples of 0.2 s at 8 s/s begin 25 ms after one another; the first begins at once, and computing takes no time on this clock.
  expect(clock.now() - begun).toBeCloseTo(19 * 25, 6);
});

test('without a limit a frame holds as many samples as fit into its time', async () => {
  const page = openPage(onTwin, { clock: ticking(1) });
  page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
  await page.next('ended');
  page.close();
  // The clock is looked at three or four times a sample, so eight to eleven samples make 33 ms; a tick more or less at the ends.
  const counts = page.all('frame').map(({ cases }) => cases[0].rows.length);
  expect(counts[0]).toBe(1);
  expect(counts[1]).toBeGreaterThanOrEqual(7);
  expect(counts[1]).toBeLessThanOrEqual(11);
  expect(page.rows(0).length).toBe(21);
});

test('of two starts the second counts, and nothing of the first is heard after it', async () => {
  const page = openPage(onTwin);
  const [first, second] = [twoCases(), twoCases('control.current=1 mA/cm2')];
  page.send({ kind: 'open', run: 1, cases: first, backend: 'auto' }, { kind: 'run' });
  page.send({ kind: 'open', run: 2, cases: second, backend: 'auto' }, { kind: 'run' });
  await page.next('ended');
  page.close();
  expect(new Set(page.reports.map(({ run }) => run))).toEqual(new Set([2]));
  expect(page.rows(0).at(-1)?.meanCurrent).toBeCloseTo(10, 3);
});

test('a start in the middle of a run frees what that held', async () => {
  let open = 0;
  const counted: OpenDevice = async (kind) => {
    const { backend, why } = await onTwin(kind);
    const nested = () => {
      const part = backend.nested();
      open++;
      let isOpen = true;
      return {
        ...part,
        destroy() {
          if (isOpen) open--;
          isOpen = false;
          part.destroy();
        },
      };
    };
    return { backend: { ...backend, nested }, why };
  };
  const page = openPage(counted);
  for (const run of [1, 2, 3]) {
    page.send({ kind: 'open', run, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
    await page.next('frame', page.all('frame').length + 3);
  }
  expect(open).toBe(2);
  page.close();
});

test('a current is carried where it is asked for, and a pause shows it at once', async () => {
  const page = openPage(onTwin);
  page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'step' });
  const plain = (await page.next('frame', 2)).cases[0].fields;
  expect([plain.current, plain.lines]).toEqual([undefined, undefined]);
  page.send({ kind: 'carry', current: true, lines: true });
  const { cases } = await page.next('frame', 3);
  page.close();
  for (const { fields, rows } of cases) {
    expect([fields.time, rows.length]).toEqual([plain.time, 0]);
    // 3 mA/cm² go down through the top row; the reservoir above is half a cell away, so the row's mean is the cell's current.
    const top = fields.current!.y.subarray(23 * 24);
    expect(top.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(-30, 1);
    // Both cells carry the same current, so they have the same number of lines, 14; each ends in metal.
    expect(fields.lines!.length).toBe(14);
    for (const line of fields.lines!) expect(line.at(-1)![1]).toBeLessThan(10);
  }
});
