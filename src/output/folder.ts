import { existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { OutputError } from './files.ts';
import { type FrameKind, frameKinds } from './frame.ts';
import { manifestName, readManifest } from './manifest.ts';
import { shortNumber } from './quantity.ts';

/**
 * The folder of a run:
 *
 *     run.json  summary.json  frames/concentration-00-0s.png  frames/phase-00-0s.png  …  pvh/series.csv  …
 */

export function summaryPath(folder: string): string {
  return join(folder, 'summary.json');
}

export function seriesPath(folder: string, caseName: string): string {
  return join(folder, caseName, 'series.csv');
}

/** Of a case with an experiment. */
export function stepsPath(folder: string, caseName: string): string {
  return join(folder, caseName, 'steps.csv');
}

export function fieldsPath(folder: string, caseName: string): string {
  return join(folder, caseName, 'fields.h5');
}

/** All that a run needs to go on; only while it has not ended. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint.bin');
}

export function hasCheckpoint(folder: string): boolean {
  return existsSync(checkpointPath(folder));
}

/** Beside fields.h5, for ParaView. */
export function xdmfPath(folder: string, caseName: string): string {
  return join(folder, caseName, 'fields.xdmf');
}

/** `frames/concentration-03-90s.png`: the number keeps the files in order. */
export function framePath(folder: string, kind: FrameKind, index: number, time: number): string {
  return join(folder, 'frames', `${kind}-${String(index).padStart(2, '0')}-${shortNumber(time, 6)}s.png`);
}

const frameName = new RegExp(`^(${frameKinds.join('|')})-(\\d{2,})-[\\de.+-]+s\\.png$`);

/** Removes the frames from a number on, those of an interruption among them. */
export function removeFramesFrom(folder: string, first: number): void {
  const frames = join(folder, 'frames');
  for (const name of isOwnFolder(frames) ? readdirSync(frames) : []) {
    const number = frameName.exec(name)?.[2];
    if (number !== undefined && Number(number) >= first) rmSync(join(frames, name));
  }
}

/** Removes what a killed process left half written. */
export function removeTemporaries(folder: string, caseNames: readonly string[]): void {
  for (const inner of [folder, join(folder, 'frames'), ...caseNames.map((name) => join(folder, name))]) {
    for (const name of isOwnFolder(inner) ? readdirSync(inner) : [])
      if (/\.\d+\.tmp$/.test(name)) rmSync(join(inner, name));
  }
}

/** What is made of a run when it has ended, and the study file of a single case. */
const RESULTS = [
  'report.html',
  'references.bib',
  'figure.svg',
  'figure.png',
  'plot.svg',
  'plot.png',
  'video.mp4',
  'video.gif',
  'study.yaml',
];

/**
 * Makes the folder of a run with the folders within it. One that exists must be empty, or, when `force` is set, hold an
 * earlier run: then the files that tipfield wrote are removed and all others stay. Throws OutputError otherwise.
 */
export function createRunFolder(folder: string, caseNames: readonly string[], force: boolean, withFrames = true): void {
  if (existsSync(folder)) makeRoom(folder, force);
  for (const inner of [...(withFrames ? ['frames'] : []), ...caseNames])
    mkdirSync(join(folder, inner), { recursive: true });
}

function makeRoom(folder: string, force: boolean): void {
  const elsewhere = 'name another folder for the output';
  if (!statSync(folder).isDirectory()) throw new OutputError(`${folder} is a file: ${elsewhere}`);
  // A run that was killed before it wrote anything leaves empty folders.
  const first = readdirSync(folder).find((name) => !isEmptyFolder(join(folder, name)));
  if (first === undefined) return;
  const manifest = readManifest(folder);
  if (!manifest) {
    throw new OutputError(
      `${folder} exists and holds no run of tipfield but ${first}: --force does not touch it; ${elsewhere}`,
    );
  }
  if (!force) throw new OutputError(`${folder} exists: pass --force to replace the run in it, or ${elsewhere}`);
  removeRun(
    folder,
    manifest.input.cases.map(({ name }) => name),
  );
}

/**
 * Names that would lead out of the folder, and links to other folders, are not followed: run.json may have been edited.
 * It goes last, so that a removal cut short can be taken up again.
 */
function removeRun(folder: string, caseNames: readonly string[]): void {
  const inner = caseNames.filter((name) => !isWayOut(name) && isOwnFolder(join(folder, name)));
  const frames = join(folder, 'frames');
  const images = isOwnFolder(frames) ? readdirSync(frames).filter((name) => frameName.test(name)) : [];
  const files = [
    summaryPath(folder),
    checkpointPath(folder),
    ...RESULTS.map((name) => join(folder, name)),
    ...inner.flatMap((name) => [seriesPath, stepsPath, fieldsPath, xdmfPath].map((path) => path(folder, name))),
    ...images.map((name) => join(frames, name)),
  ];
  for (const file of files) rmSync(file, { force: true });
  removeTemporaries(folder, inner);
  for (const path of [frames, ...inner.map((name) => join(folder, name))]) {
    if (isOwnFolder(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
  rmSync(join(folder, manifestName));
}

function isWayOut(name: string): boolean {
  return basename(name) !== name || name === '.' || name === '..';
}

/** A folder, not a link to one. */
function isOwnFolder(path: string): boolean {
  return existsSync(path) && lstatSync(path).isDirectory();
}

function isEmptyFolder(path: string): boolean {
  return lstatSync(path).isDirectory() && readdirSync(path).length === 0;
}
