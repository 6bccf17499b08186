/** The colour bar of all panels, with its unit beneath. */
import { useComputed } from '@preact/signals';
import { type ColourMap, colourAt, cssColour } from '../../output/colour.ts';
import type { Lab } from '../lab.ts';
import { scaleOf } from './scale.ts';

export function ColourBar({ lab }: { readonly lab: Lab }) {
  const { map, min, max, name, unit, ticks } = scaleOf(lab).value;
  const gradient = useComputed(() => gradientOf(scaleOf(lab).value.map));
  if (!map) return null;
  const label = `${name} from ${ticks[0]?.label ?? min} to ${ticks[ticks.length - 1]?.label ?? max}${unit === '–' ? '' : ` ${unit}`}`;
  return (
    <figure class="colour-bar num" role="img" aria-label={`Colours: ${label}`}>
      <div class="colours" style={{ background: gradient.value }} />
      <div class="ticks">
        {ticks.map(({ value, label: digits }) => (
          // From the left end to the right one labels move from right of their ticks to left of them: none hangs over.
          <span key={digits} style={{ '--at': `${(100 * (value - min)) / (max - min)}%` }}>
            {digits}
          </span>
        ))}
      </div>
      <figcaption>
        {name} [{unit}]
      </figcaption>
    </figure>
  );
}

/** A stop for each 16th of the map: between them it is straight within a shade. */
function gradientOf(map: ColourMap | null): string {
  if (!map) return 'none';
  return `linear-gradient(to right, ${Array.from({ length: 17 }, (_, k) => cssColour(colourAt(map, k / 16))).join(', ')})`;
}
