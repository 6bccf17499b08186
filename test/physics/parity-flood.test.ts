import { expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import type { Case } from '../../src/case/case.ts';
import { uniform } from '../../src/case/random.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { layCell } from '../../src/physics/cell.ts';
import { connectionList } from '../../src/physics/connection.ts';
import { STATE, STATE_PLANES } from '../../src/physics/planes.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { bothBackends, caseOf, ISLAND } from './parity-cells.ts';

/** Metal seen from above: # is metal, + a cell of the front below ½, . electrolyte; the last line lies on the electrode. */
const pictures: readonly (readonly [string, Case['sides'], picture: string, dead: string])[] = [
  [
    'an island with its rim',
    'periodic',
    `..........
     ....+.....
     ...+##+...
     ....+.....
     ..........
     ..+.......
     ##########`,
    `..........
     ....x.....
     ...xxxx...
     ....x.....
     ..........
     ..........
     ..........`,
  ],
  [
    'an arm around a periodic side',
    'periodic',
    `..........
     ###....###
     ........#.
     ..........
     .#........
     .#........`,
    `..........
     xxx....xxx
     ........x.
     ..........
     ..........
     ..........`,
  ],
  [
    'an arm that only the periodic side joins to its stem',
    'periodic',
    `..........
     ##......##
     ........#.
     ........#.
     ........#.`,
    `..........
     ..........
     ..........
     ..........
     ..........`,
  ],
  [
    'the same arm before a closed side',
    'closed',
    `..........
     ##......##
     ........#.
     ........#.
     ........#.`,
    `..........
     xx........
     ..........
     ..........
     ..........`,
  ],
  [
    'what is joined to the bottom and not to the island in the middle of a bath',
    'reservoir',
    `..........
     .##.......
     .....##...
     ...####...
     ...#......
     ..........
     ####......`,
    `..........
     .xx.......
     ..........
     ..........
     ..........
     ..........
     xxxx......`,
  ],
];

test.each(pictures)(
  'dead metal is what no path of metal joins to the electrode: %s',
  async (_, sides, picture, dead) => {
    const [ny, nx] = [linesOf(picture).length, linesOf(picture)[0].length];
    const metal = Float64Array.from({ length: nx * ny }, (_, q) => ({ '#': 1, '+': 0.2, '.': 0 })[at(picture, q)]);
    for (const verdict of await verdicts(nx, ny, sides, metal)) {
      const seen = Array.from(verdict, (isDead) => (isDead ? 'x' : '.'));
      const lines = Array.from({ length: ny }, (_, j) => seen.slice(j * nx, (j + 1) * nx).join('')).toReversed();
      expect(lines).toEqual(linesOf(dead));
    }
  },
);

test('a flood follows a spiral through tiles, and finds what lies beyond a gap in it', async () => {
  const n = 36;
  const path = spiral(n, 5);
  const metal = onGrid(n, path);
  for (const verdict of await verdicts(n, n, 'closed', metal)) expect(sum(verdict)).toBe(0);
  const gap = Math.floor(path.length / 2);
  const [twin, gpu] = await verdicts(n, n, 'closed', onGrid(n, path.toSpliced(gap, 1)));
  expect(sum(twin)).toBe(path.length - gap - 1);
  expect([...gpu]).toEqual([...twin]);
});

test('a run asks for more turns of the flood where the usual ones were not enough', async () => {
  const n = 52;
  const path = spiral(n, 3);
  const gap = Math.floor(path.length / 2);
  const input = caseOf(n, n, 'domain.sides=closed');
  for (const backend of await bothBackends()) {
    const whole = openSimulation(backend, input, { metal: onGrid(n, path) });
    expect(sum((await whole.sample()).snapshot.live)).toBe(n * n);
    const cut = openSimulation(backend, input, { metal: onGrid(n, path.toSpliced(gap, 1)) });
    expect(sum((await cut.sample()).snapshot.live)).toBe(n * n - (path.length - gap - 1));
    backend.destroy();
  }
});

test('a path longer than the flood follows in its passes leaves the last verdict as it was', async () => {
  const n = 68;
  const path = spiral(n, 1);
  const gpu = (await bothBackends())[1];
  const input = caseOf(n, n, 'domain.sides=closed');
  const cell = layCell(gpu, input);
  const last = Float64Array.from({ length: n * n }, (_, q) => Number(uniform(5, q) < 0.5));
  gpu.write(cell.state, stateOf(input, onGrid(n, path)));
  gpu.write(cell.dead, last);
  gpu.submit(gpu.program(connectionList(cell)));
  const [dead, changed] = await gpu.read([cell.dead, cell.changed]);
  expect(changed[changed.length - 1], 'cells were still reached in the last pass').toBe(1);
  expect([...dead]).toEqual([...last]);
  gpu.destroy();
});

test('a flood climbs the teeth of a comb, and finds the tooth that is cut', async () => {
  const [nx, ny] = [38, 41];
  const metal = Float64Array.from({ length: nx * ny }, (_, q) => {
    const [i, j] = [q % nx, Math.floor(q / nx)];
    return Number(j < 2 || i % 4 === 1) * Number(!(i === 17 && j === 20));
  });
  const [twin, gpu] = await verdicts(nx, ny, 'periodic', metal);
  expect(sum(twin)).toBe(ny - 21);
  expect([...gpu]).toEqual([...twin]);
});

test.each([
  [2, 4],
  [18, 13],
  [36, 50],
])('both back ends give the same verdict on random metal of %d × %d cells', async (nx, ny) => {
  for (const sides of ['periodic', 'closed'] as const) {
    const metal = Float64Array.from({ length: nx * ny }, (_, q) =>
      uniform(3, q) < 0.3 ? 0 : Math.fround(uniform(4, q)),
    );
    const [twin, gpu] = await verdicts(nx, ny, sides, metal);
    expect([...gpu]).toEqual([...twin]);
  }
});

/** `dead` on the twin and on the software adapter, for ξ given row by row from the electrode up. */
async function verdicts(nx: number, ny: number, sides: string, metal: Float64Array): Promise<Float64Array[]> {
  const input = sides === 'reservoir' ? caseOf(nx, ny, ...ISLAND) : caseOf(nx, ny, `domain.sides=${sides}`);
  const backends = await bothBackends();
  const all = await Promise.all(backends.map((backend) => verdict(backend)));
  backends[1].destroy();
  return all;

  async function verdict(backend: Backend): Promise<Float64Array> {
    const cell = layCell(backend, input);
    backend.write(cell.state, stateOf(input, metal));
    // A second time: what an earlier run left in its fields must not count.
    backend.submit(backend.program(connectionList(cell)), 2);
    const [dead, changed] = await backend.read([cell.dead, cell.changed]);
    expect(changed[changed.length - 1], 'the flood came to rest').toBe(0);
    return dead;
  }
}

/** The fields of a state that holds nothing but metal. */
function stateOf(input: Case, metal: Float64Array): Float64Array {
  const state = new Float64Array(STATE_PLANES * stride(input.grid));
  state.set(metal, STATE.metal * stride(input.grid));
  return state;
}

/** Metal in the cells of a path. */
function onGrid(n: number, path: readonly number[]): Float64Array {
  const metal = new Float64Array(n * n);
  for (const q of path) metal[q] = 1;
  return metal;
}

/** Cells of a path that starts on the electrode in the lower left and winds inwards with `gap` cells between its turns. */
function spiral(n: number, gap: number): number[] {
  const path = [0];
  const isOutside = (i: number, j: number) => i < 0 || j < 0 || i >= n || j >= n;
  const taken = new Set(path);
  let [i, j, di, dj] = [0, 0, 0, 1];
  for (let corners = 0; corners < 2; ) {
    const ahead = Array.from({ length: gap + 1 }, (_, k) => [i + (k + 1) * di, j + (k + 1) * dj]);
    const isOpen =
      !isOutside(ahead[0][0], ahead[0][1]) && ahead.every(([a, b]) => !taken.has(b * n + a) || isOutside(a, b));
    if (isOpen) {
      [i, j] = [i + di, j + dj];
      taken.add(j * n + i);
      path.push(j * n + i);
      corners = 0;
    } else {
      [di, dj] = [dj, -di];
      corners += 1;
    }
  }
  return path;
}

function linesOf(picture: string): string[] {
  return picture.split('\n').map((line) => line.trim());
}

function at(picture: string, q: number): '#' | '+' | '.' {
  const lines = linesOf(picture).toReversed();
  return lines[Math.floor(q / lines[0].length)][q % lines[0].length] as '#' | '+' | '.';
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
