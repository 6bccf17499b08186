/** FGE, D-CGE and CGE: a sodium gel in glass fibre, in a disordered and in an ordered ceramic framework. */

import { sharedExchangeCurrent, symmetric } from './assumed.ts';
import type { ConductivityLaw, ElectrolyteRecord } from './types.ts';

const common = {
  metal: 'sodium',
  source: {
    title:
      'High-Strength 3D-Ordered Ceramic-Gel Composite Electrolytes Enable Highly Stable Sodium Metal Batteries at ' +
      '−20 to 60 °C',
    journal: 'Nano-Micro Lett. 18:195 (2026)',
  },
  range: { from: '25 degC', to: '25 degC', place: '3.2, 3.4: room temperature, taken as 25 degC' },
  transference: {
    value: '0.4',
    status: 'assumed',
    place: 'the paper gives none; typical of carbonate electrolytes',
  },
  exchangeCurrent: sharedExchangeCurrent,
  otherwise: { value: '25 degC', status: 'assumed', place: 'neither is printed at any temperature' },
  transferCoefficient: symmetric,
  concentration: { value: '1 mol/L', status: 'measured', place: 'NaClO4 in the gel' },
} as const;

function atRoomTemperature(value: string): ConductivityLaw {
  return {
    kind: 'constant',
    value: { value, status: 'measured', place: '3.2, 3.4, Table S1' },
    anchor: { value: '25 degC', status: 'assumed', place: 'printed as room temperature' },
  };
}

const liquid = { label: 'conductivity of the liquid alone', value: '7.86e-3 S/cm', place: '3.2' };

const oneMedium =
  'As one medium, with the transference number of the gel: a framework that conducts sodium alone lifts it. Calibrate a ' +
  'channel structure to it to tell the two apart.';

export const ceramicGel: Readonly<Record<string, ElectrolyteRecord>> = {
  fge: {
    ...common,
    label: 'FGE',
    description: 'crosslinked gel of 1 M NaClO4 in EC/PC with 5 % FEC in a mat of glass fibre that does not conduct',
    conductivity: atRoomTemperature('1.0e-3 S/cm'),
    observations: [
      liquid,
      { label: 'compressive strength', value: 'about 1 MPa', place: '3.2, 3.4' },
      { label: 'Na‖Na hysteresis at 0.1 mA/cm², 5 °C, after 500 h', value: '0.116 V', place: '3.6, Fig. 7c-e' },
      { label: 'sodium found inside after cycling at 60 °C', value: 'yes, throughout', place: '3.7, Fig. 8' },
    ],
    remarks: ['The conductivity is printed as about 1.0e-3 S/cm.'],
  },
  'd-cge': {
    ...common,
    label: 'D-CGE',
    description:
      'the gel in a disordered Na3Zr2Si2PO12 framework with spherical pores of 20 µm, at the porosity of CGE, as the ' +
      'one medium that was measured',
    control: 'fge',
    conductivity: atRoomTemperature('2.67e-3 S/cm'),
    observations: [
      liquid,
      { label: 'conductivity of the framework alone', value: '2.22e-4 S/cm', place: '3.2, 3.4' },
      { label: 'gel share', value: 'porosity matched to CGE', place: '3.1' },
      { label: 'compressive strength', value: '10.57 MPa', place: '3.2, 3.4' },
    ],
    remarks: [oneMedium],
  },
  cge: {
    ...common,
    label: 'CGE',
    description:
      'the gel in the channels of a vertically aligned, ordered Na3Zr2Si2PO12 framework, as the one medium that was ' +
      'measured',
    control: 'fge',
    conductivity: atRoomTemperature('3.37e-3 S/cm'),
    observations: [
      liquid,
      { label: 'conductivity of the framework alone', value: '3.31e-4 S/cm', place: '3.2, 3.4' },
      { label: 'gel share', value: '31.29 wt%', place: '3.1' },
      { label: 'compressive strength', value: '20.11 MPa', place: '3.2, 3.4' },
      { label: 'thickness', value: '0.6 and 1.35 mm', place: '3.3' },
      { label: 'Na‖Na hysteresis at 0.1 mA/cm², 5 °C, after 500 h', value: '0.019 V', place: '3.6, Fig. 7c-e' },
      { label: 'sodium found inside after cycling at 60 °C', value: 'none', place: '3.7, Fig. 8' },
    ],
    remarks: [oneMedium],
  },
};
