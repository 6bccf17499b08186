/** Lines in cells as SVG in points. */
import { type Point, type Region, simplified } from './outline.ts';
import { pt } from './page.ts';

/** From cells to points within a panel, y downwards. */
export interface Transform {
  /** Points per cell */
  readonly scale: number;
  /** Height of the panel [pt] */
  readonly height: number;
}

/** A line may be off by so much [pt]: a hundredth of a millimetre. */
const TOLERANCE = 0.03;

/** `M… L… Z` for each ring of these regions. */
export function ringsPath(regions: readonly Region[], to: Transform): string {
  return regions
    .flat()
    .map((ring) => `${linePath(ring, to)}Z`)
    .join('');
}

/** `M… L…` */
export function linePath(line: readonly Point[], { scale, height }: Transform): string {
  return simplified(line, TOLERANCE / scale)
    .map(([x, y], k) => `${k === 0 ? 'M' : k === 1 ? 'L' : ' '}${pt(scale * x)} ${pt(height - scale * y)}`)
    .join('');
}
