/** A sweep of 48 runs that is cheap enough for CI, on the twin: two currents, three fractions of rods, eight seeds. */

/** Its file; 64 cells across, 0.4 s of plating in four samples. */
export const FORTY_EIGHT_STUDY = `
title: Rods that are short of salt
cases:
  - name: rods
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um}
    grid: 64
    metal: lithium
    electrolyte: pvh
    filler:
      structure: {kind: nanorods, length: 1.5 um, width: 0.4 um, fraction: 20 %}
      conductivity: 3 mS/cm
      transference: 0.5
      blocking: false
    surface: {thickness: 0.6 um, nuclei: {count: 1, radius: 0.5 um}}
    control: {current: 4 mA/cm2, compliance: 0.6 V}
    duration: 0.4 s
    output: {sampling: 0.1 s, frames: {every: 0.4 s}}
`;

/** What is varied. */
export const FORTY_EIGHT = {
  vary: ['control.current=2, 4 mA/cm2', 'filler.structure.fraction=10 % to 30 % in 3'],
  seeds: 8,
} as const;

/** The words after `tipfield sweep <file>`. */
export const FORTY_EIGHT_ARGS: readonly string[] = [
  ...FORTY_EIGHT.vary.flatMap((text) => ['--vary', text]),
  ...['--seeds', String(FORTY_EIGHT.seeds), '--backend', 'cpu'],
];
