/** What the page and its worker are made of: a browser has neither Node's modules nor its globals. */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const ENTRIES = ['src/lab/main.tsx', 'src/lab/solver/worker.ts'];
/** Packages that need Node, a file system or a native module. */
const NODE_PACKAGES = [
  '@resvg/resvg-js',
  '@sparticuz/chromium',
  'cli-progress',
  'commander',
  'h5wasm/node',
  'playwright-core',
  'pngjs',
  'subset-font',
  'webgpu',
];
/** In code, not in comments: what only Node has. */
const NODE_GLOBALS = /(?<![\w.'"`-])(process\.|Buffer\b|__dirname\b|__filename\b|require\(|import\.meta\.dirname)/;

/** One thing that a file asks for. */
interface Import {
  readonly from: string;
  readonly name: string;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|(?<=[;{},)]\s*)\/\/.*$/gm, '');
}

/** The modules that a text names in `import … from`, `export … from`, `import '…'` and `import('…')`; types alone are erased. */
function namesIn(text: string): readonly string[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(/^\s*(?:import|export)\s+(?!type\s)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)];
  return [...named, ...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, name]) => name);
}

/** Where a module of ours lies, as the page's build finds it; `undefined` for a package, a style or a text. */
function fileOf(name: string, from: string): string | undefined {
  const host = /^#host\/(.+)$/.exec(name)?.[1];
  if (host !== undefined) return join(ROOT, 'src/output/host/browser', host);
  const path = resolve(dirname(from), name);
  return name.startsWith('.') && /\.tsx?$/.test(name) ? path : undefined;
}

/** All files that an entry reaches, and what they ask for. */
function reached(entries: readonly string[]): {
  readonly files: ReadonlySet<string>;
  readonly imports: readonly Import[];
} {
  const files = new Set(entries.map((entry) => join(ROOT, entry)));
  const imports: Import[] = [];
  for (const file of files) {
    for (const name of namesIn(readFileSync(file, 'utf8'))) {
      imports.push({ from: relative(ROOT, file), name });
      const next = fileOf(name, file);
      // One that is missing is found by the compiler.
      if (next !== undefined && existsSync(next)) files.add(next);
    }
  }
  return { files, imports };
}

describe('the page and its worker', () => {
  const { files, imports } = reached(ENTRIES);

  test('are made of the solver itself', () => {
    const own = [...files].map((file) => relative(ROOT, file));
    for (const file of [
      'src/run/simulation.ts',
      'src/experiments/deposition.ts',
      'src/experiments/calibration.ts',
      'src/backend/gpu.ts',
      'src/backend/cpu.ts',
      'src/physics/step.ts',
      'src/case/parse.ts',
    ])
      expect(own).toContain(file);
  });

  test('ask for nothing of Node, at once or later', () => {
    const isNodes = ({ name }: Import) =>
      name.startsWith('node:') || builtinModules.includes(name) || NODE_PACKAGES.includes(name);
    expect(imports.filter(isNodes)).toEqual([]);
  });

  test('use none of its globals', () => {
    const users = [...files].filter((file) => NODE_GLOBALS.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(users.map((file) => relative(ROOT, file))).toEqual([]);
  });
});

test('the walk sees what a file asks for, and not what is erased or said in a comment', () => {
  const text = `
    import { a, type B } from './a.ts';
    import type { C } from 'node:fs';
    import './style.css';
    import {
      d,
    } from 'node:path';
    export { e } from './e.ts';
    export type { F } from 'pngjs';
    // import g from 'g';
    /* import('h') */
    const i = await import('./i.ts');
    const j = "import k from 'k'";
  `;
  expect(namesIn(text)).toEqual(['./a.ts', './style.css', 'node:path', './e.ts', './i.ts']);
  expect(reached(['src/cli/main.ts']).imports.some(({ name }) => name.startsWith('node:'))).toBe(true);
});
