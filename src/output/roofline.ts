/** Kernels of a program in the plane of arithmetic intensity and performance, under the slope of what memory gives. */
import { chart, type DrawnCurve } from './chart.ts';

/** A kernel, as it ran. */
export interface RooflinePoint {
  readonly kernel: string;
  /** Moved [B] */
  readonly bytes: number;
  readonly operations: number;
  /** [s] */
  readonly time: number;
}

/** Kernels with a colour and a shape of their own; the others share the next. */
const NAMED = 5;
/** How far the slope goes beyond the kernels on each side. */
const BEYOND = 1.5;

/**
 * SVG of performance [Gop/s] over intensity [op/B], both logarithmic. The line is bandwidth × intensity: a kernel on it moves its bytes as
 * fast as a copy does, one above it has its numbers in a cache. The kernels that take the most time are named. `bandwidth` in B/s.
 *
 * Source: Williams, Waterman, Patterson, Commun. ACM 52, 65 (2009).
 */
export function roofline(points: readonly RooflinePoint[], bandwidth: number, title: string): string {
  const shown = points
    .filter(({ bytes, operations, time }) => bytes > 0 && operations > 0 && time > 0)
    .toSorted((a, b) => b.time - a.time);
  const place = ({ bytes, operations, time }: RooflinePoint) => [operations / bytes, operations / time / 1e9] as const;
  const intensities = shown.map((point) => place(point)[0]);
  const ends = [Math.min(...intensities) / BEYOND, Math.max(...intensities) * BEYOND];
  const others = shown.slice(NAMED);
  const curves: DrawnCurve[] = [
    {
      label: `copy, ${Number((bandwidth / 1e9).toPrecision(3))} GB/s`,
      style: 'line',
      points: ends.map((intensity) => [intensity, (intensity * bandwidth) / 1e9] as const),
    },
    ...shown.slice(0, NAMED).map((point, colour) => ({
      label: point.kernel,
      style: 'marks' as const,
      colour,
      points: [place(point)],
    })),
    ...(others.length > 0
      ? [{ label: 'other kernels', style: 'marks' as const, colour: NAMED, points: others.map(place) }]
      : []),
  ];
  return chart({
    title,
    x: { label: 'arithmetic intensity [op/B]', scale: 'log' },
    y: { label: 'performance [Gop/s]', scale: 'log' },
    curves,
  });
}
