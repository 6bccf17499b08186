import { test } from 'vitest';
import { loadStudy } from '../../src/case/load.ts';
import { constantCurrent, flatCase, onTwin, runTo } from './flat-cell.ts';
import { type Finding, report } from './report.ts';

function ofTipEffect(name: string, ...overrides: readonly string[]) {
  const input = loadStudy('tip-effect', { overrides }).cases.find((one) => one.name === name);
  if (!input) throw new Error(`tip-effect has no case ${name}`);
  return input;
}

// Metal grows by what the charge equation took in its last Newton iteration but one; what is left is that iteration's
// correction, 1e-4 of the current where salt is plentiful and ten times more where it is used up at the front.
test('the metal gained is the charge passed over F C_s, in a compact deposit and among starved dendrites', async () => {
  const compact = await runTo(ofTipEffect('pvh-im', 'grid=48'), 60);
  const starved = await runTo(ofTipEffect('pvh', 'grid=64'), 150);
  report('Faraday: (metal gained − charge passed)/charge passed', [
    { what: 'PVH-IM, compact', expected: 0, measured: compact.status.faradayError, tolerance: 1e-4 },
    { what: 'PVH, starved', expected: 0, measured: starved.status.faradayError, tolerance: 1e-3 },
  ]);
});

// Anions cross no face of the cell, and the sum of Σ ψc over all cells telescopes: what is left is the defect of the last
// linear solve, below 1e-6 per step and of either sign.
test('a cell between a plating and a stripping electrode keeps its salt', async () => {
  const input = flatCase({
    rows: 64,
    gap: 10e-6,
    top: 'counter electrode',
    electrolyte: {
      conductivity: 0.1,
      transference: 0.3,
      exchangeCurrent: 5,
      transferCoefficient: 0.5,
      concentration: 1000,
    },
    control: constantCurrent(100),
  });
  const simulation = onTwin(input);
  const findings: Finding[] = [];
  for (const time of [1, 10, 100]) {
    await simulation.advanceTo(time);
    const { status } = await simulation.sample();
    findings.push({ what: `after ${time} s`, expected: 0, measured: status.saltError, tolerance: 1e-5 });
  }
  report('Salt in a closed cell: (salt − salt at the start)/salt at the start', findings);
});
