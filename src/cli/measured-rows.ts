/** What maps came to, in rows for people. */
import type { Case } from '../case/case.ts';
import { diffusivityOf } from '../case/maps.ts';
import { pictureOf } from '../case/microstructure/picture.ts';
import { statisticsOf } from '../case/microstructure/statistics.ts';
import type { Effective } from '../experiments/effective-properties.ts';
import type { BruceVincent } from '../experiments/transference.ts';
import { fourDigits, withSpread } from '../output/effective-sheet.ts';

/** One microstructure; the experiment is absent where it was not made. */
export interface Measured extends Effective {
  readonly seed: number;
  readonly bruceVincent?: BruceVincent;
}

const ROWS: readonly (readonly [string, (one: Measured) => number | undefined])[] = [
  ['σ up [S/m]', ({ conductivity }) => conductivity.yy],
  ['σ across [S/m]', ({ conductivity }) => conductivity.xx],
  ['σ off the diagonal [S/m]', ({ conductivity }) => conductivity.xy],
  ['σ largest [S/m]', ({ conductivity }) => conductivity.principal[0]],
  ['σ least [S/m]', ({ conductivity }) => conductivity.principal[1]],
  ['direction of the largest [deg]', ({ conductivity }) => (conductivity.angle * 180) / Math.PI],
  ['Wiener, lower [S/m]', ({ wiener }) => wiener[0]],
  ['Hashin-Shtrikman, lower [S/m]', ({ isotropic }) => isotropic[0]],
  ['Hashin-Shtrikman, upper [S/m]', ({ isotropic }) => isotropic[1]],
  ['Wiener, upper [S/m]', ({ wiener }) => wiener[1]],
  ['t₊ up', ({ transference }) => transference.up],
  ['t₊ across', ({ transference }) => transference.across],
  [
    't₊ up, simulated experiment',
    ({ bruceVincent }) => (bruceVincent?.settled ? bruceVincent.transference : undefined),
  ],
  ['tortuosity of the matrix, up', ({ tortuosity }) => tortuosity?.up],
  ['tortuosity of the matrix, across', ({ tortuosity }) => tortuosity?.across],
];
const LABEL = 34;

/** The lines of one case, whose values are known, measured on some seeds. */
export function measuredLines(input: Case, all: readonly Measured[]): readonly string[] {
  const { electrolyte, temperature, filler } = input;
  const rows = ROWS.flatMap(([label, of]) => {
    const values = all.flatMap((one) => of(one) ?? []);
    return values.length > 0 ? [`${label.padEnd(LABEL)}${withSpread(values)}`] : [];
  });
  const lost = all.filter(({ bruceVincent }) => bruceVincent?.settled === false).length;
  return [
    ...(filler ? rows : rows.filter((row) => /^(σ up|t₊ up)/.test(row))),
    ...(filler ? [] : [homogeneous(diffusivityOf(electrolyte, electrolyte.concentration, temperature))]),
    ...(lost > 0 ? [`the simulated experiment did not settle on ${lost} of ${all.length}; a coarser grid may`] : []),
    ...structureLines(input),
  ];
}

function homogeneous(diffusivity: number): string {
  return `${'D of the salt [m²/s]'.padEnd(LABEL)}${fourDigits(diffusivity)}`;
}

/** What the structure is like, on the first seed; none without a filler. */
function structureLines(input: Case): readonly string[] {
  const picture = pictureOf(input);
  if (!picture) return [];
  const { fraction, orientation, chord, particles, percolation } = statisticsOf(picture, input.sides === 'periodic');
  const row = (label: string, text: string) => `${label.padEnd(LABEL)}${text}`;
  const percent = (share: number) => `${fourDigits(100 * share)} %`;
  const micrometres = ({ x, y }: { readonly x: number; readonly y: number }) =>
    `${fourDigits(1e6 * x)} along x, ${fourDigits(1e6 * y)} along y`;
  const degrees = fourDigits((180 / Math.PI) * orientation.angle);
  const names = { filler: 'filler', fillerAndShell: 'filler with its shell', matrix: 'matrix' } as const;
  const keys = ['filler', ...(input.filler?.shell ? ['fillerAndShell' as const] : []), 'matrix'] as const;
  const shown = (is: boolean) => (is ? 'yes' : 'no');
  return [
    row('filler, share of the area', percent(fraction.filler)),
    ...(input.filler?.shell ? [row('shell, share of the area', percent(fraction.shell))] : []),
    row('pieces of filler', `${particles.count}, of ${fourDigits(1e6 * particles.diameter)} µm as discs of their area`),
    row('chords in the filler [µm]', micrometres(chord.filler)),
    row('chords in the matrix [µm]', micrometres(chord.matrix)),
    row("order of the filler's edges", `${fourDigits(orientation.order)} around ${degrees} deg`),
    ...keys.map((key) => {
      const { up, across } = percolation[key];
      return row(`${names[key]} reaches`, `up ${shown(up)}, across ${shown(across)}`);
    }),
  ];
}
