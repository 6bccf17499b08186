/** Figures of a benchmark as text, alike on the screen and on the page. */

/** Fields that hold less than this are not told [B/cell]. */
export const LEAST_HELD = 0.05;

/** Of bytes in milliseconds [B/s]. */
export function rate(bytes: number, ms: number): number {
  return bytes / (ms / 1000);
}

/** Three digits of a billionth. */
export function giga(value: number): string {
  return Number((value / 1e9).toPrecision(3)).toString();
}

/** `4.1 %`, `62 %` */
export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
