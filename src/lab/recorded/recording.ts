/** The recorded run as `npm run record` wrote it: rows of its curves, and at which time each image of its film was taken. */
import type { Line } from '../curves/data.ts';

export interface Recording {
  /** Images of the film a second [1/s] */
  readonly fps: number;
  /** Simulated time of each image [s] */
  readonly times: readonly number[];
  /** Rows hold what the curves show; what was not measured is null. */
  readonly lines: readonly Line[];
}

/** Beside the page, whichever folder that is in. */
export const FILM = {
  mp4: './recorded/tip-effect.mp4',
  webm: './recorded/tip-effect.webm',
  poster: './recorded/tip-effect.webp',
} as const;

/** Throws where the file is missing. */
export async function loadRecording(): Promise<Recording> {
  const response = await fetch('./recorded/series.json');
  if (!response.ok) throw new Error(`the curves of the recorded run are missing (status ${response.status})`);
  return (await response.json()) as Recording;
}

/** Simulated time of the image that is seen `position` [s] into the film [s]. */
export function simulatedTime({ fps, times }: Pick<Recording, 'fps' | 'times'>, position: number): number {
  // A hundredth of an image: a position that was set to an image's own start may come back a rounding below it.
  const image = Math.floor(position * fps + 0.01);
  return times[Math.min(Math.max(image, 0), times.length - 1)];
}
