import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../case/package-root.ts';

/** Version of tipfield. */
export function programVersion(): string {
  const description = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return description.version;
}
