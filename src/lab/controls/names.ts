/** What layers and tools are called, everywhere on the page. */
import type { Layer, Tool } from '../lab.ts';

export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  concentration: 'Concentration',
  potential: 'Potential',
  current: 'Current',
  metal: 'Metal',
  filler: 'Filler',
};

export const TOOL_NAMES: Readonly<Record<Tool, string>> = {
  look: 'Look',
  nucleus: 'Nucleus',
  paint: 'Paint',
  erase: 'Erase',
};

/** What a pointer does with the tool in hand. */
export const TOOL_HINTS: Readonly<Record<Tool, string>> = {
  look: 'Point to read values; drag a nucleus to move it.',
  nucleus: 'Click on the electrode to set a nucleus.',
  paint: 'Drag to paint filler into a cell; the run starts anew where it must.',
  erase: 'Drag to take filler away.',
};
