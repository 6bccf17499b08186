/** Lines of text on a canvas. */

export const INK = 'rgb(28,28,30)';
const FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

export interface TextStyle {
  readonly weight?: number;
  readonly align?: CanvasTextAlign;
  readonly ink?: string;
}

/** One line in CSS pixels, its baseline at `y`. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  { weight = 400, align = 'left', ink = INK }: TextStyle,
): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.textAlign = align;
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

/** The text, shortened with an ellipsis where it is wider than the room for it. */
export function fitted(
  context: CanvasRenderingContext2D,
  text: string,
  size: number,
  weight: number,
  room: number,
): string {
  context.font = `${weight} ${size}px ${FONT}`;
  const letters = [...text];
  const joined = () => (letters.length === [...text].length ? text : `${letters.join('').trimEnd()}…`);
  while (letters.length > 1 && context.measureText(joined()).width > room) letters.pop();
  return joined();
}
