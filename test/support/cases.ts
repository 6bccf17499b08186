/** Small cases for tests, written as a user writes them. */
import type { Case } from '../../src/case/case.ts';
import { parseStudy } from '../../src/case/parse.ts';

/** A flat lithium electrode under 6 µm of PVH on 32 × 32 cells; `overrides` are `path=value`, as of `--set`. */
const BASE = `
title: a test
cases:
  - name: test
    label: Test
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
    grid: 32
    metal: {base: lithium, surface energy: 0.5 J/m2}
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2}
    duration: 10 s
`;

/** The case with overrides, such as `grid=16` or `control.current=4 mA/cm2`. */
export function smallCase(...overrides: readonly string[]): Case {
  return parseStudy(BASE, { name: 'test', overrides }).cases[0];
}
