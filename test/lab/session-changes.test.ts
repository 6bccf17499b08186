/** What happens to a run of the lab on its way: values change, devices are lost, steps vanish. */
import { describe, expect, test } from 'vitest';
import type { OpenDevice } from '../../src/lab/solver/device-keeper.ts';
import { losing } from '../support/losing.ts';
import { onTwin, openPage, ticking, twoCases } from './session-support.ts';

describe('a change in the middle of a run', () => {
  test('takes effect from then on; time, metal and samples stay', async () => {
    const page = openPage(onTwin);
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
    await page.next('frame', 6);
    page.send({ kind: 'change', run: 1, cases: twoCases('control.current=1 mA/cm2') });
    const { run, cases, shares } = await page.next('changed');
    const atChange = page.all('frame').length;
    await page.next('ended');
    page.close();
    expect([run, cases.length, shares]).toEqual([1, 2, [null, null]]);
    const [before, after] = [page.all('frame')[atChange - 1].cases[0], page.all('frame')[atChange].cases[0]];
    expect(after.rows).toEqual([]);
    expect(after.fields.time).toBe(before.fields.time);
    expect(after.fields.metal).toEqual(before.fields.metal);
    const rows = page.rows(0);
    expect(rows.length).toBe(21);
    for (const [k, { time }] of rows.entries()) expect(time).toBeCloseTo(0.2 * k, 9);
    const current = rows.map(({ meanCurrent }) => Math.round(meanCurrent));
    const at = rows.filter(({ time }) => time <= before.fields.time).length;
    expect(new Set(current.slice(1, at))).toEqual(new Set([30]));
    expect(new Set(current.slice(at))).toEqual(new Set([10]));
    // Charge goes on from what had passed: 30 A/m² until the change, 10 A/m² from then on, to rounding.
    const changed = before.fields.time;
    expect(rows.at(-1)!.charge).toBeCloseTo(30 * changed + 10 * (4 - changed), 6);
  });

  test('of several at once only the last is made', async () => {
    const page = openPage(onTwin);
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' });
    await page.next('frame');
    for (const current of [1, 2, 4])
      page.send({ kind: 'change', run: 1, cases: twoCases(`control.current=${current} mA/cm2`) });
    page.send({ kind: 'run' });
    await page.next('ended');
    page.close();
    expect(page.all('changed').length).toBeLessThanOrEqual(2);
    expect(Math.round(page.rows(0).at(-1)!.meanCurrent)).toBe(40);
  });

  test('that the run cannot go on with is refused with the reason, and the run goes on as it was', async () => {
    const page = openPage(onTwin);
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
    await page.next('frame', 3);
    page.send({ kind: 'change', run: 1, cases: twoCases('surface.thickness=0.9 um') });
    expect((await page.next('refused')).message).toBe('pvh: another surface at the start needs a new start');
    await page.next('ended');
    page.close();
    expect(page.rows(0)).toEqual((await toEnd(onTwin)).rows(0));
  });

  test('that lengthens a run that has ended lets it go on', async () => {
    const page = openPage(onTwin);
    page.send({ kind: 'open', run: 1, cases: twoCases('duration=1 s'), backend: 'auto' }, { kind: 'run' });
    await page.next('ended');
    page.send({ kind: 'change', run: 1, cases: twoCases('duration=2 s') }, { kind: 'run' });
    await page.next('ended');
    page.close();
    expect(page.rows(1).at(-1)!.time).toBe(2);
    expect(page.all('frame').at(-1)!.cases[1].outcome).toBe('finished');
  });

  test('that fills part of the electrolyte shows where', async () => {
    const page = openPage(onTwin);
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'step' });
    await page.next('frame', 2);
    const filler =
      'cases.pvh.filler={structure: {kind: nanorods, length: 2 um, width: 0.5 um, fraction: 20 %}, conductivity: 0.5 S/m, transference: 0.5}';
    page.send({ kind: 'change', run: 1, cases: twoCases(filler) });
    const { shares } = await page.next('changed');
    page.close();
    const { filler: share } = shares[0]!;
    const mean = share.reduce((sum, part) => sum + part, 0) / share.length;
    // Rods are drawn until a fifth of the area is met, to one rod of 2 × 0.5 µm in 36 µm², 3 %.
    expect(Math.abs(mean - 0.2)).toBeLessThan(0.03);
    expect(shares[1]).toBe(null);
  });
});

/** The run of both cases to its end. */
async function toEnd(open: OpenDevice) {
  const page = openPage(open);
  page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
  await page.next('ended');
  page.close();
  return page;
}

/** Devices of which the first ones are lost after so many reads, the next ones never. */
function lostAfter(...reads: readonly number[]): OpenDevice & { readonly opened: () => number } {
  let opened = 0;
  const open: OpenDevice = async (kind) => {
    const { backend } = await onTwin(kind);
    const most = reads[opened++];
    return { backend: most === undefined ? backend : losing(backend, most), why: `device ${opened}` };
  };
  return Object.assign(open, { opened: () => opened });
}

