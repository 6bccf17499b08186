import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type FrameKind, frameKinds } from '../output/frame.ts';
import { openRun } from '../output/open-run.ts';
import { findFfmpeg, video } from '../output/video/index.ts';
import { openCounter } from './counter.ts';

interface Options {
  readonly output?: string;
  readonly kind: FrameKind;
  readonly fps?: number;
  readonly width?: number;
}

/** Exit status of a command that was ended by Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

export const videoCommand = new Command('video')
  .description('make a video of a run from its stored fields')
  .argument('<run>', 'its folder, such as runs/tip-effect')
  .option(
    '-o, --output <file>',
    'ends in .mp4 or .gif; video.mp4 in the run folder if absent, video.gif without ffmpeg',
  )
  .addOption(new Option('--kind <kind>', 'what is shown').choices(frameKinds).default('concentration'))
  .option('--fps <number>', 'frames a second; as many as show the run in 7 s, if absent', readNumber)
  .option('--width <pixels>', 'of a panel; 420 in an MP4 and 280 in a GIF, if absent', readNumber)
  .action(make);

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('write a number above zero');
}

async function make(folder: string, { output, kind, fps, width }: Options, command: Command): Promise<void> {
  if (fps !== undefined && (fps < 0.1 || fps > 50)) command.error(`error: --fps ${fps}: write 0.1 to 50`);
  if (width !== undefined && (width < 16 || width > 2000)) command.error(`error: --width ${width}: write 16 to 2000`);
  const run = await openRun(folder);
  const counter = openCounter('frames');
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.on('SIGINT', stop);
  try {
    const path = output ?? chosenPath(folder);
    await video(run, path, {
      kind,
      onFrame: counter.update,
      signal: interrupt.signal,
      ...(fps === undefined ? {} : { fps }),
      ...(width === undefined ? {} : { panelWidth: width }),
    });
    counter.close();
    console.log(`${path} shows ${counter.count()} moments of ${run.cases.map(({ input }) => input.label).join(', ')}`);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    counter.close();
    console.log('ended early: no video is written');
    process.exitCode = INTERRUPTED;
  } finally {
    counter.close();
    process.off('SIGINT', stop);
    run.close();
  }
}

/** Where the video goes when nobody says, told with the reason. */
function chosenPath(folder: string): string {
  const ffmpeg = findFfmpeg();
  console.log(ffmpeg ? `an MP4, because ${ffmpeg} is there` : 'a GIF, because no ffmpeg is installed');
  return join(folder, ffmpeg ? 'video.mp4' : 'video.gif');
}
