/** The colour bar of all panels, with its unit: lying beneath them, or standing beside them (foot-beside.css). */
import { useComputed } from '@preact/signals';
import { type ColourMap, colourAt, cssColour } from '../../output/colour.ts';
import type { Lab } from '../lab.ts';
import { scaleOf } from './scale.ts';

export function ColourBar({ lab }: { readonly lab: Lab }) {
  const { map, min, max, name, unit, ticks } = scaleOf(lab).value;
  const stops = useComputed(() => stopsOf(scaleOf(lab).value.map));
  if (!map) return null;
  const label = `${name} from ${ticks[0]?.label ?? min} to ${ticks[ticks.length - 1]?.label ?? max}${unit === '–' ? '' : ` ${unit}`}`;
  return (
    <div class="colour-bar num" role="img" aria-label={`Colours: ${label}`}>
      <div class="colours" style={{ '--stops': stops.value }} />
      <div class="ticks">
        {ticks.map(({ value, label: digits }) => (
          // From one end to the other labels move from within their ticks on the left to within them on the right: none hangs over.
          <span key={digits} style={{ '--at': `${(100 * (value - min)) / (max - min)}%` }}>
            {digits}
          </span>
        ))}
      </div>
      <p class="caption">
        {name} [{unit}]
      </p>
    </div>
  );
}

/** A stop for each 16th of the map: between them it is straight within a shade. */
function stopsOf(map: ColourMap | null): string {
  return map ? Array.from({ length: 17 }, (_, k) => cssColour(colourAt(map, k / 16))).join(', ') : '';
}
