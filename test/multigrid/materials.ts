import { randomNumbers, type Shape } from './systems.ts';

/**
 * Rods of length 12 and width 2.4 cells at random places in random directions, 8 % of the area: 1 inside, 0 outside.
 */
export function rods({ nx, ny }: Shape, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const cells = new Uint8Array(nx * ny);
  for (let filled = 0; filled < 0.12 * cells.length; filled = cells.reduce((sum, value) => sum + value, 0)) {
    const [x0, y0, angle] = [nx * random(), ny * random(), Math.PI * random()];
    for (let at = 0; at < cells.length; at++) {
      const dx = (((at % nx) - x0 + 1.5 * nx) % nx) - nx / 2;
      const dy = Math.floor(at / nx) - y0;
      const along = dx * Math.cos(angle) + dy * Math.sin(angle);
      const across = dy * Math.cos(angle) - dx * Math.sin(angle);
      if (Math.abs(along) < 6 && Math.abs(across) < 1.2) cells[at] = 1;
    }
  }
  return cells;
}
