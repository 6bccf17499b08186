import { expect, test } from 'vitest';
import type { Backend, Field } from '../../src/backend/backend.ts';
import type { Case, Maps } from '../../src/case/case.ts';
import { maps } from '../../src/case/maps.ts';
import { type Cell, layCell, type Start } from '../../src/physics/cell.ts';
import { memoryOf } from '../../src/physics/memory.ts';
import { plainSolver } from '../../src/physics/newton.ts';
import { stepList } from '../../src/physics/step.ts';
import { caseOf } from './parity-cells.ts';

/** A GPU that computes nothing: it counts the numbers that are asked for. */
function blueprint(): { readonly backend: Backend; readonly held: () => number } {
  let numbers = 0;
  const refuse = () => {
    throw new Error('a blueprint holds no numbers');
  };
  const backend: Backend = {
    info: { kind: 'gpu', description: 'blueprint', software: false },
    field(name, length): Field {
      numbers += length;
      return { name, length };
    },
    write: refuse,
    read: refuse,
    program: refuse,
    submit: refuse,
    nested: refuse,
    destroy: () => {},
  };
  return { backend, held: () => numbers };
}

/** The electrolyte with one cell that conducts `contrast` times as well: all that a filler means to memory and lists. */
function spotted(input: Case, contrast: number): Maps {
  const even = maps(input);
  return { ...even, conductivity: even.conductivity.map((sigma, q) => (q === 0 ? contrast * sigma : sigma)) };
}

const KINDS: readonly (readonly [string, (input: Case) => Start])[] = [
  ['homogeneous', () => ({})],
  ['filler', (input) => ({ maps: spotted(input, 5) })],
  ['filler of high contrast', (input) => ({ maps: spotted(input, 30) })],
];

const bytes = (numbers: number) => (4 * numbers).toFixed(1).padStart(6);

function table(cell: Cell): string {
  const rows = memoryOf(cell).filter(({ numbersPerCell }) => numbersPerCell > 0.05);
  return rows.map(({ name, numbersPerCell }) => `${name}${bytes(numbersPerCell)}`).join(', ');
}

test.each([
  // What the issue of speed allows for a homogeneous electrolyte.
  ['homogeneous', 120],
  // Eight planes of maps, and two directions of two planes with their images.
  ['filler', 120 + 4 * (8 + 8)],
])('a GPU holds a cell of 512² in few bytes: %s', (name, most) => {
  const input = caseOf(512, 512);
  const { backend, held } = blueprint();
  const cell = layCell(backend, input, KINDS.find(([kind]) => kind === name)![1](input));
  const perCell = (4 * held()) / 512 ** 2;
  console.log(`${name}: ${perCell.toFixed(1)} bytes a cell (at most ${most}): ${table(cell)}`);
  expect(memoryOf(cell).reduce((sum, { numbersPerCell }) => sum + 4 * numbersPerCell, 0)).toBeCloseTo(perCell, 9);
  expect(perCell).toBeLessThanOrEqual(most);
});

test('a step on a GPU takes few dispatches', () => {
  const lines: string[] = [];
  for (const n of [64, 512, 2048]) {
    const input = caseOf(n, n);
    for (const [name, begin] of n < 2048 ? KINDS : KINDS.slice(0, 1)) {
      const { backend } = blueprint();
      const cell = layCell(backend, input, begin(input));
      const [plain, fused] = [{ ...cell, solver: plainSolver(backend, cell) }, cell].map((one) => stepList(one).length);
      lines.push(`${n}², ${name}: ${plain} plain, ${fused} fused`);
      if (n === 512 && name === 'homogeneous') expect(fused).toBeLessThanOrEqual(60);
      if (n > 64) expect(fused).toBeLessThan(plain / 1.8);
    }
  }
  console.log(lines.join('\n'));
});
