/**
 * What a kernel's WGSL text declares, read from the text itself: the names it binds, its parameters, its workgroup.
 * The accepted forms are few on purpose, so that no alignment rule and no second description exists:
 *
 *     // include: grid, model                                   preludes, concatenated in front in this order
 *     struct Params { nx: u32, dt: f32 }                        4-byte scalars only
 *     @group(0) @binding(0) var<uniform> p: Params;
 *     @group(0) @binding(1) var<storage, read> f: array<f32>;         or array<vec4f>
 *     @group(0) @binding(2) var<storage, read_write> clock: Clock;   a struct of f32 scalars
 *     @compute @workgroup_size(16, 16) fn relax(…)
 */

/** Shader texts by name: `relax` for shaders/relax.wgsl. Kernels and preludes share the table. */
export type ShaderTable = Readonly<Record<string, string>>;

/** A member of `struct Params`. */
export interface Member {
  readonly name: string;
  readonly type: 'u32' | 'i32' | 'f32';
}

/** A storage binding of group 0. */
export interface StorageBinding {
  readonly name: string;
  readonly binding: number;
  readonly access: 'read' | 'read_write';
  /** Least number of f32 that the field must hold: one element of an array, the number of members for a struct. */
  readonly least: number;
}

/** A kernel as its text declares it. */
export interface Kernel {
  readonly name: string;
  /** The preludes and the kernel, concatenated: what is compiled. */
  readonly text: string;
  /** The files in `text`, each with the line on which it starts, counted from 1. */
  readonly parts: readonly { readonly name: string; readonly firstLine: number }[];
  readonly entryPoint: string;
  /** Binding number of the parameters, or null where the kernel has none. */
  readonly uniform: number | null;
  readonly params: readonly Member[];
  readonly bindings: readonly StorageBinding[];
  readonly workgroup: readonly [number, number, number];
}

/** Reads the kernel `name` out of the table. Throws an Error that names the file and what is accepted. */
export function readKernel(name: string, shaders: ShaderTable): Kernel {
  const { text, parts } = concatenate(name, shaders);
  const code = withoutComments(text);
  const fail = (message: string): never => {
    throw new Error(`shaders/${name}.wgsl: ${message}`);
  };
  const { uniform, bindings } = readBindings(code, fail);
  const compute = /((?:@\w+\s*(?:\([^)]*\))?\s*)+)fn\s+(\w+)/g;
  const entries = [...code.matchAll(compute)].filter((match) => /@compute\b/.test(match[1]));
  if (entries.length !== 1) fail(`${entries.length} functions are marked @compute; a kernel file has exactly one`);
  return {
    name,
    text,
    parts,
    entryPoint: entries[0][2],
    uniform,
    params: uniform === null ? [] : readParams(code, fail),
    bindings,
    workgroup: readWorkgroup(entries[0][1], code, fail),
  };
}

/** Names of the members of a struct of f32 scalars, in order: element i of the field holds member i. */
export function structMembers(text: string, struct: string): readonly string[] {
  return readMembers(withoutComments(text), struct, ['f32'], (message) => {
    throw new Error(message);
  }).map((member) => member.name);
}

/** Where each scalar of a struct lies in its field: `{ time: 0, dt: 1 }`. */
export function structIndexes(text: string, struct: string): Readonly<Record<string, number>> {
  return Object.fromEntries(structMembers(text, struct).map((name, index) => [name, index]));
}

/** The file and line that a line of the concatenated text came from. */
export function sourceLine(kernel: Kernel, line: number): { readonly name: string; readonly line: number } {
  const part = kernel.parts.findLast((candidate) => candidate.firstLine <= line) ?? kernel.parts[0];
  return { name: part.name, line: line - part.firstLine + 1 };
}

type Fail = (message: string) => never;

/** The arrays that are accepted, and the f32 in an element of each. */
const LEAST_OF_ARRAY: Readonly<Record<string, number | undefined>> = { 'array<f32>': 1, 'array<vec4f>': 4 };

