/** A run that no solver made: dendrites that grow as drawn, for the tests of what is made from stored fields. */

import { maps } from '../../src/case/maps.ts';
import { phaseShares } from '../../src/case/microstructure/picture.ts';
import { parseStudy } from '../../src/case/parse.ts';
import type { Moment, StoredCase, StoredRun } from '../../src/output/stored.ts';
import { syntheticSnapshot } from './synthetic.ts';

const STUDY = `
title: "Drawn, not computed: two electrolytes"
question: Which of the two keeps the deposit flat?
defaults:
  temperature: 25 degC
  domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
  grid: 48
  metal: {base: lithium, surface energy: 0.5 J/m2}
  surface: {thickness: 0.36 um, nuclei: {count: 3, radius: 0.3 um}}
  control: {current: 8 mA/cm2, compliance: 0.6 V}
  duration: 150 s
cases:
  - {name: pvh, label: PVH, electrolyte: pvh}
  - name: pvh-rods
    label: PVH with rods
    electrolyte: pvh
    filler: {structure: {kind: nanorods, length: 0.72 um, width: 0.072 um, fraction: 20 %}, conductivity: 0.9 S/m, transference: 0.5}
`;

const TIMES = [0, 30, 60, 90, 120, 150];
/** Final growth of the dendrite over the height of the domain, per case [–] */
const GROWTH = [0.7, 0.2];

/** A run of two cases with six moments each; the current flows straight down at 80 A/m². */
export function storedRun(folder = 'runs/drawn'): StoredRun {
  const study = parseStudy(STUDY, { name: 'drawn' });
  const cases = study.cases.map((input, k): StoredCase => {
    const { nx, ny, spacing } = input.grid;
    const moment = (index: number): Moment => {
      if (!(index in TIMES)) throw new RangeError(`there is no moment ${index}`);
      const time = TIMES[index];
      const drawn = syntheticSnapshot({ nx, ny, spacing, time, growth: (GROWTH[k] * time) / 150 });
      const cells = nx * ny;
      return {
        snapshot: {
          ...drawn,
          potential: Float64Array.from({ length: cells }, (_, q) => (0.1 * Math.floor(q / nx)) / ny),
        },
        current: { x: new Float64Array(cells), y: Float64Array.from(drawn.metal, (xi) => -80 * (1 - xi)) },
      };
    };
    const rows = TIMES.map((time) => ({
      'time [s]': time,
      'step [–]': 10 * time,
      'cell voltage [V]': 0.1 + time / 1000,
      'charge passed [C/m²]': 80 * time,
      'mean thickness [m]': 0.4e-6 + 1e-8 * time,
      'maximum height [m]': 0.66e-6 + (GROWTH[k] * 6e-6 * time) / 150,
      'tip-to-mean ratio [–]': 1 + (GROWTH[k] * time) / 150,
      'least surface concentration [mol/m³]': 1000 - 5 * GROWTH[k] * time,
      'dead-metal share [–]': Number.NaN,
      'Faraday error [–]': 1e-6,
      'salt error [–]': -2e-5,
    }));
    return {
      input,
      series: { headings: Object.keys(rows[0]), rows },
      times: TIMES,
      moment,
      maps: maps(input),
      ...(input.filler ? { shares: phaseShares(input) } : {}),
    };
  });
  return {
    folder,
    study,
    cases,
    manifest: {
      program: 'tipfield',
      format: 1,
      status: 'finished',
      started: '2026-11-21T12:00:00.000Z',
      finished: '2026-11-21T12:00:30.000Z',
      wallTime: 30,
      versions: { tipfield: '0.1.0', node: '20.20.0' },
      backend: { kind: 'cpu', description: 'float64 twin', software: false },
      cases: study.cases.map(({ name, seed }) => ({
        name,
        seed,
        status: 'finished',
        steps: 1500,
        time: 150,
        wallTime: 15,
      })),
      input: study,
    },
    close() {},
  };
}
