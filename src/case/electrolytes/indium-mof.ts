/** PVH and PVH-IM: a fluoropolymer without and with In-MOF nanorods. */

import { oneMolar, symmetric } from './assumed.ts';
import type { Datum, ElectrolyteRecord } from './types.ts';

const source = {
  title:
    'Indium-MOF as Multifunctional Promoter to Remove Ionic Conductivity and Electrochemical Stability Constraints on ' +
    'Fluoropolymer Electrolytes for All-Solid-State Lithium Metal Battery',
  journal: 'Nano-Micro Lett. 17:249 (2025)',
  doi: '10.1007/s40820-025-01760-x',
} as const;

const anchor25: Datum = { value: '25 degC', status: 'measured', place: '2.4, Fig. 6a' };

const common = {
  metal: 'lithium',
  source,
  range: { from: '25 degC', to: '25 degC', place: '2.4, Fig. 6a; how far Fig. 6b reaches is not in the text' },
  otherwise: { value: '25 degC', status: 'measured', place: '2.4' },
  transferCoefficient: symmetric,
  concentration: oneMolar,
} as const;

export const indiumMof: Readonly<Record<string, ElectrolyteRecord>> = {
  pvh: {
    ...common,
    label: 'PVH',
    description: 'poly(vinylidene fluoride-hexafluoropropylene) with LiTFSI and residual DMF',
    conductivity: {
      kind: 'arrhenius',
      value: { value: '0.36 mS/cm', status: 'measured', place: '2.4, Fig. 6a' },
      anchor: anchor25,
      activationEnergy: { value: '0.21 eV', status: 'measured', place: '2.4, Fig. 6b' },
    },
    transference: { value: '0.19', status: 'measured', place: '2.4, Fig. 6d' },
    exchangeCurrent: { value: '0.049 mA/cm2', status: 'measured', place: '2.2, Fig. 2e' },
    observations: [
      { label: 'critical current density', value: '0.4 mA/cm²', place: '2.2, Fig. 2c' },
      { label: 'Li‖Li life at 0.2 mA/cm²', value: '34 h', place: '2.2, Fig. 2a' },
      { label: 'electronic conductivity', value: '9.13e-7 S/cm', place: '2.4' },
      { label: 'crystallinity', value: '34.1 %', place: '2.4, Fig. 6e' },
      { label: 'free TFSI⁻', value: '49 %', place: '2.4, Fig. 6g' },
      { label: 'LiF share in the SEI at 10 nm depth', value: '57.2 %', place: '2.3' },
    ],
  },
  'pvh-im': {
    ...common,
    label: 'PVH-IM',
    description: 'PVH with one-dimensional In-MOF nanorods spread through it, as the one medium that was measured',
    control: 'pvh',
    conductivity: {
      kind: 'arrhenius',
      value: { value: '1.23 mS/cm', status: 'measured', place: '2.4, Fig. 6a' },
      anchor: anchor25,
      activationEnergy: { value: '0.18 eV', status: 'measured', place: '2.4, Fig. 6b' },
    },
    transference: { value: '0.49', status: 'measured', place: '2.4, Fig. 6d' },
    exchangeCurrent: { value: '0.067 mA/cm2', status: 'measured', place: '2.2, Fig. 2e' },
    observations: [
      { label: 'critical current density', value: '1.7 mA/cm²', place: '2.2, Fig. 2c' },
      { label: 'Li‖Li life at 0.2 mA/cm²', value: '5550 h', place: '2.2, Fig. 2a' },
      { label: 'electronic conductivity', value: '1.80e-9 S/cm', place: '2.4' },
      { label: 'crystallinity', value: '19.2 %', place: '2.4, Fig. 6e' },
      { label: 'free TFSI⁻', value: '64 %', place: '2.4, Fig. 6g' },
      { label: 'LiF share in the SEI at 10 nm depth', value: '73.3 %', place: '2.3' },
    ],
  },
};
