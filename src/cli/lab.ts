/** `tipfield lab`: serves the built browser page on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { packageRoot } from '../case/package-root.ts';
import { OutputError } from '../output/files.ts';
import { type Serving, serveFolder } from './static-server.ts';

interface Options {
  readonly port: number;
  readonly open?: boolean;
}

/** Because it is what `vite preview` takes, and rarely in use by anything else. */
const PORT = 4173;

export const labCommand = new Command('lab')
  .description('serve the lab, the simulator in a browser page, on this machine')
  .option('--port <number>', 'where; 0 takes any port that is free', readPort, PORT)
  .option('--open', 'open it in the browser')
  .action(serve);

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('write a whole number from 0 to 65535');
}

/** Serves until Ctrl-C, or until it is told to end. */
async function serve({ port, open }: Options): Promise<void> {
  const folder = join(packageRoot(), 'dist/lab');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new OutputError(`${folder} holds no lab: npm run build makes it`);
  }
  const serving = await listen(folder, port);
  // Listened for before the address is told, because who reads it may answer at once.
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  console.log(`the lab is at ${serving.address} until Ctrl-C`);
  if (open) openInBrowser(serving.address);
  await ended;
  await serving.close();
}

async function listen(folder: string, port: number): Promise<Serving> {
  try {
    return await serveFolder(folder, port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new OutputError(`port ${port} is taken by another program: --port 0 takes any that is free`);
    }
    if (code === 'EACCES') {
      throw new OutputError(`port ${port} may not be opened by this user: ports from 1024 on may, --port ${PORT}`);
    }
    throw error;
  }
}

/** Asks the desktop; where it cannot, the address stands in the terminal. */
function openInBrowser(address: string): void {
  const [program, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start'] : ['xdg-open'];
  spawn(program, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`${program} is not there: open the address by hand`))
    .unref();
}
