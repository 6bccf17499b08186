import { basename, join } from 'node:path';
import { figure, figurePng } from '../output/figure/index.ts';
import { OutputError, writeAtomic } from '../output/files.ts';
import { openRun } from '../output/open-run.ts';
import { writeReport } from '../output/report/index.ts';
import { findFfmpeg, video } from '../output/video/index.ts';

/**
 * Makes figure, video and report of a run that has ended from its stored fields, and tells where they are; `signal` ends that between two
 * frames. What they fail by is told, not thrown, because the run itself is whole.
 */
export async function writeResults(folder: string, signal: AbortSignal, print: (line: string) => void): Promise<void> {
  try {
    await write(folder, signal, print);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    print(`warning: ${error.message}; the run is whole, and tipfield report ${folder} makes its report again`);
  }
}

async function write(folder: string, signal: AbortSignal, print: (line: string) => void): Promise<void> {
  const run = await openRun(folder);
  try {
    const drawn = await figure(run);
    writeAtomic(join(folder, 'figure.svg'), drawn.svg);
    writeAtomic(join(folder, 'figure.png'), figurePng(drawn));
    const film = findFfmpeg() ? 'video.mp4' : 'video.gif';
    await video(run, join(folder, film), { signal });
    const [page, ...others] = await writeReport(run);
    const beside = ['figure.svg', 'figure.png', film, ...others.map((path) => basename(path))];
    print(`the report is ${page}; beside it are ${beside.join(', ')}`);
  } finally {
    run.close();
  }
}
