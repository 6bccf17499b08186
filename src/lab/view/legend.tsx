/** Names of what panels show besides the values of the colour bar. */
import { useComputed } from '@preact/signals';
import {
  type ColourMap,
  colourAt,
  cssColour,
  deadColour,
  fillerColour,
  metalColour,
  phaseMap,
  shellColour,
} from '../../output/colour.ts';
import type { Colour } from '../../output/raster.ts';
import type { Lab, Shown, View } from '../lab.ts';

export interface LegendEntry {
  readonly name: string;
  readonly colour: Colour;
  /** A line, not an area; over dark fields it is drawn in this colour. */
  readonly outline?: boolean;
}

/** What is seen in the panels. */
export function legendOf(
  shown: readonly Shown[],
  { layer, outlines }: Pick<View, 'layer' | 'outlines'>,
): readonly LegendEntry[] {
  const isSolid = layer !== 'metal';
  const areas = layer === 'metal' || layer === 'filler';
  const hasFiller = (areas || outlines) && shown.some(({ shares }) => shares?.filler.some((share) => share > 0));
  const hasShell = (areas || outlines) && shown.some(({ shares }) => shares?.shell?.some((share) => share > 0));
  const hasDead = shown.some(({ rows }) => (rows[rows.length - 1]?.deadShare ?? 0) > 0);
  const outline = areas ? {} : { outline: true };
  const fillerLine: Colour = layer === 'current' ? [0, 128, 96] : [255, 255, 255];
  return [
    { name: 'metal', colour: isSolid ? metalColour : last(phaseMap) },
    ...(hasDead ? [{ name: 'dead metal', colour: deadColour }] : []),
    ...(hasFiller ? [{ name: 'filler', colour: areas ? fillerColour : fillerLine, ...outline }] : []),
    ...(hasShell ? [{ name: 'interphase', colour: shellColour, ...outline }] : []),
    ...(layer === 'filler' ? [{ name: 'electrolyte', colour: colourAt(phaseMap, 0) }] : []),
  ];
}

export function Legend({ lab }: { readonly lab: Lab }) {
  const layer = useComputed(() => lab.view.value.layer);
  const outlines = useComputed(() => lab.view.value.outlines);
  const entries = useComputed(() => legendOf(lab.shown.value, { layer: layer.value, outlines: outlines.value }));
  const lines = useComputed(() => lab.view.value.lines);
  const key = useComputed(() => entries.value.map(({ name }) => name).join());
  return (
    <ul class="legend" key={key.value}>
      {entries.value.map(({ name, colour, outline }) => (
        <li key={name}>
          <span
            class={outline ? 'swatch outline' : 'swatch'}
            data-dark={layer.value !== 'current'}
            style={outline ? { '--stroke': cssColour(colour) } : { background: cssColour(colour) }}
          />
          {name}
        </li>
      ))}
      {lines.value && (
        <li>
          <svg class="swatch-arrow" viewBox="0 0 22 10" aria-hidden="true">
            <path d="M0 5H20" />
            <path class="head" d="M20 5l-7 -3v6z" />
          </svg>
          current, the same between neighbouring lines
        </li>
      )}
    </ul>
  );
}

function last(map: ColourMap): Colour {
  return colourAt(map, 1);
}
