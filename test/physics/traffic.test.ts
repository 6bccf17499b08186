/** What is counted as moved is what the kernels bind. */
import { expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/backend/backend.ts';
import { shaders } from '../../src/backend/shaders.ts';
import { numbersMoved, trafficOf } from '../../src/backend/traffic.ts';
import { readKernel } from '../../src/backend/wgsl.ts';
import type { Case } from '../../src/case/case.ts';
import { layCell, type Start } from '../../src/physics/cell.ts';
import { stepList } from '../../src/physics/step.ts';
import { stepTraffic } from '../../src/physics/traffic.ts';
import { caseOf, ISLAND } from './parity-cells.ts';

/** Fields by name and length only: the lists of a GPU are made without one. */
const gpu: Backend = {
  info: { kind: 'gpu', description: 'none', software: true },
  field: (name, length) => ({ name, length }),
  write() {},
  read: () => Promise.resolve([]),
  program: (dispatches) => ({ dispatches }),
  submit() {},
  nested: () => gpu,
  destroy() {},
};

const FILLER =
  'filler={structure: {kind: discs, pitch: 1 um, fraction: 40 %}, conductivity: 4 x matrix, transference: 0.5, blocking: false}';

/** All kernels of a step, on a grid that has levels above the tail. */
const cells: readonly (readonly [string, Case, Start])[] = [
  ['of a homogeneous cell', caseOf(96, 80), {}],
  ['with a filler', caseOf(96, 80, FILLER), {}],
  ['around an island', caseOf(96, 80, ...ISLAND), {}],
  ['of a forced cell', caseOf(96, 80), { forced: true }],
];
const lists = cells.flatMap(([what, input, start]) =>
  [true, false].map((plain) => [plain ? 'plain' : 'fused', what, input, { ...start, plain }] as const),
);

test.each(lists)(
  'the %s step %s: what is counted is bound, and what is bound and grows with the cells is counted',
  (_kind, _what, input, start) => {
    for (const dispatch of stepList(layCell(gpu, input, start))) check(dispatch, input);
  },
);

test('the fused step of a homogeneous cell moves less than half of what the plain one does', () => {
  const moved = (plain: boolean) => {
    const list = stepList(layCell(gpu, caseOf(512, 512), { plain }));
    return list.reduce((sum, dispatch) => sum + numbersMoved(trafficOf(dispatch, stepTraffic)), 0);
  };
  expect(moved(false)).toBeLessThan(moved(true) / 2);
});

function check(dispatch: Dispatch, { grid }: Case): void {
  const { bindings } = readKernel(dispatch.kernel, shaders);
  const { read, written } = trafficOf(dispatch, stepTraffic);
  const names = bindings.map(({ name }) => name);
  const writable = bindings.filter(({ access }) => access === 'read_write').map(({ name }) => name);
  for (const name of Object.keys(read)) expect(names, `${dispatch.kernel} reads ${name}`).toContain(name);
  for (const name of Object.keys(written)) expect(writable, `${dispatch.kernel} writes ${name}`).toContain(name);
  // One workgroup alone takes a row or a column, or grids that fit a cache.
  if (dispatch.threads[0] * dispatch.threads[1] > 1 && dispatch.kernel !== 'collect') {
    const arrays = names.filter((name) => dispatch.fields[name].length >= grid.nx * grid.ny);
    for (const name of arrays) expect({ ...read, ...written }, `${dispatch.kernel} binds ${name}`).toHaveProperty(name);
  }
  if (dispatch.kernel === 'tail') return;
  // A number counts once: nothing moves more of a field than there is.
  for (const [name, count] of [...Object.entries(read), ...Object.entries(written)])
    expect(count, `${dispatch.kernel} moves ${name}`).toBeLessThanOrEqual(dispatch.fields[name].length);
}

test('a kernel that the table does not know is named', () => {
  const unknown: Dispatch = { kernel: 'polish', fields: {}, params: {}, threads: [1, 1] };
  expect(() => trafficOf(unknown, stepTraffic)).toThrow(
    /^kernel polish has no entry in the table of traffic; known are /,
  );
});
