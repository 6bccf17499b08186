import { join } from 'node:path';
import { figure, figurePng } from '../output/figure/index.ts';
import { writeAtomic } from '../output/files.ts';
import { openRun } from '../output/open-run.ts';
import { writeReport } from '../output/report/index.ts';
import { findFfmpeg, video } from '../output/video/index.ts';

/** Makes figure, video and report of a run from its stored fields, and tells where they are. */
export async function writeResults(folder: string, print: (line: string) => void): Promise<void> {
  const run = await openRun(folder);
  try {
    const drawn = await figure(run);
    writeAtomic(join(folder, 'figure.svg'), drawn.svg);
    writeAtomic(join(folder, 'figure.png'), figurePng(drawn));
    const film = join(folder, findFfmpeg() ? 'video.mp4' : 'video.gif');
    await video(run, film);
    const written = await writeReport(run);
    print(`figure.svg, figure.png, ${film} and ${written.join(', ')} show it`);
  } finally {
    run.close();
  }
}
