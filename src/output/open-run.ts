import { existsSync, readFileSync } from 'node:fs';
import type { File } from 'h5wasm/node';
import type { Case } from '../case/case.ts';
import { abandon, type Hdf5, reasonOf } from './fields/hdf5.ts';
import { loadHdf5 } from './fields/load-hdf5.ts';
import { readMoment, readTimes } from './fields/moments.ts';
import { checkCase, readConstants } from './fields/read.ts';
import { OutputError } from './files.ts';
import { fieldsPath, seriesPath, stepsPath } from './folder.ts';
import { readManifest } from './manifest.ts';
import { readSeries, type Series } from './series.ts';
import { readSteps } from './steps-file.ts';
import type { StoredCase, StoredRun } from './stored.ts';

/**
 * Opens the folder of a run, also of one that was stopped or is still going: then as of its last save. A case without
 * fields is left out. Throws OutputError where the folder holds no run, no case has fields, or a file is damaged.
 */
export async function openRun(folder: string): Promise<StoredRun> {
  const manifest = readManifest(folder);
  if (!manifest)
    throw new OutputError(
      existsSync(folder)
        ? `${folder} holds no run of tipfield: name the folder that compare or run made, with run.json in it`
        : `${folder} does not exist: name the folder of a run, such as runs/tip-effect`,
    );
  const hdf5 = await loadHdf5();
  const opened: { readonly file: File; readonly stored: StoredCase }[] = [];
  let closed = false;
  const close = () => {
    closed = true;
    for (const { file } of opened.splice(0)) abandon(file);
  };
  const guard = () => {
    if (closed) throw new OutputError(`the run in ${folder} was closed: open it again with openRun`);
  };
  try {
    for (const input of manifest.input.cases)
      if (existsSync(fieldsPath(folder, input.name))) opened.push(openCase(hdf5, folder, input, guard));
  } catch (error) {
    close();
    throw error;
  }
  if (opened.length === 0)
    throw new OutputError(
      `${folder} has no fields.h5: the run was made by an older tipfield, or ended before its first save; go on with it (tipfield resume), or run its study again`,
    );
  return { folder, manifest, study: manifest.input, cases: opened.map(({ stored }) => stored), close };
}

function openCase(
  hdf5: Hdf5,
  folder: string,
  input: Case,
  guard: () => void,
): { readonly file: File; readonly stored: StoredCase } {
  const path = fieldsPath(folder, input.name);
  const orThrow = <T>(read: () => T): T => {
    guard();
    try {
      return read();
    } catch (error) {
      if (error instanceof OutputError || error instanceof RangeError) throw error;
      throw new OutputError(
        `${path} cannot be read: ${reasonOf(error)}; restore it from a copy, or run the study again with --force`,
      );
    }
  };
  const file = orThrow(() => new hdf5.File(path, 'r'));
  try {
    orThrow(() => checkCase(file, path, input));
    const times = orThrow(() => readTimes(hdf5, file));
    const series = seriesOf(folder, input);
    const steps = input.experiment && readSteps(textOf(stepsPath(folder, input.name)), stepsPath(folder, input.name));
    const { maps, shares } = orThrow(() => readConstants(hdf5, file, input));
    return {
      file,
      stored: {
        input,
        series,
        ...(steps && { steps }),
        times,
        moment(index) {
          if (!(index in times))
            throw new RangeError(`${path} has no moment ${index}: its ${times.length} count from 0`);
          return orThrow(() => readMoment(hdf5, file, input.grid, index));
        },
        maps,
        ...(shares && { shares }),
      },
    };
  } catch (error) {
    abandon(file);
    throw error;
  }
}

function seriesOf(folder: string, { name }: Case): Series {
  return readSeries(textOf(seriesPath(folder, name)));
}

function textOf(path: string): string {
  if (!existsSync(path))
    throw new OutputError(`${path} is not there: put back the file of the run, or run the study again with --force`);
  return readFileSync(path, 'utf8');
}
