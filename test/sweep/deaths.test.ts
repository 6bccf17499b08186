/** Sweeps whose runs fail, whose processes die, and which are interrupted. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Manifest, readManifest } from '../../src/output/manifest.ts';
import { builtProgram, tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const study = (duration: string, sampling: string) => `
title: A cell on few cells
cases:
  - name: pvh
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um}
    grid: 16
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 1e6 V}
    duration: ${duration}
    output: {sampling: ${sampling}, frames: {every: ${duration}}}
`;

function sweptFolder(duration: string, sampling: string): string {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'few.yaml'), study(duration, sampling));
  return directory;
}

test('a current that no finite voltage drives fails its own run, which is told with its reason, and the others go on', async () => {
  const directory = sweptFolder('1 s', '0.5 s');
  const vary = ['--vary', 'control.current=1, 400, 2 mA/cm2', '--backend', 'cpu', '-o', 'out'];
  const { exitCode, stdout, stderr } = await tipfield(['sweep', 'few.yaml', ...vary, '--jobs', '1'], { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /0002 failed: pvh: the time step vanished at .*lower the current.*\(control.current 400 mA\/cm²\)/,
  );
  expect(stdout).toContain('2 of 3 runs are done, 1 failed; ');
  expect(stdout).toContain('run those that failed again: tipfield resume out --retry');
  const [, ...rows] = readFileSync(join(directory, 'out/table.csv'), 'utf8').trim().split('\n');
  expect(rows.map((row) => row.split(',').slice(0, 5).join())).toEqual([
    '0001,pvh,1,10,finished',
    '0002,pvh,1,4000,failed',
    '0003,pvh,1,20,finished',
  ]);
  // Twice the current for as long passes twice the charge, in the thirteenth column.
  expect(Number(rows[2].split(',')[12]) / Number(rows[0].split(',')[12])).toBeCloseTo(2, 6);
}, 120_000);

/** run.json of a run, once it is as wanted. */
async function once(folder: string, id: string, isWanted: (manifest: Manifest) => boolean): Promise<Manifest> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const manifest = readManifest(join(folder, 'runs', id));
    if (manifest && isWanted(manifest)) return manifest;
    if (Date.now() > deadline) throw new Error(`run ${id} is ${manifest?.status ?? 'not begun'} after a minute`);
    await wait(10);
  }
}

const hasSaved = ({ status, cases }: Manifest) => status === 'running' && (cases[0]?.time ?? 0) > 0;

test('a process that dies costs its run one try, a parent that dies leaves saved runs, and Ctrl-C ends at a save', async () => {
  const directory = sweptFolder('25 s', '0.1 s');
  const out = join(directory, 'out');
  const words = ['few.yaml', '--vary', 'control.current=0.3, 0.4, 0.5 mA/cm2', '--backend', 'cpu', '-o', 'out'];
  const command = ['sweep', ...words, '--jobs', '2', '--checkpoint', '50 ms'];

  // The parent alone is killed: its processes notice, save, and end.
  const parent = spawn(process.execPath, [builtProgram(), ...command], { cwd: directory, stdio: 'ignore' });
  await Promise.all(['0001', '0002'].map((id) => once(out, id, hasSaved)));
  parent.kill('SIGKILL');
  for (const id of ['0001', '0002']) await once(out, id, ({ status }) => status === 'interrupted');

  // The process of the first run is killed once, that of the second twice.
  const going = tipfield(command, { directory });
  for (const [id, times] of [
    ['0001', 1],
    ['0002', 2],
  ] as const) {
    let last = 0;
    for (let k = 0; k < times; k++) {
      const { process: runner } = await once(
        out,
        id,
        (manifest) => hasSaved(manifest) && manifest.process?.id !== last,
      );
      last = runner!.id;
      process.kill(last, 'SIGKILL');
    }
  }
  const died = await going;
  expect(died.stderr).toBe('');
  expect(died.stdout).toContain('run 0001: its process ended by signal SIGKILL; it goes on from its last save');
  expect(died.stdout).toContain('0002 failed: its process ended 2 times, at last by signal SIGKILL');
  expect(died.stdout).toContain('2 of 3 runs are done, 1 failed');
  expect(died.exitCode).toBe(1);
  expect(readManifest(join(out, 'runs/0001'))?.restarts).toHaveLength(2);
  expect(readManifest(join(out, 'runs/0003'))?.restarts).toBeUndefined();

  const stopped = await tipfield(['resume', 'out', '--retry'], { directory, interruptAt: '1 run at a time' });
  expect(stopped.stdout).toContain('go on with it: tipfield resume out');
  expect(stopped.exitCode).toBe(130);
  const ended = await tipfield(['resume', 'out'], { directory });
  expect(ended.stdout).toContain('3 of 3 runs are done; ');
  expect(ended.exitCode).toBe(0);
}, 240_000);