function concatenate(name: string, shaders: ShaderTable): Pick<Kernel, 'text' | 'parts'> {
  const known = Object.keys(shaders);
  if (!Object.hasOwn(shaders, name))
    throw new Error(`no kernel is named ${name}; known are ${known.join(', ') || 'none'}`);
  const include = /^\/\/ include:(.*)$/m.exec(shaders[name]);
  const preludes = include ? include[1].split(',').map((word) => word.trim()) : [];
  for (const prelude of preludes) {
    if (!Object.hasOwn(shaders, prelude)) {
      throw new Error(`shaders/${name}.wgsl: it includes ${prelude}, which is not among ${known.join(', ')}`);
    }
  }
  const parts: { name: string; firstLine: number }[] = [];
  let text = '';
  for (const part of [...preludes, name]) {
    parts.push({ name: part, firstLine: text.split('\n').length });
    text += shaders[part].endsWith('\n') ? shaders[part] : `${shaders[part]}\n`;
  }
  return { text, parts };
}

/** Comments become blanks. Block comments do not nest here. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, '');
}

function readBindings(code: string, fail: Fail): Pick<Kernel, 'uniform' | 'bindings'> {
  const variable = /((?:@\w+\s*\([^)]*\)\s*)*)var\s*<\s*(uniform|storage)\s*(?:,\s*(\w+)\s*)?>\s*(\w+)\s*:\s*([^;]+);/g;
  const bindings: StorageBinding[] = [];
  let uniform: number | null = null;
  for (const [, attributes, space, access = 'read', name, typeText] of code.matchAll(variable)) {
    const group = /@group\s*\(\s*(\d+)\s*\)/.exec(attributes)?.[1];
    const binding = /@binding\s*\(\s*(\d+)\s*\)/.exec(attributes)?.[1];
    if (group !== '0' || binding === undefined)
      fail(`${name} is not at @group(0) @binding(n); every binding is in group 0`);
    const type = typeText.replace(/\s/g, '');
    if (space === 'uniform') {
      if (type !== 'Params' || uniform !== null)
        fail(`the uniform ${name} is ${type}; one uniform of struct Params is accepted`);
      uniform = Number(binding);
    } else {
      if (access !== 'read' && access !== 'read_write')
        fail(`${name} has access ${access}; accepted are read, read_write`);
      const least = LEAST_OF_ARRAY[type] ?? readMembers(code, type, ['f32'], fail).length;
      bindings.push({ name, binding: Number(binding), access: access, least });
    }
  }
  return { uniform, bindings };
}

function readParams(code: string, fail: Fail): readonly Member[] {
  return readMembers(code, 'Params', ['u32', 'i32', 'f32'], fail);
}

function readMembers(code: string, struct: string, accepted: readonly string[], fail: Fail): readonly Member[] {
  const body = new RegExp(`\\bstruct\\s+${struct.replace(/\W/g, '\\$&')}\\s*\\{([^}]*)\\}`).exec(code)?.[1];
  if (body === undefined) return fail(`${struct} is neither array<f32> nor a struct declared in the text`);
  return body
    .split(/,(?![^<]*>)/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const [, name, type] =
        /^(\w+)\s*:\s*(.+)$/.exec(text) ?? fail(`struct ${struct} has a member I cannot read: ${text}`);
      if (!accepted.includes(type)) fail(`struct ${struct} has ${name}: ${type}; accepted are ${accepted.join(', ')}`);
      return { name, type: type as Member['type'] };
    });
}

function readWorkgroup(attributes: string, code: string, fail: Fail): Kernel['workgroup'] {
  const list =
    /@workgroup_size\s*\(([^)]*)\)/.exec(attributes)?.[1] ?? fail('the @compute function has no @workgroup_size');
  const sizes = list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const [x, y = 1, z = 1] = sizes.map((word) => {
    const value = /^\d+[ui]?$/.test(word)
      ? word
      : new RegExp(`\\bconst\\s+${word}\\b[^=]*=\\s*(\\d+)[ui]?\\s*;`).exec(code)?.[1];
    return value === undefined
      ? fail(`workgroup size ${word} is neither a number nor a const that is one`)
      : Number.parseInt(value, 10);
  });
  return [x, y, z];
}
