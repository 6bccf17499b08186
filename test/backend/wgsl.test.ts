import { expect, test } from 'vitest';
import { readKernel, type ShaderTable, sourceLine, structIndexes, structMembers } from '../../src/backend/wgsl.ts';
import { tinyShaders } from '../support/tiny.ts';

const BODY = '@compute @workgroup_size(4) fn k() {}';

function kernel(text: string, others: ShaderTable = {}) {
  return readKernel('k', { ...others, k: text });
}

test("a kernel's text declares its parameters, its fields and its workgroup", () => {
  const read = readKernel('diffuse', tinyShaders);
  expect(read.params).toEqual([
    { name: 'nx', type: 'u32' },
    { name: 'ny', type: 'u32' },
    { name: 'k', type: 'f32' },
  ]);
  expect(read.uniform).toBe(0);
  expect(read.bindings).toEqual([
    { name: 'clock', binding: 1, access: 'read', least: 3 },
    { name: 'f', binding: 2, access: 'read', least: 1 },
    { name: 'next', binding: 3, access: 'read_write', least: 1 },
  ]);
  expect(read.workgroup).toEqual([8, 8, 1]);
  expect(read.entryPoint).toBe('diffuse');
});

test('preludes stand in front in the order of the include line, and a line is traced to its file', () => {
  const read = kernel('// include: two, one\n@compute @workgroup_size(1) fn k() {}', {
    one: 'const A = 1;\n',
    two: '// 2\nconst B = 2;',
  });
  expect(read.text).toBe(
    '// 2\nconst B = 2;\nconst A = 1;\n// include: two, one\n@compute @workgroup_size(1) fn k() {}\n',
  );
  expect([1, 2, 3, 4, 5].map((line) => sourceLine(read, line))).toEqual([
    { name: 'two', line: 1 },
    { name: 'two', line: 2 },
    { name: 'one', line: 1 },
    { name: 'k', line: 1 },
    { name: 'k', line: 2 },
  ]);
});

test('comments declare nothing, and a workgroup size may be a constant', () => {
  const read = kernel(`
    // @group(0) @binding(0) var<storage, read> old: array<f32>;
    /* struct Params { gone: f32 } */
    const TILE = 16u;
    @group(0) @binding(0) var<storage> f: array < f32 >;
    @workgroup_size(TILE, 2) @compute fn k() {}`);
  expect(read.bindings).toEqual([{ name: 'f', binding: 0, access: 'read', least: 1 }]);
  expect(read.params).toEqual([]);
  expect(read.uniform).toBeNull();
  expect(read.workgroup).toEqual([16, 2, 1]);
});

test('scalars of a struct are looked up by name', () => {
  expect(structMembers(tinyShaders.lattice, 'Clock')).toEqual(['time', 'dt', 'steps']);
  expect(structIndexes(tinyShaders.lattice, 'Clock')).toEqual({ time: 0, dt: 1, steps: 2 });
  expect(() => structMembers(tinyShaders.lattice, 'Watch')).toThrow(
    'Watch is neither array<f32> nor a struct declared in the text',
  );
});

const UNIFORM = '@group(0) @binding(0) var<uniform> p: Params;';

test.each([
  [
    'a vector as a parameter',
    `struct Params { v: vec2<f32>, n: u32 } ${UNIFORM} ${BODY}`,
    'struct Params has v: vec2<f32>; accepted are u32, i32, f32',
  ],
  [
    'a bool as a parameter',
    `struct Params { v: bool } ${UNIFORM} ${BODY}`,
    'struct Params has v: bool; accepted are u32, i32, f32',
  ],
  [
    'an attribute in Params',
    `struct Params { @align(16) v: f32 } ${UNIFORM} ${BODY}`,
    'struct Params has a member I cannot read: @align(16) v: f32',
  ],
  [
    'a second uniform',
    `struct Params { v: f32 } ${UNIFORM} ${UNIFORM} ${BODY}`,
    'one uniform of struct Params is accepted',
  ],
  [
    'a uniform of another type',
    `@group(0) @binding(0) var<uniform> q: f32; ${BODY}`,
    'the uniform q is f32; one uniform of struct Params is accepted',
  ],
  [
    'an integer array',
    `@group(0) @binding(0) var<storage, read> f: array<u32>; ${BODY}`,
    'array<u32> is neither array<f32> nor a struct',
  ],
  [
    'an integer in a stored struct',
    `struct C { n: u32 } @group(0) @binding(0) var<storage, read> c: C; ${BODY}`,
    'struct C has n: u32; accepted are f32',
  ],
  [
    'another group',
    `@group(1) @binding(0) var<storage, read> f: array<f32>; ${BODY}`,
    'f is not at @group(0) @binding(n)',
  ],
  [
    'an unknown access',
    `@group(0) @binding(0) var<storage, write> f: array<f32>; ${BODY}`,
    'f has access write; accepted are read, read_write',
  ],
  ['no entry point', 'fn k() {}', '0 functions are marked @compute'],
  ['two entry points', `${BODY} ${BODY}`, '2 functions are marked @compute'],
  ['no workgroup size', '@compute fn k() {}', 'has no @workgroup_size'],
  [
    'a computed workgroup size',
    '@compute @workgroup_size(N) fn k() {}',
    'workgroup size N is neither a number nor a const',
  ],
  ['an unknown prelude', `// include: gird\n${BODY}`, 'it includes gird, which is not among k'],
])('%s is refused with a sentence that names the file', (_what, text, message) => {
  expect(() => kernel(text)).toThrow(message);
  expect(() => kernel(text)).toThrow('shaders/k.wgsl: ');
});

test('an unknown kernel is answered with the names that are known', () => {
  expect(() => readKernel('difuse', tinyShaders)).toThrow(
    'no kernel is named difuse; known are lattice, diffuse, tick',
  );
});
