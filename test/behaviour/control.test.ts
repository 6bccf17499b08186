/** What the cell is held at, and what follows: constant voltage, constant current, compliance, both kinds of top. */
import { expect, test } from 'vitest';
import { smallCase } from '../support/cases.ts';
import { onTwin, samplesAt } from './cells.ts';
import { report } from './report.ts';

const TOPS = ['reservoir', 'counter electrode'] as const;
const seconds = (last: number) => Array.from({ length: 10 }, (_, n) => (last * (n + 1)) / 10);

test.each(TOPS)(
  'at constant voltage under a %s the current plates, and falls as the salt at the front is used up',
  async (top) => {
    // Salt spreads over 4.5 µm in L²/(π²D) = 0.7 s; the metal grows by 1 % of that meanwhile.
    const voltage = top === 'reservoir' ? 0.3 : 0.6;
    const input = smallCase(`domain.top=${top}`, `control.voltage=${voltage} V`, 'duration=2 s');
    const samples = await samplesAt(onTwin(input), seconds(2));
    const currents = samples.map(({ status }) => status.meanCurrent);
    const charge = samples[9].status.charge;
    report(`constant voltage under a ${top}`, [
      { what: 'cell voltage [V]', expected: voltage, measured: samples[9].status.cellVoltage, tolerance: 'round-off' },
      { what: 'current at 0.2 s [A/m²]', expected: '> 0', measured: currents[0], tolerance: '' },
      { what: 'current at 2 s [A/m²]', expected: 'less, > 0', measured: currents[9], tolerance: '' },
      { what: 'charge at 2 s [C/m²]', expected: '> 0', measured: charge, tolerance: '' },
      { what: 'Faraday error', expected: 0, measured: samples[9].status.faradayError, tolerance: 1e-4 },
      // The front loses half its salt within a second, in steps that end at a Newton correction of some 1e-4 c₀.
      { what: 'salt error', expected: 0, measured: samples[9].status.saltError, tolerance: 5e-5 },
    ]);
    for (const { status } of samples) expect(status.cellVoltage).toBeCloseTo(voltage, 12);
    for (const [n, current] of currents.entries()) if (n > 0) expect(current).toBeLessThan(currents[n - 1]);
    expect(currents[9]).toBeGreaterThan(0);
    // A falling current's charge lies between its last and its first value over the time.
    expect(charge).toBeGreaterThan(2 * currents[9]);
    expect(Math.abs(samples[9].status.faradayError)).toBeLessThan(1e-4);
    expect(Math.abs(samples[9].status.saltError)).toBeLessThan(5e-5);
  },
);

test.each(TOPS)(
  'at constant current under a %s what enters at the top is the current that was asked for, at all times',
  async (top) => {
    const input = smallCase(`domain.top=${top}`, 'control.current=2 mA/cm2', 'surface.nuclei={count: 1, radius: 1 um}');
    const samples = await samplesAt(onTwin(input), seconds(10));
    const worst = Math.max(...samples.map(({ status }) => Math.abs(status.meanCurrent / 20 - 1)));
    const charged = Math.max(...samples.map(({ status }) => Math.abs(status.charge / (20 * status.time) - 1)));
    // Sums of some hundred terms in float64.
    const tolerance = 1e-12;
    report(`constant current under a ${top}`, [
      { what: 'worst relative error of the current', expected: 0, measured: worst, tolerance },
      { what: 'worst relative error of the charge', expected: 0, measured: charged, tolerance },
    ]);
    expect(worst).toBeLessThan(tolerance);
    expect(charged).toBeLessThan(tolerance);
  },
);

test.each(TOPS)(
  'under a %s a current that would take more than the compliance voltage gives way and the voltage stays',
  async (top) => {
    // Kinetics takes 0.26 V at each electrode and Ohm 0.01 V; what concentration adds within some seconds is above the limit.
    const [asked, limit] = [78, top === 'reservoir' ? 0.3 : 0.56];
    const input = smallCase(`domain.top=${top}`, `control={current: ${asked} A/m2, compliance: ${limit} V}`);
    const samples = await samplesAt(onTwin(input), [0.02, ...seconds(4).slice(1)]);
    const [first, last] = [samples[0].status, samples[9].status];
    // Held or not is decided once a step, from potentials extrapolated to within 0.2 RT/F.
    const overshoot = 0.2 * 0.0257;
    const highest = Math.max(...samples.map(({ status }) => status.cellVoltage));
    report(`compliance under a ${top}`, [
      { what: 'current at 0.02 s [A/m²]', expected: asked, measured: first.meanCurrent, tolerance: 'round-off' },
      { what: 'voltage at 0.02 s [V]', expected: `< ${limit}`, measured: first.cellVoltage, tolerance: '' },
      { what: 'current at 4 s [A/m²]', expected: `< ${asked}`, measured: last.meanCurrent, tolerance: '' },
      { what: 'voltage at 4 s [V]', expected: limit, measured: last.cellVoltage, tolerance: 'round-off' },
      { what: 'highest voltage [V]', expected: `≤ ${limit}`, measured: highest, tolerance: overshoot },
    ]);
    expect(first.meanCurrent).toBeCloseTo(asked, 9);
    expect(first.cellVoltage).toBeLessThan(limit);
    expect(last.meanCurrent).toBeLessThan(0.95 * asked);
    expect(last.meanCurrent).toBeGreaterThan(0);
    expect(last.cellVoltage).toBeCloseTo(limit, 12);
    expect(highest).toBeLessThan(limit + overshoot);
  },
);
