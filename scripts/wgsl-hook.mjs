// The load hook of wgsl-register.mjs: a .wgsl file is a module whose default export is its text.
import { readFile } from 'node:fs/promises';

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  const file = new URL(url);
  if (!file.pathname.endsWith('.wgsl')) return next(url, context);
  const text = await readFile(new URL(file.pathname, 'file:'), 'utf8');
  return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
}
