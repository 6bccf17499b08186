/** Values of a parameter as people write them: `2, 4, 8 mA/cm2`, `periodic, closed`, `{kind: pores, size: 1 um}, …`. */
import { kinds } from '../../case/kinds.ts';
import { quantity } from '../../case/units.ts';

/** A number in SI units, with the unit as it is shown and as a study file reads it; or a word. */
export type Level =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string; readonly written: string }
  | { readonly kind: 'word'; readonly value: string };

type KindName = keyof typeof kinds;

/** SI unit of each kind, as it is shown and as a study file reads it. */
const SI: Readonly<Record<KindName, readonly [shown: string, written: string]>> = {
  number: ['–', ''],
  count: ['–', ''],
  angle: ['rad', 'rad'],
  temperature: ['K', 'K'],
  length: ['m', 'm'],
  time: ['s', 's'],
  conductivity: ['S/m', 'S/m'],
  currentDensity: ['A/m²', 'A/m2'],
  concentration: ['mol/m³', 'mol/m3'],
  diffusivity: ['m²/s', 'm2/s'],
  surfaceEnergy: ['J/m²', 'J/m2'],
  molarVolume: ['m³/mol', 'm3/mol'],
  voltage: ['V', 'V'],
  nucleationRate: ['1/(m s)', '/m/s'],
  energy: ['J', 'J'],
  current: ['A', 'A'],
  charge: ['C', 'C'],
  capacity: ['C/m²', 'C/m2'],
};

/** A number with the rest of its text: sign, digits, power; unit. */
const NUMBER = /^([+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+\-−]?\d+)?)\s*(.*)$/isu;

/** What a text is: a quantity of some kind that a study file holds, else a word. */
export function levelOf(text: string): Level {
  for (const [name, [unit, written]] of Object.entries(SI) as [KindName, readonly [string, string]][]) {
    try {
      return { kind: 'number', value: quantity(text, kinds[name]), unit, written };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { kind: 'word', value: text };
}

/** Whether a text begins as a number does. */
export function isNumeric(text: string): boolean {
  return NUMBER.test(text);
}

/** `2, 4, 8 mA/cm2` as three texts with their unit: one that only the last bears is all of theirs. */
export function withSharedUnit(texts: readonly string[]): readonly string[] {
  const unit = NUMBER.exec(texts[texts.length - 1] ?? '')?.[2] ?? '';
  return texts.map((text) => (unit !== '' && NUMBER.exec(text)?.[2] === '' ? `${text} ${unit}` : text));
}

/** The parts of a list: commas within brackets and quotes do not separate. */
export function listed(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
