/** PEO-SPE and PEO-FMOF: PEO with NaTFSI without and with cubes of UiO-66-(F)4. */

import { oneMolar, sharedExchangeCurrent, symmetric } from './assumed.ts';
import type { Datum, ElectrolyteRecord } from './types.ts';

const anchor60: Datum = { value: '60 degC', status: 'measured', place: '3.2, Fig. 2f' };

const glassTransition: Datum = {
  value: '-40 degC',
  status: 'assumed',
  place: 'the paper prints T0 = Tg - 50 K (eq. 2) but no Tg; salt lifts the Tg of PEO, about -60 degC, by some 20 K',
};

const common = {
  metal: 'sodium',
  source: {
    title:
      'Electrostatic Regulation of Na⁺ Coordination Chemistry for High-Performance All-Solid-State Sodium Batteries',
    journal: 'Nano-Micro Lett. 18:72 (2026)',
    doi: '10.1007/s40820-025-01910-1',
  },
  range: { from: '60 degC', to: '60 degC', place: '3.2, Fig. 2f: the one temperature with a printed conductivity' },
  exchangeCurrent: sharedExchangeCurrent,
  otherwise: {
    value: '60 degC',
    status: 'assumed',
    place: 'the temperature of the printed conductivity; none is printed for Fig. 2g',
  },
  transferCoefficient: symmetric,
  concentration: oneMolar,
  remarks: [
    'The printed activation energies are called those of the Vogel-Tamman-Fulcher law. With T0 = Tg - 50 K they make the ' +
      'conductivity fall fiftyfold (PEO-FMOF) or nearly three-hundredfold (PEO-SPE) from 60 to 50 degC, far more than ' +
      'polymer electrolytes do: keep to 60 degC, or give a conductivity of your own.',
  ],
} as const;

export const fluorinatedMof: Readonly<Record<string, ElectrolyteRecord>> = {
  'peo-spe': {
    ...common,
    label: 'PEO-SPE',
    description: 'poly(ethylene oxide) with NaTFSI, EO/Na = 16',
    conductivity: {
      kind: 'vtf',
      value: { value: '0.35 mS/cm', status: 'measured', place: '3.2, Fig. 2f' },
      anchor: anchor60,
      activationEnergy: { value: '1.02 eV', status: 'measured', place: '3.2, eq. 2' },
      glassTransition,
    },
    transference: { value: '0.36', status: 'measured', place: '3.2, Fig. 2g' },
    observations: [
      { label: 'Na‖Na life at 0.1 mA/cm², 0.1 mAh/cm²', value: '90 h (short)', place: '3.4, Fig. 4a' },
      { label: 'R_SEI after 20 h', value: '215 Ω', place: '3.4, Fig. 5d' },
      { label: 'R_interface after 20 h', value: '2178 Ω', place: '3.4, Fig. 5d' },
      { label: 'surface roughness Sa of the cycled membrane', value: 'higher', place: '3.4, Fig. 4g' },
    ],
  },
  'peo-fmof': {
    ...common,
    label: 'PEO-FMOF',
    description:
      'PEO-SPE with 9 wt% cubes of UiO-66-(F)4, about 300 nm, as the one medium that was measured; 6 and 12 wt% were ' +
      'made too, but the paper prints no numbers for them',
    control: 'peo-spe',
    conductivity: {
      kind: 'vtf',
      value: { value: '1.01 mS/cm', status: 'measured', place: '3.2, Fig. 2f' },
      anchor: anchor60,
      activationEnergy: { value: '0.71 eV', status: 'measured', place: '3.2, eq. 2' },
      glassTransition,
    },
    transference: { value: '0.78', status: 'measured', place: '3.2, Fig. 2g' },
    observations: [
      { label: 'Na‖Na life at 0.1 mA/cm², 0.1 mAh/cm²', value: '> 2500 h', place: '3.4, Fig. 4a' },
      { label: 'R_SEI after 20 h', value: '99 Ω', place: '3.4, Fig. 5d' },
      { label: 'R_interface after 20 h', value: '850 Ω', place: '3.4, Fig. 5d' },
      { label: 'tensile strength', value: '4.36 MPa', place: '3.2, Fig. 2b' },
      { label: 'elongation', value: '1350 %', place: '3.2, Fig. 2b' },
      { label: 'surface roughness Sa of the cycled membrane', value: '1.566 µm', place: '3.4, Fig. 4g' },
    ],
  },
};
