/** What no paper gives, the same for several records. */

import type { Datum } from './types.ts';

export const oneMolar: Datum = {
  value: '1000 mol/m3',
  status: 'assumed',
  place: 'the paper gives none; 1 M is usual for salts in polymers',
};

export const symmetric: Datum = {
  value: '0.5',
  status: 'assumed',
  place: 'the paper gives none; a single electron over a symmetric barrier',
};

export const sharedExchangeCurrent: Datum = {
  value: '0.05 mA/cm2',
  status: 'assumed',
  place: 'the paper gives none; the same for all its electrolytes, so that only transport differs',
};
