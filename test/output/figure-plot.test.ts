/** Line plots for print. */
import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/output/decode-png.ts';
import { type Figure, figurePng, plot } from '../../src/output/figure/index.ts';
import { storedRun } from '../support/stored.ts';

const run = storedRun();
const texts = ({ svg }: Figure) => [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, content]) => content);
/** Points of the lines [px], those of the legend left out. */
const lines = ({ svg }: Figure) =>
  [...svg.matchAll(/<polyline points="([^"]+)"[^>]*stroke="([^"]+)"[^>]*?( stroke-dasharray="[^"]+")?\/>/g)]
    .map(([, points, colour, dashes = '']) => ({
      points: points.split(' ').map((at) => at.split(',').map(Number)),
      colour,
      dashes,
    }))
    .filter(({ points }) => points.length > 2);

describe('a plot', () => {
  test('shows a measure of all cases on one axis in handy units, told apart in colour and without it', async () => {
    const made = await plot(run, { measures: ['maximum height'] });
    expect(made.width).toBe(85);
    expect(texts(made)).toEqual(expect.arrayContaining(['maximum height [µm]', 'time [s]', 'PVH', 'PVH with rods']));
    const drawn = lines(made);
    expect(drawn).toHaveLength(2);
    expect(new Set(drawn.map(({ colour }) => colour)).size).toBe(2);
    expect(new Set(drawn.map(({ dashes }) => dashes)).size).toBe(2);
  });

  // Heights grow from 0.66 µm by 4.2 and by 1.2 µm in 150 s: the lines start at one point and rise as 3.5 to 1. Places are
  // rounded to 0.1 px, of which the smaller rise has some 70: a hundredth.
  test('draws the numbers of the series', async () => {
    const made = await plot(run, { measures: ['maximum height'], cases: ['pvh', 'pvh-rods'], x: 'step' });
    const [pvh, rods] = lines(made);
    expect(pvh.points).toHaveLength(6);
    // Up to 4.86 µm.
    expect(texts(made)).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
    expect(pvh.points[0]).toEqual(rods.points[0]);
    const rise = ({ points }: typeof pvh) => points[0][1] - points[5][1];
    expect(rise(pvh) / rise(rods)).toBeGreaterThan(3.46);
    expect(rise(pvh) / rise(rods)).toBeLessThan(3.54);
  });

  test('has a lettered panel for each measure, and names the curves once', async () => {
    const made = await plot(run, { measures: ['Maximum height', 'cell voltage [V]', 'tip-to-mean ratio'] });
    const said = texts(made);
    expect(made.width).toBe(180);
    expect(said).toEqual(expect.arrayContaining(['a', 'b', 'c', 'cell voltage [mV]', 'tip-to-mean ratio [–]']));
    expect(said.filter((text) => text === 'PVH with rods')).toHaveLength(1);
  });

  test('can take another measure than time for its axis, and some of the cases', async () => {
    const made = await plot(run, { measures: ['maximum height'], x: 'charge passed', cases: ['pvh-rods'], width: 120 });
    expect(made.width).toBe(120);
    expect(texts(made)).toContain('charge passed [C/cm²]');
    expect(texts(made)).not.toContain('PVH');
  });

  test('gives hours to a run of days', async () => {
    const long = {
      ...run,
      cases: run.cases.map((stored) => ({
        ...stored,
        series: {
          ...stored.series,
          rows: stored.series.rows.map((row) => ({ ...row, 'time [s]': 1000 * row['time [s]'] })),
        },
      })),
    };
    expect(texts(await plot(long, { measures: ['maximum height'] }))).toContain('time [h]');
  });

  test('leaves empty axes where nothing was measured', async () => {
    const made = await plot(run, { measures: ['dead-metal share'] });
    expect(lines(made)).toHaveLength(0);
    expect(texts(made)).toContain('dead-metal share [–]');
  });

  test('is the same bytes for the same run, with as many pixels as its size says', async () => {
    const options = { measures: ['maximum height', 'cell voltage'] };
    const [first, second] = [await plot(run, options), await plot(run, options)];
    expect(second.svg).toBe(first.svg);
    const { width, height } = decodePng(figurePng(first, 150));
    expect([width, height]).toEqual([first.width, first.height].map((mm) => Math.round((mm / 25.4) * 150)));
  });

  test.each([
    [{ measures: ['maximum hight'] }, 'the run has no measure "maximum hight"; did you mean maximum height?'],
    [{ measures: ['x'] }, 'the run has no measure "x"; known: time, step, cell voltage'],
    [{ measures: [] }, 'a plot needs a measure: there are time, step, cell voltage'],
    [{ measures: ['maximum height'], x: 'charge' }, 'no measure "charge"; did you mean charge passed?'],
    [{ measures: ['maximum height'], cases: ['pvx'] }, 'no case "pvx" with stored fields; did you mean pvh?'],
    [{ measures: ['maximum height'], width: 500 }, 'width is 500 mm: accepted are 30 to 400'],
  ])('refuses %j and says what it takes', async (options, message) => {
    await expect(plot(run, options)).rejects.toThrow(message);
  });
});
