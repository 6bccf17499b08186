/** PEO with NaTFSI alone, with Fe-MOF, with Ni-MOF, and CPE-10 with clusters of the Fe-Ni MOF. */

import { oneMolar, symmetric } from './assumed.ts';
import type { ConductivityLaw, ElectrolyteRecord } from './types.ts';

const common = {
  metal: 'sodium',
  source: {
    title:
      'Electronic structure modulation of MOF-based host-guest recognition polymer electrolytes for high-performance ' +
      'all-solid-state sodium metal batteries',
    journal: 'EES Batteries 1, 1569 (2025)',
    doi: '10.1039/d5eb00117j',
  },
  range: { from: '25 degC', to: '60 degC', place: 'Fig. 3c-e' },
  otherwise: {
    value: '25 degC',
    status: 'assumed',
    place: 'the cells of Fig. 3 were run at room temperature or at 60 degC; the text does not say which',
  },
  transferCoefficient: symmetric,
  concentration: oneMolar,
} as const;

/**
 * A tenth of what CPE-10's law gives at 25 °C (its printed room-temperature value does not lie on that line); 1.0 eV from there to 50 °C, exp(11604.5 × 2.5948e-4) = 20.3 times as much;
 * 0.35 eV from there to 60 °C, exp(0.35 × 11604.5 × 9.289e-5) = 1.458 times as much.
 */
const crystalline: ConductivityLaw = {
  kind: 'table',
  points: [
    {
      temperature: '25 degC',
      value: {
        value: '9.94e-6 S/cm',
        status: 'derived',
        place: 'Fig. 3c: about a tenth of CPE-10, here of its law at 25 degC; an estimate',
      },
    },
    {
      temperature: '50 degC',
      value: {
        value: '2.019e-4 S/cm',
        status: 'derived',
        place: 'Fig. 3e: from 25 degC with 1.0 eV, the least printed ("> 1.0 eV")',
      },
    },
    {
      temperature: '60 degC',
      value: {
        value: '2.944e-4 S/cm',
        status: 'derived',
        place: 'Fig. 3e: from 50 degC with 0.35 eV, the middle of the printed 0.3-0.4 eV',
      },
    },
  ],
};

const estimate =
  'The conductivity is an estimate from ratios and activation energies; the paper prints no value of it.';

/** What `crystalline` is made of, as printed; the same of all three. */
const printedEnergies = [
  { label: 'activation energy below 50 °C', value: '> 1.0 eV', place: 'Fig. 3e' },
  { label: 'activation energy above 50 °C', value: '0.3-0.4 eV', place: 'Fig. 3e' },
] as const;

const asPeo = {
  value: '0.0380 mA/cm2',
  status: 'assumed',
  place: 'the paper gives none; that of PEO (Fig. 3i), so that only transport differs',
} as const;

export const ironNickelMof: Readonly<Record<string, ElectrolyteRecord>> = {
  peo: {
    ...common,
    label: 'PEO',
    description: 'poly(ethylene oxide) with NaTFSI, which melts at about 50 °C',
    conductivity: crystalline,
    transference: { value: '0.23', status: 'measured', place: 'Fig. 3g, h' },
    exchangeCurrent: { value: '0.0380 mA/cm2', status: 'measured', place: 'Fig. 3i, after 30 h' },
    observations: [
      ...printedEnergies,
      { label: 'Na⁺ diffusivity (molecular dynamics)', value: '4.9e-7 cm²/s', place: 'Fig. 4f' },
      { label: 'free TFSI⁻', value: '66.8 %', place: 'Fig. S12' },
      { label: 'Na‖Na life at 0.05 mA/cm², 30 min, 25 °C', value: '< 5 h (short)', place: 'Fig. 5a' },
    ],
    remarks: [estimate],
  },
  'fe-mof': {
    ...common,
    label: 'Fe-MOF CPE',
    description: 'PEO with NaTFSI and Fe-MOF, as the one medium that was measured',
    control: 'peo',
    conductivity: crystalline,
    transference: { value: '0.47', status: 'measured', place: 'Fig. 3g, h' },
    exchangeCurrent: asPeo,
    observations: printedEnergies,
    remarks: [estimate],
  },
  'ni-mof': {
    ...common,
    label: 'Ni-MOF CPE',
    description: 'PEO with NaTFSI and Ni-MOF, as the one medium that was measured',
    control: 'peo',
    conductivity: crystalline,
    transference: { value: '0.48', status: 'measured', place: 'Fig. 3g, h' },
    exchangeCurrent: asPeo,
    observations: printedEnergies,
    remarks: [estimate],
  },
  'cpe-10': {
    ...common,
    label: 'CPE-10',
    description:
      'PEO with NaTFSI and 10 wt% of an Fe-Ni MOF in lamellar clusters, as the one medium that was measured; other ' +
      'contents (3, 5, 7, 15 wt%) were made too, but no numbers of them are at hand',
    control: 'peo',
    conductivity: {
      kind: 'arrhenius',
      value: { value: '1.37e-4 S/cm', status: 'measured', place: 'Fig. 3d' },
      anchor: { value: '30 degC', status: 'measured', place: 'Fig. 3d' },
      activationEnergy: { value: '0.50 eV', status: 'measured', place: 'Fig. 3e, linear throughout' },
    },
    transference: { value: '0.63', status: 'measured', place: 'Fig. 3g, h' },
    exchangeCurrent: { value: '0.0645 mA/cm2', status: 'measured', place: 'Fig. 3i, after 30 h' },
    observations: [
      { label: 'ionic conductivity, room temperature', value: '5.75e-5 S/cm', place: 'Fig. 3c' },
      { label: 'ionic conductivity, 60 °C', value: '7.96e-4 S/cm', place: 'Fig. 3d' },
      { label: 'Na⁺ diffusivity (molecular dynamics)', value: '2.12e-6 cm²/s', place: 'Fig. 4f' },
      { label: 'free TFSI⁻', value: '87.7 %', place: 'Fig. S12' },
      { label: "Young's modulus", value: '35.0 MPa', place: 'Fig. S6' },
      { label: 'Na‖Na life at 0.05 mA/cm², 30 min, 25 °C', value: '1150 h', place: 'Fig. 5a' },
      { label: 'Na‖Na life at 0.1 mA/cm², 60 °C', value: '1200 h', place: 'Fig. S16' },
    ],
    remarks: [
      'Anchored at 30 degC: 30 and 60 degC agree with the printed 0.50 eV (they give 0.51 eV), the printed 5.75e-5 S/cm ' +
        'at room temperature does not (the line reaches it near 13 degC).',
    ],
  },
};
