import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkpointPath, createRunFolder, framePath, seriesPath, summaryPath } from '../../src/output/folder.ts';
import { writeManifest } from '../../src/output/manifest.ts';
import { temporaryFolder } from '../support/folder.ts';
import { sampleManifest } from '../support/manifest.ts';

/** A folder as a run leaves it. */
function finishedRun(): string {
  const folder = join(temporaryFolder(), 'tip-effect');
  createRunFolder(folder, ['pvh'], false);
  writeManifest(folder, sampleManifest(['pvh']));
  writeFileSync(summaryPath(folder), '{}');
  writeFileSync(checkpointPath(folder), '');
  writeFileSync(seriesPath(folder, 'pvh'), 'time [s]\n');
  writeFileSync(framePath(folder, 'concentration', 0, 0), '');
  writeFileSync(framePath(folder, 'phase', 3, 12.5), '');
  return folder;
}

describe('the folder of a run', () => {
  test('is made with a place for frames and for each case', () => {
    const folder = join(temporaryFolder(), 'runs', 'tip-effect');
    createRunFolder(folder, ['pvh', 'pvh-im'], false);
    expect(readdirSync(folder).sort()).toEqual(['frames', 'pvh', 'pvh-im']);
    expect(framePath('run', 'concentration', 3, 90)).toBe(join('run', 'frames', 'concentration-03-90s.png'));
  });

  test('may exist already when it is empty', () => {
    const folder = temporaryFolder();
    createRunFolder(folder, ['pvh'], false);
    expect(existsSync(join(folder, 'frames'))).toBe(true);
  });

  test('may exist already when it holds empty folders alone, as a run leaves that is killed at its start', () => {
    const folder = temporaryFolder();
    createRunFolder(folder, ['pvh'], false);
    createRunFolder(folder, ['pvh-im'], false);
    expect(readdirSync(folder).sort()).toEqual(['frames', 'pvh', 'pvh-im']);
  });

  test('with an earlier run is left alone, and the error names it and --force', () => {
    const folder = finishedRun();
    const before = readdirSync(folder);
    expect(() => createRunFolder(folder, ['pvh'], false)).toThrow(
      `${folder} exists: pass --force to replace the run in it, or name another folder for the output`,
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  test('with an earlier run is emptied of it when forced, and keeps what a person put there', () => {
    const folder = finishedRun();
    const notes = [join(folder, 'notes.txt'), join(folder, 'frames', 'film.mp4'), join(folder, 'pvh', 'fit.csv')];
    for (const note of notes) writeFileSync(note, 'mine');
    createRunFolder(folder, ['celgard'], true);
    expect(readdirSync(folder).sort()).toEqual(['celgard', 'frames', 'notes.txt', 'pvh']);
    expect(readdirSync(join(folder, 'frames'))).toEqual(['film.mp4']);
    for (const note of notes) expect(readFileSync(note, 'utf8')).toBe('mine');
  });

  test('of an earlier run leaves nothing behind when forced and nobody added a file', () => {
    const folder = finishedRun();
    createRunFolder(folder, ['celgard'], true);
    expect(readdirSync(folder).sort()).toEqual(['celgard', 'frames']);
  });

  test.each([false, true])('that holds anything else is never touched, force %s', (force) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'run.json'), '{"program":"other"}');
    writeFileSync(join(folder, 'summary.json'), 'thesis');
    expect(() => createRunFolder(folder, ['pvh'], force)).toThrow(
      `${folder} exists and holds no run of tipfield but run.json: --force does not touch it; name another folder for the output`,
    );
    expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe('thesis');
  });

  test('cannot be a file', () => {
    const file = join(temporaryFolder(), 'notes');
    writeFileSync(file, '');
    expect(() => createRunFolder(file, ['pvh'], true)).toThrow(`${file} is a file: name another folder for the output`);
  });

  test('is not left when forced, neither by names in an edited run.json nor by links', () => {
    const outside = temporaryFolder();
    const folder = join(outside, 'run');
    mkdirSync(join(outside, 'other'));
    writeFileSync(seriesPath(outside, '.'), 'mine');
    writeFileSync(seriesPath(outside, 'other'), 'mine');
    mkdirSync(folder);
    symlinkSync(join(outside, 'other'), join(folder, 'link'));
    writeManifest(folder, sampleManifest(['..', join('..', 'other'), 'link']));
    createRunFolder(folder, ['pvh'], true);
    expect(readFileSync(seriesPath(outside, '.'), 'utf8')).toBe('mine');
    expect(readFileSync(seriesPath(outside, 'other'), 'utf8')).toBe('mine');
  });
});
