/** What each layer shows, and in which colours. */
import { type ColourMap, concentrationMap, currentMap, phaseMap, potentialMap } from '../../output/colour.ts';
import type { Layer } from '../lab.ts';

export interface LayerLook {
  /** Absent where kinds of material are shown, not values. */
  readonly map?: ColourMap;
  readonly name: string;
  /** SI */
  readonly unit: string;
  /** Whether most of its colours are dark, so that what is drawn over them is to be light. */
  readonly dark: boolean;
}

export const LOOKS: Readonly<Record<Layer, LayerLook>> = {
  concentration: { map: concentrationMap, name: 'salt concentration', unit: 'mol/m³', dark: true },
  potential: { map: potentialMap, name: 'potential against the metal', unit: 'V', dark: true },
  current: { map: currentMap, name: 'ionic current density', unit: 'A/m²', dark: false },
  metal: { map: phaseMap, name: 'metal fraction ξ', unit: '–', dark: false },
  filler: { name: 'filler map', unit: '–', dark: false },
};
