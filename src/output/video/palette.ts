/** The 256 colours that all frames of a GIF share. */
import {
  type ColourMap,
  colourAt,
  concentrationMap,
  deadColour,
  fillerColour,
  inkColour,
  metalColour,
  mix,
  phaseMap,
  shellColour,
  tint,
} from '../colour.ts';
import type { FrameKind } from '../frame.ts';
import type { Colour, Raster } from '../raster.ts';

/** What the frames show beside the metal and the map. */
export interface Shown {
  readonly filler: boolean;
  readonly shell: boolean;
  readonly dead: boolean;
}

const white: Colour = [255, 255, 255];

/**
 * Up to `size` colours: those of letters, metal and marks first, then the colours of the map, evenly spaced, as many as there is
 * room for. Chosen from the colour tables and not from the frames, so that a concentration has one colour in all frames
 * and a colour bar has no bands.
 */
export function palette(kind: FrameKind, { filler, shell, dead }: Shown, size: number): readonly Colour[] {
  const [map, marks] = kind === 'concentration' ? [concentrationMap, outlines()] : [phaseMap, areas()];
  const fixed = [white, inkColour, metalColour, ...ramp(inkColour, white, 28), ...marks];
  return [...fixed, ...spread(map, size - fixed.length)];

  /** Lines over the map are half seen through where they are not covered wholly. */
  function outlines(): Colour[] {
    return [
      ...spread(concentrationMap, 24).map((colour) => mix(colour, inkColour, 0.5)),
      ...(filler ? [0.25, 0.5].flatMap((share) => towards(white, share)) : []),
      ...(shell ? [0.3, 0.55, 0.8].flatMap((share) => towards(shellColour, share)) : []),
      ...(dead ? [deadColour, ...ramp(deadColour, inkColour, 4), ...ramp(deadColour, white, 2)] : []),
    ];
  }

  function towards(colour: Colour, share: number): Colour[] {
    return spread(concentrationMap, 18).map((own) => mix(own, colour, share));
  }

  function areas(): Colour[] {
    return [
      ...(filler ? spread(tint(phaseMap, fillerColour, 0), 40) : []),
      ...(filler ? ramp(colourAt(phaseMap, 0), fillerColour, 12) : []),
      ...(shell ? spread(tint(phaseMap, shellColour, 0), 32) : []),
      ...(shell ? ramp(colourAt(phaseMap, 0), shellColour, 12) : []),
      ...(filler && shell
        ? [...ramp(fillerColour, shellColour, 6), ...ramp(mix(fillerColour, shellColour, 0.5), white, 6)]
        : []),
      ...(dead ? spread(tint(phaseMap, deadColour, 1), 40) : []),
    ];
  }
}

/** Steps between two colours, without the ends. */
function ramp(from: Colour, to: Colour, count: number): Colour[] {
  return Array.from({ length: count }, (_, k) => mix(from, to, (k + 1) / (count + 1)));
}

/** From the first colour of the map to its last. */
function spread(map: ColourMap, count: number): Colour[] {
  return Array.from({ length: count }, (_, k) => colourAt(map, k / (count - 1)));
}

/** Finds for each pixel the nearest of the colours, by distance in sRGB; without dithering, which would be noise in a field. */
export function indexer(colours: readonly Colour[]): (raster: Raster) => Uint8Array {
  // One more than the index of each colour met so far; the system gives memory to what is written alone.
  const known = new Uint16Array(2 ** 24);
  const nearest = (red: number, green: number, blue: number) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, colour] of colours.entries()) {
      const distance = (colour[0] - red) ** 2 + (colour[1] - green) ** 2 + (colour[2] - blue) ** 2;
      if (distance >= least) continue;
      least = distance;
      best = index;
    }
    return best;
  };
  return ({ width, height, data }) => {
    const index = new Uint8Array(width * height);
    for (let cell = 0, byte = 0; cell < index.length; cell++, byte += 4) {
      const colour = (data[byte] << 16) | (data[byte + 1] << 8) | data[byte + 2];
      if (known[colour] === 0) known[colour] = nearest(data[byte], data[byte + 1], data[byte + 2]) + 1;
      index[cell] = known[colour] - 1;
    }
    return index;
  };
}
