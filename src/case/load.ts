/** Finds study files: the package's own examples by name, any other by path. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Study } from './case.ts';
import { packageRoot } from './package-root.ts';
import { type ParseOptions, parseStudy } from './parse.ts';
import { readImage } from './read-image.ts';
import { StudyError } from './study-error.ts';
import { suggest } from './suggest.ts';

/** What is changed in a study file as it is loaded. */
export interface LoadOptions extends Pick<ParseOptions, 'overrides'> {
  /** Where names and relative paths are looked for; the current directory if absent. */
  readonly directory?: string;
}

const exampleFolder = () => join(packageRoot(), 'examples');
const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
const isStudy = (file: string) => /\.ya?ml$/.test(file);
const withoutEnding = (file: string) => basename(file).replace(/\.ya?ml$/, '');

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(isStudy).sort() : [];
}

function studiesIn(folder: string): string[] {
  return filesIn(folder).map(withoutEnding);
}

/** Names of the studies that come with the package. */
export function exampleNames(): readonly string[] {
  return studiesIn(exampleFolder());
}

/**
 * The file of a study. A path is taken as it is; a bare name is `<name>.yaml` in the directory, because a copy there was
 * made to be changed, else the package's example of that name.
 *
 * Throws `StudyError` with the names there are.
 */
export function findStudy(pathOrName: string, directory = process.cwd()): string {
  const path = resolve(directory, pathOrName);
  if (isStudy(pathOrName) || /[\\/]/.test(pathOrName)) {
    if (isFile(path)) return path;
    const near = filesIn(dirname(path)).map((file) => join(dirname(pathOrName), file));
    throw new StudyError([`there is no file ${pathOrName}${suggest(pathOrName, near)}`]);
  }
  const candidates = [`${path}.yaml`, `${path}.yml`, join(exampleFolder(), `${pathOrName}.yaml`)];
  const found = candidates.find(isFile);
  if (found !== undefined) return found;
  const known = [...new Set([...exampleNames(), ...studiesIn(directory)])];
  throw new StudyError([`there is no study "${pathOrName}"${suggest(pathOrName, known)}`]);
}

/**
 * The study of a file or of a name, with overrides as of `--set`. Pictures are found from the folder of the study file,
 * wherever they are named: an example brings its own, and a study can be moved with its pictures.
 *
 * Throws `StudyError` where there is no such file, or with everything that is wrong in it.
 */
export function loadStudy(pathOrName: string, { overrides = [], directory = process.cwd() }: LoadOptions = {}): Study {
  const path = findStudy(pathOrName, directory);
  const near = relative(directory, path);
  const file = near.startsWith('..') ? path : near;
  return parseStudy(readFileSync(path, 'utf8'), {
    name: withoutEnding(path),
    file,
    overrides,
    readImage: (picture) => readImage(picture, dirname(path)),
  });
}
