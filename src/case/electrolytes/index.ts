/** Measured electrolytes by the name a study file uses; one file per paper. A new one is a new entry. */

import { ceramicGel } from './ceramic-gel.ts';
import { fluorinatedMof } from './fluorinated-mof.ts';
import { glassyZif } from './glassy-zif.ts';
import { indiumMof } from './indium-mof.ts';
import { ironNickelMof } from './iron-nickel-mof.ts';
import type { ElectrolyteRecord } from './types.ts';

export const electrolyteRecords: Readonly<Record<string, ElectrolyteRecord>> = {
  ...indiumMof,
  ...fluorinatedMof,
  ...ironNickelMof,
  ...glassyZif,
  ...ceramicGel,
};
