/** From words to runs: what is varied, which points follow, and what is refused before anything starts. */
import { describe, expect, test } from 'vitest';
import { pointsOf } from '../../src/experiments/sweep/designs.ts';
import { calibratedPlan, isSamePlan, makePlan, type SweepRequest } from '../../src/experiments/sweep/make-plan.ts';
import { taskStudy } from '../../src/experiments/sweep/study.ts';
import { type Design, readVary } from '../../src/experiments/sweep/vary.ts';
import type { SweepPlan } from '../../src/output/sweep/plan.ts';
import { FORTY_EIGHT, FORTY_EIGHT_STUDY } from '../support/forty-eight.ts';

const request = (change: Partial<SweepRequest> = {}): SweepRequest => ({
  name: 'rods',
  study: { text: FORTY_EIGHT_STUDY, path: '/studies/rods.yaml', overrides: [] },
  vary: ['control.current=2, 4 mA/cm2'],
  design: 'grid',
  backend: 'cpu',
  ...change,
});

const problem = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing is wrong';
};

describe('a parameter', () => {
  test.each([
    ['control.current=2, 4, 8 mA/cm2', 'A/m²', [20, 40, 80]],
    ['control.current=2 mA/cm2, 40 A/m2', 'A/m²', [20, 40]],
    ['filler.structure.fraction=10, 25 %', '–', [0.1, 0.25]],
    ['temperature=25, 60 degC', 'K', [298.15, 333.15]],
    ['filler.structure.fraction=10 % to 40 % in 4', '–', [0.1, 0.2, 0.3, 0.4]],
    ['control.current=from 1 to 8 mA/cm2 in 4 log', 'A/m²', [10, 20, 40, 80]],
    ['grid=48, 64', '–', [48, 64]],
    ['electrolyte=pvh, pvh-im', '–', ['pvh', 'pvh-im']],
    [
      'filler.structure={kind: pores, size: 1 um}, {kind: discs, radius: 0.5 um}',
      '–',
      ['{kind: pores, size: 1 um}', '{kind: discs, radius: 0.5 um}'],
    ],
  ])('%s has its levels in SI units', (text, unit, levels) => {
    expect(readVary(text, 'grid')).toMatchObject({ unit, levels });
  });

  test('that comes back from its override is the same number to the last bit', () => {
    const { plan } = makePlan(request({ vary: ['control.current=1.1 to 7.3 mA/cm2 in 7 log'] }));
    for (const task of plan.tasks) {
      const { control } = taskStudy(plan, task).cases[0];
      expect(control).toMatchObject({ density: task.point['control.current'] });
    }
  });

  test.each<readonly [string, Design, string]>([
    ['control.current', 'grid', 'is not path=values'],
    ['control.current=2 mA/cm2', 'grid', 'has one level, so nothing is varied'],
    ['control.current=2, 2 mA/cm2', 'grid', 'the level 2 mA/cm2 stands there twice'],
    ['control.current=2, , 4 mA/cm2', 'grid', 'a level is empty'],
    ['control.current=2, 4, eight mA/cm2', 'grid', '"eight mA/cm2" is not a quantity'],
    [
      'control.current=2, 4 mA/cm, 8 mA/cm2',
      'grid',
      '"4 mA/cm" is not a quantity that a study holds; units are written like mA/cm2',
    ],
    ['control.current=2 to 8 mA/cm2', 'grid', 'say in how many levels, like "2 to 8 mA/cm2 in 4"'],
    ['control.current=2 to 8 mA/cm2 in 1', 'grid', 'write a whole number of levels from 2 on'],
    ['control.current=0 to 8 mA/cm2 in 4 log', 'grid', 'equal ratios need ends above zero'],
    ['control.current=2 mA/cm2, 0.5 V', 'grid', 'levels in A/m² and in V stand side by side'],
    ['control.current=2, 4 mA/cm2', 'latin hypercube', 'draws numbers from a range'],
    ['cases.rods.control.current=2, 4 mA/cm2', 'grid', 'choose cases with --cases'],
    ['seed=1, 2', 'grid', 'write --seeds 3'],
  ])('written as %s for a %s is refused', (text, design, words) => {
    expect(problem(() => readVary(text, design))).toMatch(`--vary ${text}: `);
    expect(problem(() => readVary(text, design))).toContain(words);
  });
});