describe('a lost device', () => {
  // A save comes every 2 s of the wall, here after each 50 looks at the clock, so samples are lost with the device.
  test.each([40, 41, 90, 130])('leaves no trace in the samples of a run that it ends after %i reads', async (reads) => {
    const untouched = await toEnd(onTwin);
    const open = lostAfter(reads);
    const page = await toEnd(open);
    expect(open.opened()).toBe(2);
    const { time, reason, why } = page.all('restarted')[0];
    expect([reason, why]).toEqual(['the device was lost (as the test wants)', 'device 2']);
    expect(time).toBeLessThan(4);
    for (const i of [0, 1]) expect(page.rows(i)).toEqual(untouched.rows(i));
    expect(page.all('frame').at(-1)!.cases).toEqual(
      untouched
        .all('frame')
        .at(-1)!
        .cases.map((one, i) => ({ ...one, rows: page.all('frame').at(-1)!.cases[i].rows })),
    );
  });

  test('while a run is opened is not even told', async () => {
    const open = lostAfter(2);
    const page = await toEnd(open);
    expect(open.opened()).toBe(2);
    expect(page.all('restarted')).toEqual([]);
    expect(page.rows(0)).toEqual((await toEnd(onTwin)).rows(0));
  });

  test('in the middle of a change leaves the change to be made on the next', async () => {
    // Two cases: four reads to open them, two to save them, two to save them for the change; the ninth is that of the first, opened again.
    const open = lostAfter(8);
    const page = openPage(open);
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' });
    await page.next('frame');
    page.send({ kind: 'change', run: 1, cases: twoCases('control.current=1 mA/cm2') }, { kind: 'run' });
    await page.next('ended');
    page.close();
    expect(page.reports.map(({ kind }) => kind).filter((kind) => kind !== 'frame')).toEqual([
      'opened',
      'restarted',
      'changed',
      'ended',
    ]);
    expect(Math.round(page.rows(0).at(-1)!.meanCurrent)).toBe(10);
  });

  test('that is lost again and again ends the run in words, and the next start works', async () => {
    const open = lostAfter(60, 20, 20, 20);
    const page = openPage(open, { clock: ticking(0) });
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
    const { message } = await page.next('failed');
    expect(message).toBe(
      'The device was lost (as the test wants), for the 4th time in a minute: take a coarser grid, or compute on the processor',
    );
    expect(open.opened()).toBe(4);
    page.send({ kind: 'open', run: 2, cases: twoCases(), backend: 'auto' }, { kind: 'run' });
    expect((await page.next('ended')).run).toBe(2);
    page.close();
  });
});

describe('what ends a run is told, and the next start works', () => {
  test('a time step that vanishes', async () => {
    const page = openPage(onTwin);
    const [vanishing] = twoCases('grid=16', 'control={current: 1000 mA/cm2, compliance: 1e6 V}', 'duration=1e4 s');
    page.send({ kind: 'open', run: 1, cases: [vanishing], backend: 'auto' }, { kind: 'run' });
    const { run, message } = await page.next('failed');
    expect(run).toBe(1);
    expect(message).toMatch(/^pvh: the time step vanished at .* compliance/);
    page.send({ kind: 'open', run: 2, cases: twoCases('duration=1 s'), backend: 'auto' }, { kind: 'run' });
    expect((await page.next('ended')).run).toBe(2);
    page.close();
  });

  test('a conductivity that no filler can have', async () => {
    const page = openPage(onTwin);
    const filler =
      'cases.pvh.filler={structure: {kind: nanorods, length: 1 um, width: 0.4 um, fraction: 5 %}, conductivity: calibrate to 9 S/m, transference: 0.5}';
    page.send({ kind: 'open', run: 1, cases: twoCases(filler), backend: 'auto' });
    expect((await page.next('failed')).message).toMatch(/^pvh: no σ of the filler gives 9 S\/m/);
    page.close();
  });

  test('a back end that is not there', async () => {
    const page = openPage((kind) => (kind === 'gpu' ? Promise.reject(new Error('no GPU here')) : onTwin(kind)));
    page.send({ kind: 'open', run: 1, cases: twoCases(), backend: 'gpu' });
    expect((await page.next('failed')).message).toBe('no GPU here');
    page.send({ kind: 'open', run: 2, cases: twoCases(), backend: 'cpu' });
    expect((await page.next('opened')).run).toBe(2);
    page.close();
  });
});

test('what a case leaves open is found before it starts, and is found once', async () => {
  const filler =
    'cases.pvh.filler={structure: {kind: nanorods, length: 1 um, width: 0.4 um, fraction: 25 %}, conductivity: calibrate to pvh-im, transference: 0.5}';
  const page = openPage(onTwin);
  const opened = [];
  for (const run of [1, 2]) {
    page.send({ kind: 'open', run, cases: twoCases(filler), backend: 'auto' });
    opened.push(await page.next('opened'));
  }
  page.close();
  const [first, second] = opened;
  const found = first.found.pvh.conductivity!;
  expect(found).toBeGreaterThan(0);
  expect(first.found['pvh-im']).toBe(undefined);
  expect(first.cases[0].filler!.phase.conductivity).toBe(found);
  expect(second.found).toEqual(first.found);
});
