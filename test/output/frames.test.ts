import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Study } from '../../src/case/case.ts';
import { frames, frameTimes, panelOf, rounded, writeFrames } from '../../src/output/frames.ts';
import type { Manifest, Status } from '../../src/output/manifest.ts';
import type { StoredRun } from '../../src/output/stored.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storedRun } from '../support/stored.ts';
import { syntheticSnapshot } from '../support/synthetic.ts';

/** The drawn run with frames at these times, its cases with moments up to a time each, and how each of them went. */
function runOf(
  folder: string,
  times: readonly number[],
  reached: readonly number[],
  status: Status = 'finished',
): StoredRun {
  const run = storedRun(folder);
  const study: Study = {
    ...run.study,
    cases: run.study.cases.map((input) => ({ ...input, output: { ...input.output, frames: times } })),
  };
  const manifest: Manifest = { ...run.manifest, cases: run.manifest.cases.map((one) => ({ ...one, status })) };
  const cases = run.cases.map((stored, k) => ({ ...stored, times: stored.times.filter((time) => time <= reached[k]) }));
  return { ...run, study, manifest, cases };
}

const names = (paths: readonly string[]) => paths.map((path) => basename(path));

describe('frames that are drawn again', () => {
  test('have the names and the bytes that they had while the run went on', () => {
    const [live, again] = [temporaryFolder(), temporaryFolder()];
    const run = runOf(again, [0, 90, 150], [150, 150]);
    mkdirSync(join(live, 'frames'));
    for (const [index, time] of frameTimes(run.study).entries()) {
      const panels = run.cases.map(({ input, moment, shares }) => {
        const { snapshot } = moment(time / 30);
        return panelOf(input, rounded(snapshot), shares);
      });
      writeFrames(live, run.study, index, panels);
    }
    const stored: StoredRun = {
      ...run,
      cases: run.cases.map((one) => ({
        ...one,
        moment: (index) => ({ ...one.moment(index), snapshot: rounded(one.moment(index).snapshot) }),
      })),
    };
    const paths = frames(stored);
    expect(names(paths)).toEqual([
      'concentration-00-0s.png',
      'phase-00-0s.png',
      'concentration-01-90s.png',
      'phase-01-90s.png',
      'concentration-02-150s.png',
      'phase-02-150s.png',
    ]);
    expect(readdirSync(join(live, 'frames')).sort()).toEqual(names(paths).sort());
    for (const path of paths) {
      const bytes = readFileSync(join(live, 'frames', basename(path)));
      expect(bytes.equals(readFileSync(path)), path).toBe(true);
    }
  });

  test('show a case that ended early as it was, and end when all have ended', () => {
    const one = frames(runOf(temporaryFolder(), [0, 60, 120, 150], [90, 120], 'short circuit'));
    // At 120 s both have ended, so no frame follows.
    expect(names(one).filter((name) => name.startsWith('phase'))).toEqual([
      'phase-00-0s.png',
      'phase-01-60s.png',
      'phase-02-120s.png',
    ]);
    const both = frames(runOf(temporaryFolder(), [0, 60, 120, 150], [90, 90], 'interrupted'));
    expect(names(both).at(-1)).toBe('phase-02-90s.png');
  });

  test('of a killed run end with the last that all cases reached', () => {
    const paths = frames(runOf(temporaryFolder(), [0, 60, 120, 150], [90, 60], 'running'));
    expect(names(paths).at(-1)).toBe('phase-01-60s.png');
  });

  test('are refused where a case has no stored fields', () => {
    const run = storedRun(temporaryFolder());
    expect(() => frames({ ...run, cases: [run.cases[0]] })).toThrow(
      `${run.folder} has no stored fields of pvh-rods: a frame shows all cases side by side`,
    );
    expect(existsSync(join(run.folder, 'frames'))).toBe(false);
  });
});

test('a rounded snapshot has the precision of float32 and its own time', () => {
  const snapshot = { ...syntheticSnapshot({ time: 37.1 }), potential: new Float64Array(64 * 64).fill(0.1) };
  const { time, potential, metal } = rounded(snapshot);
  expect(time).toBe(37.1);
  expect(potential[5]).toBe(Math.fround(0.1));
  // Half a unit in the last of 24 bits.
  const errors = metal.map((xi, cell) => Math.abs(xi / snapshot.metal[cell] - 1));
  expect(Math.max(...errors)).toBeLessThanOrEqual(2 ** -24 * 1.001);
});
