/** The package as npm would publish it: packed, unpacked in another place, and used there. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readVersions } from '../../src/output/manifest.ts';
import { builtProgram, tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
interface Description {
  readonly bin: { readonly tipfield: string };
  readonly dependencies: Readonly<Record<string, string>>;
}
const describe = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Description;
const SHORT = ['--grid', '16', '--set', 'duration=0.5 s', '--set', 'output.sampling=0.5 s', '--frames', '0 s'];

beforeAll(() => {
  builtProgram();
});

/**
 * A project in which the packed package is installed: its files in node_modules/tipfield, and beside it links to its
 * dependencies and to nothing else, so that what is used without being declared is missing. No registry is asked.
 */
function installed(): string {
  const project = temporaryFolder();
  const options = { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' } as const;
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], options);
  const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }];
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'tipfield'), { recursive: true });
  execFileSync('tar', ['-xzf', join(project, filename), '-C', join(modules, 'tipfield'), '--strip-components=1']);
  for (const name of Object.keys(describe(ROOT).dependencies)) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  return project;
}

test('installed elsewhere, the command runs an example and a program imports the library', async () => {
  const project = installed();
  const home = join(project, 'node_modules/tipfield');
  expect(readdirSync(home)).toEqual(
    expect.arrayContaining(['LICENSE', 'assets', 'dist', 'examples', 'package.json', 'shaders']),
  );
  expect(readdirSync(join(home, 'dist/lab'))).toEqual(expect.arrayContaining(['assets', 'index.html', 'recorded']));
  for (const folder of ['src', 'test', 'scripts']) expect(readdirSync(home)).not.toContain(folder);

  const program = join(home, describe(home).bin.tipfield);
  const version = await tipfield(['--version'], { directory: project, program });
  expect(version).toEqual({ exitCode: 0, stdout: `${readVersions().tipfield}\n`, stderr: '' });

  const args = ['compare', 'tip-effect', '--backend', 'cpu', ...SHORT];
  const { exitCode, stderr, stdout } = await tipfield(args, { directory: project, program });
  expect(stderr).toBe('');
  expect(stdout).toContain('4 frames, fields, series, summary and run.json are in runs/tip-effect');
  expect(exitCode).toBe(0);

  writeFileSync(
    join(project, 'use.js'),
    `import { compare, loadStudy, openBackend, renderFrame } from 'tipfield';
     const study = loadStudy('tip-effect', { overrides: ['grid=16', 'duration=0.5 s', 'output.frames=[0.5 s]', 'output.sampling=0.5 s'] });
     const { backend } = await openBackend('cpu');
     const { status, frames } = await compare(backend, study, { folder: 'mine' });
     console.log(typeof renderFrame, status, frames.length);`,
  );
  const printed = execFileSync(process.execPath, ['use.js'], { cwd: project, encoding: 'utf8' });
  expect(printed).toBe('function finished 4\n');
}, 120_000);
