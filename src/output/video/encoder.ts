import type { Raster } from '../raster.ts';

/** Takes the frames of a video one by one and writes them to a file. */
export interface Encoder {
  add(raster: Raster, isLast: boolean): Promise<void>;
  /** The file is complete when this is done. */
  finish(): Promise<void>;
  /** Ends it early; the file is of no use. */
  discard(): Promise<void>;
}
