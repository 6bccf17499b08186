import { describe, expect, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import type { Layer, Shown, Window } from '../../src/lab/lab.ts';
import { deadShares } from '../../src/lab/view/dead.ts';
import { clampWindow, MOST_ZOOM, pan, placeAt, seenAt, zoomAbout } from '../../src/lab/view/frame-window.ts';
import { legendOf } from '../../src/lab/view/legend.tsx';
import { moved, nucleiChange, withOneMore } from '../../src/lab/view/nuclei.ts';
import { copies } from '../../src/lab/view/overlay.ts';
import { readingsAt } from '../../src/lab/view/reading.ts';
import { followScale } from '../../src/lab/view/scale.ts';
import { endOf, sentence } from '../../src/lab/view/words.ts';
import { deadMetal } from '../../src/output/dead-metal.ts';
import { storedRun } from '../support/stored.ts';
import { syntheticSnapshot } from '../support/synthetic.ts';

/** Places agree to rounding: a few sums of numbers near 1. */
const DIGITS = 12;

describe('the part of the domain that is seen', () => {
  const windows: readonly Window[] = [
    { x: 0.5, y: 0.5, zoom: 1 },
    { x: 0.3, y: 0.8, zoom: 4 },
    { x: 0.03125, y: 0.03125, zoom: 16 },
  ];
  test.each(windows)('a place in the panel and the place in the domain tell each other, at %o', (window) => {
    const { across, down } = seenAt(window, placeAt(window, 0.2, 0.9));
    expect(across).toBeCloseTo(0.2, DIGITS);
    expect(down).toBeCloseTo(0.9, DIGITS);
  });

  test('what lies under the pointer stays there while the wheel turns', () => {
    const before = { x: 0.5, y: 0.5, zoom: 2 };
    const under = placeAt(before, 0.7, 0.4);
    const { across, down } = seenAt(zoomAbout(before, 1.5, { across: 0.7, down: 0.4 }), under);
    expect(across).toBeCloseTo(0.7, DIGITS);
    expect(down).toBeCloseTo(0.4, DIGITS);
  });

  test('a picture that is dragged comes along with the pointer, right and down', () => {
    const before = { x: 0.5, y: 0.5, zoom: 4 };
    const { across, down } = seenAt(pan(before, 0.1, 0.05), placeAt(before, 0.5, 0.5));
    expect(across).toBeCloseTo(0.6, DIGITS);
    expect(down).toBeCloseTo(0.55, DIGITS);
  });

  test('nothing beyond the domain is ever seen, whatever a link asks for', () => {
    for (const wild of [
      { x: -3, y: 9, zoom: 0.2 },
      { x: 1, y: 0, zoom: 1e9 },
      { x: Number.NaN, y: Number.POSITIVE_INFINITY, zoom: Number.NaN },
    ]) {
      const { x, y, zoom } = clampWindow(wild);
      expect(zoom).toBeGreaterThanOrEqual(1);
      expect(zoom).toBeLessThanOrEqual(MOST_ZOOM);
      for (const share of [x, y]) {
        expect(share - 0.5 / zoom).toBeGreaterThanOrEqual(0);
        expect(share + 0.5 / zoom).toBeLessThanOrEqual(1);
      }
    }
  });
});

const run = storedRun();

/** The cases of the drawn run at one of its moments, as panels show them. */
function shownAt(index: number, voltage = 1): readonly Shown[] {
  return run.cases.map(({ input, moment, series, shares }): Shown => {
    const { snapshot, current } = moment(index);
    const row = series.rows[index];
    const single = (field: Float64Array) => new Float32Array(field);
    return {
      input,
      fields: {
        time: snapshot.time,
        step: 10 * snapshot.time,
        metal: single(snapshot.metal),
        concentration: single(snapshot.concentration),
        potential: single(snapshot.potential.map((value) => value * voltage)),
        reaction: single(snapshot.reaction),
        live: single(snapshot.live),
        current: { x: single(current.x), y: single(current.y) },
      },
      rows: [{ maximumHeight: row['maximum height [m]'], tipToMean: 1.8, deadShare: 0 } as Shown['rows'][number]],
      outcome: 'running',
      shares: shares ? { filler: single(shares.filler) } : null,
    };
  });
}

describe('one scale for all panels', () => {
  test('concentration runs from none to the greatest c₀, from the first frame to the last', () => {
    const follow = followScale();
    const scales = [0, 3, 5].map((index) => follow('concentration', shownAt(index)));
    expect(scales[0]).toMatchObject({ min: 0, max: 1000, unit: 'mol/m³' });
    expect(scales[1]).toBe(scales[0]);
    expect(scales[2]).toBe(scales[0]);
  });

  test('ends of the potential only move outwards within a run, to round numbers, and start anew with the next run', () => {
    const follow = followScale();
    const first = follow('potential', shownAt(1, 1));
    const higher = follow('potential', shownAt(2, 3.3));
    const lower = follow('potential', shownAt(3, 0.5));
    expect(first.max).toBeCloseTo(0.1, 6);
    expect(higher.max).toBeCloseTo(0.35, 6);
    expect(lower).toBe(higher);
    expect(follow('potential', shownAt(0, 1)).max).toBeCloseTo(0.1, 6);
  });

  test('ticks are round, in a unit of handy size, and lie within the bar', () => {
    const { ticks, unit, min, max } = followScale()('current', shownAt(2));
    expect(unit).toBe('mA/cm²');
    // The current is 80 A/m² in the electrolyte, 8 mA/cm².
    expect(ticks[ticks.length - 1].label).toBe('8');
    for (const { value } of ticks) expect(value >= min && value <= max * (1 + 1e-9)).toBe(true);
  });

  test.each(['metal', 'filler'] as const)('%s needs no values: its ends are fixed', (layer: Layer) => {
    expect(followScale()(layer, shownAt(2))).toMatchObject({ min: 0, max: 1 });
  });
});

describe('dead metal', () => {
  test('is the same whether the whole field is looked at or only what surrounds it', () => {
    const snapshot = syntheticSnapshot({ nx: 96, ny: 80, growth: 0.5, dead: true });
    const { metal, live, grid } = snapshot;
    const fields = { ...shownAt(0)[0].fields, metal: new Float32Array(metal), live: new Float32Array(live) };
    // Both are made of float32 fields; shares are means of zeros and ones.
    const expected = deadMetal({ ...snapshot, metal: Float64Array.from(fields.metal) });
    const found = deadShares(fields, grid);
    expect(found).not.toBeNull();
    expect(expected?.every((share, k) => Math.abs(share - (found?.[k] ?? -1)) < 1e-6)).toBe(true);
    expect(deadShares({ ...fields, live: fields.live.map(() => 1) }, grid)).toBeNull();
  });
});

describe('what is under the pointer', () => {
  test('tells concentration, potential, current, conductivity and metal fraction of the cell, with units', () => {
    const [pvh] = shownAt(2);
    const readings = readingsAt(pvh, { x: 0.5, y: 0.99 });
    expect(readings.map(({ symbol }) => symbol)).toEqual(['', 'c', 'φ', '|i|', 'σ', 'ξ']);
    const values = Object.fromEntries(readings.map(({ symbol, value }) => [symbol, value]));
    expect(values['|i|']).toBe('8 mA/cm²');
    expect(values.σ).toBe('360 µS/cm');
    expect(values.φ).toBe('97.9 mV');
  });

  test('in metal the electrolyte has no values', () => {
    const readings = readingsAt(shownAt(2)[0], { x: 0.5, y: 0 });
    expect(readings.map(({ value }) => value)).toEqual(['metal', '0.90']);
  });

  test('σ is that of the simulator’s own map, also where a cell holds a part of a rod', () => {
    const [, rods] = shownAt(2);
    const { nx, ny } = rods.input.grid;
    let mixed = 0;
    for (let q = nx * (ny / 2); q < nx * ny; q += 7) {
      const probe = { x: ((q % nx) + 0.5) / nx, y: (Math.floor(q / nx) + 0.5) / ny };
      const readings = readingsAt(rods, probe);
      const [value, unit] = readings.find(({ symbol }) => symbol === 'σ')?.value.split(' ') ?? [];
      const found = Number(value) * (unit === 'mS/cm' ? 0.1 : 1e-4);
      // Three digits are told: half of one in the third.
      expect(Math.abs(found / run.cases[1].maps.conductivity[q] - 1)).toBeLessThan(0.0051);
      if (readings[0].value === 'mixed') mixed += 1;
    }
    expect(mixed).toBeGreaterThan(20);
  });
});

describe('nuclei', () => {
  const cases = run.cases.map(({ input }) => input);

  test('a nucleus that is dragged over a periodic side comes in again on the other', () => {
    const [input] = cases;
    expect(moved(input, input.surface.nuclei[0], -0.5e-6).position).toBeCloseTo(5.5e-6, 12);
    expect(moved({ ...input, sides: 'closed' }, input.surface.nuclei[0], -0.5e-6).position).toBe(0);
  });

  test('the change is one that a study takes, and gives the nuclei that were meant', () => {
    const nuclei = withOneMore(cases[0], 1.23456e-6, 75.5);
    const change = nucleiChange(cases, 0, nuclei);
    expect(change.startsWith('surface.nuclei=')).toBe(true);
    const text =
      'title: t\ncases:\n  - {name: a, metal: lithium, electrolyte: pvh, grid: 48, domain: {width: 6 um, height: 6 um}, control: {current: 8 mA/cm2, compliance: 0.6 V}, duration: 150 s}';
    const parsed = parseStudy(text, { overrides: [change] }).cases[0].surface.nuclei;
    expect(parsed).toHaveLength(4);
    expect(parsed[3].position).toBeCloseTo(1.23456e-6, 12);
    expect(parsed[3].time).toBe(75.5);
  });

  test('where the cases differ only the one in the panel is changed', () => {
    const other = { ...cases[1], surface: { ...cases[1].surface, nuclei: [] } };
    expect(nucleiChange([cases[0], other], 1, [])).toBe('cases.pvh-rods.surface.nuclei=[]');
  });
});

test('a line that leaves a periodic domain is drawn on both sides of it', () => {
  const inside: readonly [number, number][] = [
    [3, 9],
    [3, 0],
  ];
  const leaving: readonly [number, number][] = [
    [9, 9],
    [11, 0],
  ];
  expect(copies(inside, 10)).toHaveLength(1);
  expect(copies(leaving, 10)).toEqual([
    leaving,
    [
      [-1, 9],
      [1, 0],
    ],
  ]);
});

describe('words for those who do not see the picture', () => {
  const view = {
    layer: 'concentration',
    lines: false,
    outlines: true,
    window: { x: 0.5, y: 0.5, zoom: 1 },
    speed: 1,
    brush: 1e-7,
  } as const;

  test('name the case, the time, the tip and what the colours show', () => {
    expect(sentence(shownAt(2)[1], view)).toBe(
      'PVH with rods at 60 s: tip 1.1 µm, 1.8 times the mean thickness. Shown: salt concentration.',
    );
  });

  test('say how a case ended', () => {
    const [shown] = shownAt(4);
    expect(endOf(shown)).toBe('');
    expect(endOf({ ...shown, outcome: 'short circuit' })).toBe('Short circuit at 120 s');
    expect(endOf({ ...shown, outcome: 'finished' })).toBe('Ended at 120 s');
  });

  test('the legend names what is seen and nothing else', () => {
    const names = (layer: Layer, outlines: boolean) =>
      legendOf(shownAt(2), { layer, outlines }).map(({ name }) => name);
    expect(names('concentration', false)).toEqual(['metal']);
    expect(names('concentration', true)).toEqual(['metal', 'filler']);
    expect(names('filler', false)).toEqual(['metal', 'filler', 'electrolyte']);
  });
});
