/** PPP, PCZ and PGZ: polymerised dioxolane alone, with crystalline and with glassy ZIF-62. */

import { sharedExchangeCurrent, symmetric } from './assumed.ts';
import type { Datum, ElectrolyteRecord } from './types.ts';

const measured = (value: string, place: string): Datum => ({ value, status: 'measured', place });

const common = {
  metal: 'lithium',
  source: {
    title:
      'Vitrified Metal-Organic Framework Composite Electrolyte Enabling Dendrite-Free and Long-Lifespan Solid-State ' +
      'Lithium Metal Batteries',
    journal: 'ACS Nano (2024)',
    doi: '10.1021/acsnano.3c11725',
  },
  exchangeCurrent: sharedExchangeCurrent,
  otherwise: {
    value: '20 degC',
    status: 'assumed',
    place: 'the temperature of the printed conductivity; none is printed for Fig. 4a, b',
  },
  transferCoefficient: symmetric,
  concentration: measured('1 mol/L', 'LiTFSI'),
} as const;

const twoPoints = { from: '-20 degC', to: '20 degC', place: 'Fig. 3g: the two printed conductivities' } as const;

const disagreement = (printed: string, found: string) =>
  `The printed activation energy, ${printed} eV (Fig. 3g), does not agree with the printed conductivities, which give ` +
  `${found} eV between -20 and 20 degC; the conductivities are taken.`;

export const glassyZif: Readonly<Record<string, ElectrolyteRecord>> = {
  ppp: {
    ...common,
    label: 'PPP',
    description: 'polymerised dioxolane (PDOL) in a polypropylene separator',
    conductivity: {
      kind: 'table',
      points: [
        { temperature: '-20 degC', value: measured('1.5e-5 S/cm', 'Fig. 3g') },
        { temperature: '20 degC', value: measured('1.3e-4 S/cm', 'Fig. 3g, S9') },
      ],
    },
    range: twoPoints,
    transference: measured('0.57', 'Fig. 4a, b, S10'),
    observations: [
      { label: 'thickness', value: '25 µm', place: 'in the text' },
      { label: 'activation energy (as printed)', value: '0.114 eV', place: 'Fig. 3g' },
      { label: 'Li‖Li polarisation at 0.08 mA/cm²', value: '71 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li polarisation at 0.1 mA/cm²', value: '89 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li polarisation at 0.5 mA/cm²', value: '477 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li at 0.3 mA/cm²', value: '> 800 mV after 180 h, short at 252 h', place: 'Fig. 4d' },
      { label: 'nucleation overpotential on Cu, 0.2 mA/cm²', value: 'about 40 mV', place: 'Fig. S8' },
    ],
    remarks: [disagreement('0.114', '0.345')],
  },
  pcz: {
    ...common,
    label: 'PCZ',
    description: 'PDOL with crystalline ZIF-62, as the one medium that was measured',
    control: 'ppp',
    conductivity: {
      kind: 'constant',
      value: measured('3e-4 S/cm', 'Fig. 3g, S9'),
      anchor: measured('20 degC', 'Fig. 3g, S9'),
    },
    range: { from: '20 degC', to: '20 degC', place: 'Fig. 3g, S9: the one printed conductivity' },
    transference: measured('0.56', 'Fig. 4a, b, S10'),
    observations: [],
  },
  pgz: {
    ...common,
    label: 'PGZ',
    description:
      'PDOL in the gaps between grains of glassy ZIF-62, about 50 wt% glass, 25 wt% PDOL and 16.17 wt% liquid, as the ' +
      'one medium that was measured',
    control: 'ppp',
    conductivity: {
      kind: 'table',
      points: [
        { temperature: '-20 degC', value: measured('2e-4 S/cm', 'Fig. 3g') },
        { temperature: '20 degC', value: measured('6.3e-4 S/cm', 'Fig. 3g, S9') },
      ],
    },
    range: twoPoints,
    transference: measured('0.63', 'Fig. 4a, b, S10'),
    observations: [
      { label: 'thickness', value: '70 µm', place: 'in the text' },
      { label: 'activation energy (as printed)', value: '0.052 eV', place: 'Fig. 3g' },
      { label: 'Li‖Li polarisation at 0.08 mA/cm²', value: '47 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li polarisation at 0.1 mA/cm²', value: '87 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li polarisation at 0.5 mA/cm²', value: '280 mV', place: 'Fig. 4c' },
      { label: 'Li‖Li at 0.3 mA/cm²', value: '148.8 mV, 1800 h', place: 'Fig. 4d' },
      { label: 'nucleation overpotential on Cu, 0.2 mA/cm²', value: '29 mV', place: 'Fig. S8' },
    ],
    remarks: [disagreement('0.052', '0.183')],
  },
};
