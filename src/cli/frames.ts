import { join } from 'node:path';
import { Command } from 'commander';
import { frames } from '../output/frames.ts';
import { openRun } from '../output/open-run.ts';
import { openCounter } from './counter.ts';

export const framesCommand = new Command('frames')
  .description('draw the frames of a run again from its stored fields')
  .argument('<run>', 'its folder, such as runs/tip-effect')
  .action(async (folder: string) => {
    const run = await openRun(folder);
    const counter = openCounter('times');
    try {
      const paths = frames(run, { onFrame: counter.update });
      counter.close();
      console.log(`${paths.length} frames are in ${join(folder, 'frames')}`);
    } finally {
      counter.close();
      run.close();
    }
  });
