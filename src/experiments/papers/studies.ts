/** The studies that stand beside papers: which measured electrolytes their cases are. */

export interface PublishedStudy {
  /** Of an example. */
  readonly name: string;
  /** Electrolyte records of the partner without the filler and of the composite. */
  readonly control: string;
  readonly composite: string;
  /** Why a composite does not end flatter; shown only where one does not. */
  readonly reason?: string;
}

export const PUBLISHED: readonly PublishedStudy[] = [
  { name: 'tip-effect', control: 'pvh', composite: 'pvh-im' },
  { name: 'peo-fmof', control: 'peo-spe', composite: 'peo-fmof' },
  { name: 'peo-cpe', control: 'peo', composite: 'cpe-10' },
  { name: 'pdol-zif', control: 'ppp', composite: 'pgz' },
  { name: 'gel-nzsp', control: 'fge', composite: 'cge' },
];
