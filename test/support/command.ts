/** The command line as a user types it: the built program in a process and a folder of its own. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/cli.js');
/** Whether the build has been found newer than the sources; asked once a test file. */
let isFresh = false;

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Where the command is typed. */
  readonly directory: string;
  /** Added to the environment, from which Vulkan's variables of the tests are taken out first. */
  readonly env?: Readonly<Record<string, string>>;
  /** Pressed, as Ctrl-C, when standard output first holds this text. */
  readonly interruptAt?: string;
  /** Sent in place of Ctrl-C. */
  readonly signal?: NodeJS.Signals;
  /** The program that is run; the build of this checkout if absent. */
  readonly program?: string;
}

/** Runs `tipfield ...args` and waits for its end. Throws where `npm run build` would change what runs. */
export function tipfield(args: readonly string[], options: CommandOptions): Promise<Outcome> {
  const { directory, env = {}, interruptAt, signal = 'SIGINT', program = builtProgram() } = options;
  const { LD_LIBRARY_PATH: _path, VK_DRIVER_FILES: _files, FORCE_COLOR: _colour, ...bare } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: directory,
    env: { ...bare, NO_COLOR: '1', ...env },
  });
  let stdout = '';
  let stderr = '';
  let pressed = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (interruptAt === undefined || pressed || !stdout.includes(interruptAt)) return;
    pressed = child.kill(signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** dist/cli.js, which `npm test` builds first; one that is older than the sources would prove nothing. */
export function builtProgram(): string {
  if (isFresh) return PROGRAM;
  const built = existsSync(PROGRAM) ? statSync(PROGRAM).mtimeMs : 0;
  for (const folder of ['src', 'shaders']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      // The lab is built apart, into dist/lab.
      if (/^lab[\\/]/.test(file)) continue;
      const isNewer = /\.(ts|wgsl)$/.test(file) && statSync(join(ROOT, folder, file)).mtimeMs > built;
      if (isNewer) throw new Error(`dist/cli.js is older than ${folder}/${file}: npm run build, or npm test`);
    }
  }
  isFresh = true;
  return PROGRAM;
}
