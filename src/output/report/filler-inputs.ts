/** The inputs of a filler: its shape, its share, and what its phases conduct. */
import type { Case, Phase, Structure } from '../../case/case.ts';
import { formatQuantity } from '../quantity.ts';
import type { Input } from './inputs.ts';
import { told } from './measures.ts';
import { calibratedTo, type Origin, OWN } from './sources.ts';

/** Rows of the filler of a case and of its interphase; none without a filler. */
export function fillerInputs(input: Case): readonly Input[] {
  const { filler, calibration } = input;
  if (!filler) return [];
  const { structure, phase, shell, from } = filler;
  const origins = (which: 'filler' | 'shell') => ({
    conductivity: calibration?.phase === which && calibration.conductivity !== undefined ? calibratedTo(input) : OWN,
    transference: calibration?.phase === which && calibration.transference !== undefined ? calibratedTo(input) : OWN,
  });
  return [
    { name: 'filler', value: shapeOf(structure), ...OWN },
    ...(from > 0 ? [{ name: 'filler begins at height', value: told(from, 'm'), ...OWN }] : []),
    ...phaseInputs('filler', phase, origins('filler')),
    ...(shell
      ? [
          {
            name: 'interphase thickness',
            value: shell.thickness === 0 ? 'as in the picture' : told(shell.thickness, 'm'),
            ...OWN,
          },
          ...phaseInputs('interphase', shell, origins('shell')),
        ]
      : []),
  ];
}

function phaseInputs(
  name: string,
  { conductivity, transference, blocking, exchangeFactor }: Phase,
  origins: { readonly conductivity: Origin; readonly transference: Origin },
): readonly Input[] {
  return [
    { name: `conductivity of the ${name}`, value: formatQuantity(conductivity, 'S/m'), ...origins.conductivity },
    { name: `t₊ of the ${name}`, value: told(transference, '–'), ...origins.transference },
    {
      name: `metal enters the ${name}; factor on i₀`,
      value: `${blocking ? 'no' : 'yes'}; ${told(exchangeFactor, '–')}`,
      ...OWN,
    },
  ];
}

/** Lengths and the share of the area, `nanorods, 25 % of the area, length 720 nm, width 72 nm`. */
function shapeOf(structure: Structure): string {
  if (structure.kind === 'image') return `from the picture ${structure.file}, ${told(structure.pixel, 'm')} a pixel`;
  const { kind, fraction, ...rest } = structure;
  const isLength = (key: string) => !['angle', 'spread', 'lamellae'].includes(key);
  const others = Object.entries(rest).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'number' && isLength(key)
        ? [`${key} ${told(value, 'm')}`]
        : [],
  );
  return [kind, `${told(100 * fraction, '–')} % of the area`, ...others].join(', ');
}
