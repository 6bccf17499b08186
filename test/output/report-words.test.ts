/** What a report says of a run in sentences, and where it says that numbers are from. */
import { expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { findings } from '../../src/output/report/findings.ts';
import { conductivityOrigin, originAt } from '../../src/output/report/sources.ts';
import type { StoredCase, StoredRun } from '../../src/output/stored.ts';
import { storedRun } from '../support/stored.ts';

const COMMON =
  '{domain: {width: 6 um, height: 6 um}, grid: 48, metal: lithium, control: {current: 1 mA/cm2}, surface: {thickness: 1 um}, duration: 1 s';

function caseWith(words: string): Case {
  return parseStudy(`title: t\ndefaults: ${COMMON}}\ncases: [{name: a, ${words}}]`, { name: 't' }).cases[0];
}

test('a value of a record keeps its origin, and one that the study changes is the study’s', () => {
  const named = caseWith('electrolyte: pvh');
  expect(conductivityOrigin(named)).toEqual({ status: 'measured', place: '2.4, Fig. 6a' });
  expect(originAt(named, 'transference').status).toBe('measured');
  expect(originAt(named, 'concentration').status).toBe('assumed');
  const changed = caseWith('electrolyte: {base: pvh, transference: 0.3}');
  expect(originAt(changed, 'transference').status).toBe('study');
  expect(originAt(changed, 'exchangeCurrent').status).toBe('measured');
});

test('a conductivity that was measured at 25 °C is derived at 40 °C, and says by which law', () => {
  const warm = conductivityOrigin(caseWith('electrolyte: pvh, temperature: 40 degC'));
  expect(warm.status).toBe('derived');
  expect(warm.place).toMatch(/^Arrhenius law from 360 µS\/cm at 25 °C \(2\.4, Fig\. 6a\)/);
});

test('what is calibrated is said to be so', () => {
  const filled = caseWith(
    'electrolyte: {conductivity: calibrate to 1 mS/cm, transference: 0.3, exchange current: 0.05 mA/cm2, concentration: 1 mol/L}, ' +
      'filler: {structure: {kind: discs, lattice: square, pitch: 2 um, fraction: 20 %}, conductivity: 1 S/m, transference: 0.5}',
  );
  expect(conductivityOrigin(filled).status).toBe('calibrated');
});

/** The drawn run with these tip-to-mean ratios at its six times in its first case. */
function withRatios(ratios: readonly number[]): StoredRun {
  const drawn = storedRun();
  const [first] = drawn.cases;
  const rows = first.series.rows.map((row, k) => ({ ...row, 'tip-to-mean ratio [–]': ratios[k] }));
  const changed: StoredCase = { ...first, series: { ...first.series, rows } };
  return { ...drawn, cases: [changed] };
}

test('tips that lead, a deposit that evens out and one that stays as it was are told apart', () => {
  expect(findings(storedRun()).html).toContain(
    'After 150 s the tips lead: the ratio of tip to mean thickness has risen in PVH from 1 to 1.7 and in PVH with rods from 1 to 1.2.',
  );
  expect(findings(withRatios([1.5, 2.5, 2.2, 2, 1.5, 1.1])).html).toContain(
    'the deposit evens out: the ratio of tip to mean thickness has fallen in PVH from 1.5 to 1.1 (2.5 at most).',
  );
  expect(findings(withRatios([1.5, 1.5, 1.5, 1.5, 1.5, 1.5])).html).toContain(
    'is what it was at the start, within 5 %',
  );
});

test('salt that runs out at the surface is told with the limit, and what stays elsewhere with a number', () => {
  const drawn = storedRun();
  const [first, second] = drawn.cases;
  const rows = first.series.rows.map((row) => ({ ...row, 'least surface concentration [mol/m³]': 20 }));
  const starved = { ...drawn, cases: [{ ...first, series: { ...first.series, rows } }, second] };
  const said = findings(starved).html;
  expect(said).toContain('Salt runs out at the surface of PVH (below 5 % of its initial concentration at some time).');
  // 1000 − 5 × 0.2 × 150 = 850 of 1000 mol/m³.
  expect(said).toContain('at least 85 % of the initial salt concentration in PVH with rods');
});
