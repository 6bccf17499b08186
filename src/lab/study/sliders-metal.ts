/** How the surface of the metal resists being bent, and which directions it prefers. */
import type { Case } from '../../case/case.ts';
import { clean, type Slider } from './slider.ts';

const always = () => true;

const surfaceEnergy: Slider = {
  id: 'surface-energy',
  group: 'metal',
  label: 'Surface energy',
  symbol: 'γ',
  unit: 'J/m²',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: () => ({ from: 0.05, to: 2, step: 0.05 }),
  known: () => ({ from: 0.2, to: 1.7 }),
  words: () => 'Values from 0.2 to 1.7 J/m² are in use for lithium. More of it rounds tips and heals fine branches.',
  read: ({ metal }) => metal.surfaceEnergy,
  change: (value) => [`metal.surface energy=${value} J/m2`],
};

const kineticStrength: Slider = {
  id: 'kinetic-anisotropy',
  group: 'metal',
  label: 'Kinetic anisotropy',
  symbol: 'δ_k',
  unit: '',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: () => ({ from: 0, to: 0.9, step: 0.01 }),
  known: () => null,
  words: () => 'How much faster metal is plated in its preferred directions. Not measured; the studies assume 0.2.',
  read: ({ metal }) => metal.kineticAnisotropy.strength,
  change: (value) => [`metal.kinetic anisotropy.strength=${value}`],
};

/** Below 1/(m² − 1), where the stiffness a + a'' turns negative. */
function surfaceLimit({ metal }: Case): number {
  const { folds } = metal.surfaceAnisotropy;
  return Math.min(0.9, 1 / (folds ** 2 - 1));
}

const surfaceStrength: Slider = {
  id: 'surface-anisotropy',
  group: 'metal',
  label: 'Surface anisotropy',
  symbol: 'δ_γ',
  unit: '',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: (input) => ({ from: 0, to: Math.floor(1000 * 0.95 * surfaceLimit(input)) / 1000, step: 0.001 }),
  known: () => null,
  words: (input) =>
    `How much the surface energy changes with direction. Not measured; below ${Number(surfaceLimit(input).toPrecision(2))} the surface stays free of corners.`,
  read: ({ metal }) => metal.surfaceAnisotropy.strength,
  change: (value) => [`metal.surface anisotropy.strength=${value}`],
};

const folds: Slider = {
  id: 'folds',
  group: 'metal',
  label: 'Preferred directions',
  symbol: 'm',
  unit: '',
  scope: 'all',
  scale: 'linear',
  choices: [2, 3, 4, 5, 6, 8],
  applies: always,
  range: () => ({ from: 2, to: 8, step: 1 }),
  known: () => ({ from: 4, to: 4 }),
  words: () => 'Lithium and sodium are cubic: four. Six make a snowflake.',
  read: ({ metal }) => metal.kineticAnisotropy.folds,
  change: (value) => [`metal.kinetic anisotropy.folds=${value}`],
};

const angle: Slider = {
  id: 'angle',
  group: 'metal',
  label: 'Direction of the crystal',
  symbol: 'θ₀',
  unit: '°',
  scope: 'all',
  scale: 'linear',
  applies: ({ metal }) => metal.kineticAnisotropy.strength > 0,
  range: () => ({ from: 0, to: 90, step: 1 }),
  known: () => null,
  words: () => 'From the electrode to a preferred direction.',
  read: ({ metal }) => clean((metal.kineticAnisotropy.angle * 180) / Math.PI),
  change: (value) => [`metal.kinetic anisotropy.angle=${value} deg`],
};

export const metalSliders: readonly Slider[] = [surfaceEnergy, kineticStrength, surfaceStrength, folds, angle];
