/** An animated GIF: needs no tool and moves in every browser, slide and e-mail. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Colour, Raster } from '../raster.ts';
import type { Encoder } from './encoder.ts';
import { indexer } from './palette.ts';

/** How long the last frame stays before the first comes again [s] */
const HOLD = 2;

/**
 * Opens a GIF that repeats without end. A frame holds what differs from the one before, so that what stands still costs nothing; the
 * file is written as it goes. At most 255 colours: one more stands for "as before".
 */
export function openGif(path: string, colours: readonly Colour[], fps: number): Encoder {
  // Required and not imported: what an import of this CommonJS module gives depends on who loads it.
  const { GIFEncoder } = createRequire(import.meta.url)('gifenc') as typeof import('gifenc');
  const gif = GIFEncoder({ auto: false });
  const transparentIndex = colours.length;
  const palette = [...colours.map((colour) => colour.map(Math.round)), [0, 0, 0]];
  const indexOf = indexer(colours);
  const file = openSync(path, 'w');
  let before: Uint8Array | undefined;
  let count = 0;
  const flush = () => {
    writeSync(file, gif.bytesView());
    gif.stream.reset();
  };
  return {
    async add(raster: Raster, isLast: boolean) {
      const index = indexOf(raster);
      const shown = before ? changes(before, index, transparentIndex) : index;
      // A GIF counts hundredths of a second: the sum is rounded, not each, so that the length is right.
      const until = Math.round((100 * (count + 1)) / fps);
      const delay = isLast ? 1000 * HOLD : 10 * (until - Math.round((100 * count) / fps));
      if (!before) gif.writeHeader();
      gif.writeFrame(shown, raster.width, raster.height, {
        delay,
        dispose: 1,
        ...(before ? { transparent: true, transparentIndex } : { first: true, palette, repeat: 0 }),
      });
      flush();
      before = index;
      count++;
    },
    async finish() {
      gif.finish();
      flush();
      closeSync(file);
    },
    async discard() {
      closeSync(file);
    },
  };
}

function changes(before: Uint8Array, now: Uint8Array, same: number): Uint8Array {
  return now.map((index, cell) => (index === before[cell] ? same : index));
}