describe('a design', () => {
  const current = readVary('control.current=2, 4 mA/cm2', 'grid');
  const words = readVary('electrolyte=pvh, pvh-im', 'grid');

  test('of a grid has all combinations, the last parameter fastest', () => {
    expect(pointsOf('grid', [current, words])).toEqual([
      { 'control.current': 20, electrolyte: 'pvh' },
      { 'control.current': 20, electrolyte: 'pvh-im' },
      { 'control.current': 40, electrolyte: 'pvh' },
      { 'control.current': 40, electrolyte: 'pvh-im' },
    ]);
  });

  test('of a list puts levels side by side, and says where they are not as many', () => {
    expect(pointsOf('list', [current, words])).toEqual([
      { 'control.current': 20, electrolyte: 'pvh' },
      { 'control.current': 40, electrolyte: 'pvh-im' },
    ]);
    const three = readVary('grid=16, 32, 64', 'list');
    expect(problem(() => pointsOf('list', [current, three]))).toContain('control.current has 2, grid has 3');
  });

  test('of a Latin hypercube uses each of the n strata of each parameter once, in another order for each', () => {
    const design = 'latin hypercube';
    const parameters = [
      readVary('control.current=2 to 8 mA/cm2', design),
      readVary('filler.structure.fraction=1 % to 64 % log', design),
    ];
    const points = pointsOf(design, parameters, 16, 3);
    const strata = [
      points.map((point) => Math.floor((16 * (Number(point['control.current']) - 20)) / 60)),
      points.map((point) =>
        Math.floor((16 * Math.log(Number(point['filler.structure.fraction']) / 0.01)) / Math.log(64)),
      ),
    ];
    const once = Array.from({ length: 16 }, (_, k) => k);
    for (const used of strata) expect([...used].sort((a, b) => a - b)).toEqual(once);
    expect(strata[0]).not.toEqual(strata[1]);
    expect(pointsOf(design, parameters, 16, 3)).toEqual(points);
    expect(pointsOf(design, parameters, 16, 4)).not.toEqual(points);
    expect(problem(() => pointsOf(design, parameters))).toContain('--runs 16');
  });
});

describe('a plan', () => {
  test('of two currents, three fractions and eight seeds has 48 runs, each another one', () => {
    const made = makePlan(request(FORTY_EIGHT));
    const { tasks, seeds } = made.plan;
    expect(tasks).toHaveLength(48);
    expect(seeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(tasks[47]).toEqual({
      id: '0048',
      index: 47,
      case: 'rods',
      seed: 8,
      point: { 'control.current': 40, 'filler.structure.fraction': 0.3 },
      overrides: [
        'cases.rods.control.current=40 A/m2',
        'cases.rods.filler.structure.fraction=0.3',
        'cases.rods.seed=8',
      ],
    });
    expect(new Set(tasks.map(({ overrides }) => overrides.join())).size).toBe(48);
    // Of a doubt that all of them share it tells once.
    expect(made.warnings.filter((line) => line.includes('nucleus'))).toEqual([
      expect.stringContaining('(the first of 48 such runs)'),
    ]);
  });

  test('is refused with all that is wrong with any of its runs, in the words that were typed', () => {
    const told = problem(() =>
      makePlan(
        request({ vary: ['control.current=2, -4 mA/cm2', 'filler.structure.fraction=20, 120 %', 'grod=8, 16'] }),
      ),
    );
    expect(told).toContain('--vary control.current=-40 A/m2: "-40 A/m2" must be more than 0 (run 0005 and 3 more)');
    expect(told).toContain('--vary filler.structure.fraction=1.2: ');
    expect(told).toContain('--vary grod: unknown key "grod"; did you mean grid? (run 0001 and 7 more)');
    expect(told).toMatch(/nothing was started$/);
    expect(problem(() => makePlan(request({ vary: ['control.current=2, 4 mA/cm'] })))).toContain(
      '--vary control.current=2 mA/cm: "2 mA/cm" is ',
    );
    expect(problem(() => makePlan(request({ cases: ['rod'] })))).toContain(
      'there is no case "rod"; did you mean rods?',
    );
    expect(problem(() => makePlan(request({ vary: [] })))).toContain('nothing is varied');
    expect(problem(() => makePlan(request({ vary: ['grid=16, 32', 'grid=64, 128'] })))).toContain(
      'grid is varied already',
    );
  });

  test('finds what is to be calibrated once, for the study as it stands, and is known again by its request', async () => {
    const text = FORTY_EIGHT_STUDY.replace('conductivity: 3 mS/cm', 'conductivity: calibrate to 0.4 mS/cm').replace(
      'grid: 64',
      'grid: 16',
    );
    const { plan: asked } = makePlan(
      request({ vary: ['filler.structure.fraction=20, 30 %'], study: { ...request().study, text } }),
    );
    const plan = await calibratedPlan(asked);
    expect(plan.study.overrides).toEqual([expect.stringMatching(/^cases\.rods\.filler\.conductivity=[\d.e-]+ S\/m$/)]);
    const found = plan.tasks.map((task) => taskStudy(plan, task).cases[0].filler?.phase.conductivity ?? Number.NaN);
    // Above that of PVH, 0.036 S/m, because the whole is to conduct more than that; the same at both fractions.
    expect(found[0]).toBeGreaterThan(0.036);
    expect(found[1]).toBe(found[0]);
    const stored = JSON.parse(JSON.stringify(plan)) as SweepPlan;
    expect(isSamePlan(asked, stored)).toBe(true);
    expect(isSamePlan(makePlan(request({ vary: ['filler.structure.fraction=20, 40 %'] })).plan, stored)).toBe(false);
    // A value that the points give is not looked for.
    const { plan: given } = makePlan(
      request({ vary: ['filler.conductivity=1, 3 mS/cm'], study: { ...request().study, text } }),
    );
    expect(await calibratedPlan(given)).toEqual(given);
  });
});
