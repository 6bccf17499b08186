import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds tipfield's own package.json, found by looking upward from this file, so that `assets/`,
 * `shaders/` and `examples/` are found alike from the sources, from a bundle and from an installed package.
 * Throws when no folder above has it: the package is incomplete.
 */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) break;
  }
  throw new Error(`no package.json of tipfield above ${start}: reinstall the package with npm install tipfield`);
}

function isOurs(path: string): boolean {
  if (!existsSync(path)) return false;
  const description: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return (
    typeof description === 'object' && description !== null && 'name' in description && description.name === 'tipfield'
  );
}
