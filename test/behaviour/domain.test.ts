/** What the domain is cut from and into must not show. */
import { expect, test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { smallCase } from '../support/cases.ts';
import { columnHeights, difference, onTwin, samplesAt } from './cells.ts';
import { report } from './report.ts';

test('closed and periodic sides are the same to a deposit that mirrors itself', async () => {
  const grown = async (sides: string) => {
    const input = smallCase(
      `domain.sides=${sides}`,
      'surface.nuclei=[{position: 3 um, radius: 1 um}]',
      'control.current=4 mA/cm2',
    );
    return (await samplesAt(onTwin(input), [10]))[0].snapshot;
  };
  const [closed, periodic] = [await grown('closed'), await grown('periodic')];
  const mirrored = columnHeights(closed).toReversed();
  const lines = [
    ...(['metal', 'concentration', 'potential'] as const).map((name) => ({
      what: `closed against periodic, ${name}`,
      measured: difference(closed[name], periodic[name]),
    })),
    { what: 'left against right, heights', measured: difference(mirrored, columnHeights(closed)) },
    // What the V-cycles leave, which differ at the sides: a few 1e-6.
  ].map((line) => ({ ...line, expected: 0, tolerance: 1e-5 }));
  report('largest relative differences of the fields', lines);
  for (const { measured, tolerance } of lines) expect(measured).toBeLessThan(tolerance);
});

test.each([
  [36, 50],
  [20, 77],
  [50, 12],
])('a grid of %i × %i cells carries the same physics as any other', async (nx, ny) => {
  const h = 0.15;
  const input = smallCase(
    `domain={width: ${nx * h} um, height: ${ny * h} um}`,
    `grid={nx: ${nx}, ny: ${ny}}`,
    'surface={thickness: 0.6 um, nuclei: {count: 1, radius: 0.6 um}}',
    'control.current=2 mA/cm2',
  );
  const [start, { status, snapshot }] = await samplesAt(onTwin(input), [0, 10]);
  const [begun, heights] = [columnHeights(start.snapshot), columnHeights(snapshot)];
  const [tip, mean] = [Math.max(...heights) - Math.max(...begun), (status.charge * input.metal.molarVolume) / FARADAY];
  const lopsided = difference(heights.toReversed(), heights);
  const lines = [
    { what: 'Faraday error', measured: status.faradayError, tolerance: 1e-4 },
    { what: 'salt error', measured: status.saltError, tolerance: 1e-5 },
    { what: 'left against right, heights', measured: lopsided, tolerance: 1e-5 },
  ].map((line) => ({ ...line, expected: 0 }));
  report(`${nx} × ${ny} cells`, [
    ...lines,
    { what: 'growth of the tip over the mean growth', expected: '> 1', measured: tip / mean, tolerance: '' },
  ]);
  for (const { measured, tolerance } of lines) expect(Math.abs(measured)).toBeLessThan(tolerance);
  expect(tip).toBeGreaterThan(mean);
});
