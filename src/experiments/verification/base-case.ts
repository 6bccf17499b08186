/** The case that the problems vary, written as a user writes it. */
import type { Case } from '../../case/case.ts';
import { parseStudy } from '../../case/parse.ts';

/** A flat lithium electrode under 6 µm of PVH on 32 × 32 cells. */
const BASE = `
title: verification
cases:
  - name: verification
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
    grid: 32
    metal: {base: lithium, surface energy: 0.5 J/m2}
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2}
    duration: 10 s
`;

/** The case with overrides `path=value` as of `--set`: `grid=16`, `control.current=4 mA/cm2`. Throws StudyError. */
export function baseCase(...overrides: readonly string[]): Case {
  return parseStudy(BASE, { name: 'verification', overrides }).cases[0];
}
