/** `tipfield video` and `tipfield frames` as a user types them, on a run of which only the stored fields are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { framePath } from '../../src/output/folder.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';
import { readGif } from '../support/gif.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

test('tipfield video makes a GIF where there is no ffmpeg, and says so; tipfield frames draws the frames', async () => {
  const directory = temporaryFolder();
  const folder = join(directory, 'drawn');
  const run = storedRun(folder);
  await writeRun(folder, run);

  const made = await tipfield(['video', 'drawn', '--width', '80', '--fps', '5'], { directory, env: { PATH: '' } });
  expect(made).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: 'a GIF, because no ffmpeg is installed\ndrawn/video.gif shows 6 moments of PVH, PVH with rods\n',
  });
  const { frames } = readGif(readFileSync(join(folder, 'video.gif')));
  expect(frames.map(({ delay }) => delay)).toEqual([20, 20, 20, 20, 20, 200]);

  const drawn = await tipfield(['frames', 'drawn'], { directory });
  const { frames: times } = run.study.cases[0].output;
  expect(drawn.stdout).toBe(`${2 * times.length} frames are in drawn/frames\n`);
  expect(readdirSync(join(folder, 'frames'))).toHaveLength(2 * times.length);
  expect(existsSync(framePath(folder, 'phase', times.length - 1, 150))).toBe(true);
});

test('what cannot be made into a video is told in a sentence', async () => {
  const directory = temporaryFolder();
  const none = await tipfield(['video', 'nothing'], { directory });
  expect(none.exitCode).toBe(1);
  expect(none.stderr).toMatch(/^tipfield: nothing .*: name /);

  const pace = await tipfield(['video', 'nothing', '--fps', '0'], { directory });
  expect(pace.exitCode).toBe(1);
  expect(pace.stderr).toContain('write a number above zero');
  const fast = await tipfield(['video', 'nothing', '--fps', '90'], { directory });
  expect(fast.stderr).toContain('error: --fps 90: write 0.1 to 50');
});
