/** What other programs make of our files: scripts in test/python, run with Debian's own Python and its packages. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../python');

/** A Python with a module that a test needs. */
export interface Python {
  readonly program: string;
  /** Why the test cannot run, for its name; empty where it can. */
  readonly missing: string;
}

/** Python with h5py. In CI, which sets TIPFIELD_REQUIRE_PYTHON=1, it counts as there, and a test fails where it is not. */
export function pythonWithH5py(): Python {
  const isRequired = process.env.TIPFIELD_REQUIRE_PYTHON === '1';
  return find('/usr/bin/python3', 'h5py', isRequired, 'apt-get install python3-h5py');
}

/** Python with VTK and its reader of XDMF, which Debian builds VTK without; never required. */
export function pythonWithXdmf(): Python {
  const program = process.env.TIPFIELD_VTK_PYTHON ?? '/usr/bin/python3';
  return find(program, 'vtkmodules.vtkIOXdmf2', false, 'pip install vtk and name that python in TIPFIELD_VTK_PYTHON');
}

function find(program: string, module: string, isRequired: boolean, remedy: string): Python {
  const isThere = isRequired || spawnSync(program, ['-c', `import ${module}`]).status === 0;
  return { program, missing: isThere ? '' : ` (skipped: ${program} has no ${module}; ${remedy})` };
}

/** Runs a script of test/python, or one named from the top of the project, and gives what it prints. Throws where it fails. */
export function runPython({ program }: Python, script: string, ...args: readonly string[]): string {
  const path = script.includes('/') ? join(FOLDER, '../..', script) : join(FOLDER, script);
  return execFileSync(program, [path, ...args], { encoding: 'utf8' });
}
