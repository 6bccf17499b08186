import { expect, test } from 'vitest';
import { type Finding, holds, shareOfTolerance, showFinding } from '../../src/output/finding.ts';

const finding = (expected: number, measured: number, tolerance: number): Finding => ({
  what: 'speed',
  expected,
  measured,
  tolerance,
});

test.each([
  // A tenth of the tolerance is seen in both numbers, with the same decimals.
  [finding(649.92, 653.412, 6.4992), ['649.9', '653.4', '± 6.5']],
  [finding(10.7761, 10.7805, 0.0108), ['10.776', '10.780', '± 0.011']],
  [finding(-0.2478, -0.2494, 0.002), ['−0.2478', '−0.2494', '± 0.002']],
  [finding(4000, 4000.0002, 0.4), ['4000.00', '4000.00', '± 0.4']],
  // Powers of ten where plain numbers would be zeros.
  [finding(0, -1.234e-7, 1e-5), ['0', '−1.23e-7', '± 1.0e-5']],
  [finding(3e-9, 4e-9, 1e-10), ['3.00e-9', '4.00e-9', '± 1.0e-10']],
  // The rounding of a zero is a zero; what is no number says so.
  [finding(-2e-13, 0.0012, 0.4), ['0', '0.0012', '± 0.4']],
  [finding(5, Number.NaN, 0.5), ['5.00', 'NaN', '± 0.5']],
  [finding(5, 5, 0), ['5.0000000', '5.0000000', '± 0']],
])('%j is shown as %j', (given, [expected, measured, tolerance]) => {
  expect(showFinding(given)).toEqual({ what: 'speed', expected, measured, tolerance });
});

test('the unit stands behind what is measured', () => {
  expect(showFinding({ ...finding(1, 1, 0.1), unit: 'nm/s' }).what).toBe('speed [nm/s]');
});

test('a finding holds up to its tolerance, and not where there is no number', () => {
  expect(
    [finding(1, 1.5, 0.5), finding(1, 1.51, 0.5), finding(1, Number.NaN, 0.5), finding(0, 0, 0)].map(holds),
  ).toEqual([true, false, false, true]);
  expect(shareOfTolerance(finding(1, 1.25, 0.5))).toBe(0.5);
  expect(shareOfTolerance(finding(0, 0, 0))).toBe(0);
  expect(shareOfTolerance(finding(1, Number.NaN, 0.5))).toBe(Number.POSITIVE_INFINITY);
});
