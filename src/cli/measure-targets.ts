/** What `measure` can be pointed at: cases of a study, an electrolyte, a picture. */
import { basename } from 'node:path';
import type { Case } from '../case/case.ts';
import { electrolyteRecords } from '../case/electrolytes/index.ts';
import { parseStudy } from '../case/parse.ts';
import { readImage } from '../case/read-image.ts';
import { StudyError } from '../case/study-error.ts';
import { chosenCases } from './chosen-cases.ts';
import { short, underOptions } from './short-options.ts';

export interface TargetOptions {
  readonly grid?: string;
  readonly seed?: string;
  readonly set: readonly string[];
  /** Of a picture: the size of a pixel, the filler's grey levels, what is around it and what it conducts. */
  readonly pixel?: string;
  readonly levels?: string;
  readonly matrix?: string;
  readonly conductivity?: string;
}

/** Matrix of a picture by default, because it is that of the first example. */
const MATRIX = 'pvh';
/** Pixels along a side at most: more would be more cells than two processors measure in a minute. */
const LARGEST = 256;

/** The cases that a name or a file stands for. Throws StudyError. */
export function targetCases(target: string, options: TargetOptions): readonly Case[] {
  if (/\.png$/i.test(target)) return picture(target, options);
  for (const key of ['pixel', 'levels', 'matrix', 'conductivity'] as const)
    if (options[key] !== undefined)
      throw new StudyError([`--${key} is for a picture; ${target} is none, so give the value with --set`]);
  if (isElectrolyte(target)) return homogeneous(target, options);
  return chosenCases(target, options);
}

/** A case of an electrolyte without filler. */
function homogeneous(electrolyte: string, options: TargetOptions): readonly Case[] {
  const { metal } = electrolyteRecords[electrolyte];
  return study(options, electrolyte, [`metal: ${metal}`, `electrolyte: ${electrolyte}`], '1 um', '1 um', '16');
}

/** A case that is the picture, a cell to a pixel. */
function picture(file: string, options: TargetOptions): readonly Case[] {
  const { pixel, levels = '128..255', matrix = MATRIX, conductivity = '0 S/m' } = options;
  if (pixel === undefined) throw new StudyError([`${file}: how large is a pixel? Give it, such as --pixel "10 nm"`]);
  const range = /^(\d+)\.\.(\d+)$/.exec(levels.trim());
  if (!range)
    throw new StudyError([`--levels ${levels}: write the grey levels of the filler, from and to, such as 128..255`]);
  const [, size, unit] = /^([\d.eE+-]+)\s*(\S+)$/.exec(pixel.trim()) ?? [];
  if (!(Number(size) > 0))
    throw new StudyError([`--pixel ${pixel}: write a length above zero with its unit, such as "10 nm"`]);
  const { columns, rows } = sizeOf(file);
  const named = isElectrolyte(matrix);
  const electrolyte = named ? matrix : `{base: ${MATRIX}, conductivity: ${quoted(matrix)}}`;
  const metal = electrolyteRecords[named ? matrix : MATRIX].metal;
  const lines = [
    `metal: ${metal}`,
    `electrolyte: ${electrolyte}`,
    'filler:',
    `  structure: {kind: image, file: ${quoted(file)}, pixel: ${quoted(pixel)}, filler: [${range[1]}, ${range[2]}]}`,
    `  conductivity: ${quoted(conductivity)}`,
    ...(named ? [] : ['  transference: 0.5']),
  ];
  const along = (pixels: number) => `${Number(size) * pixels} ${unit}`;
  const across = Math.min(LARGEST, columns);
  return study(options, basename(file), lines, along(columns), along(rows), String(across - (across % 2)));
}

function sizeOf(file: string): { readonly columns: number; readonly rows: number } {
  try {
    return readImage(file, process.cwd());
  } catch (error) {
    if (error instanceof RangeError) throw new StudyError([error.message]);
    throw error;
  }
}

const isElectrolyte = (name: string) => Object.hasOwn(electrolyteRecords, name);
const quoted = (text: string) => JSON.stringify(text);

/** The text of a study with one case, read as that of a file. */
function study(
  options: TargetOptions,
  title: string,
  lines: readonly string[],
  width: string,
  height: string,
  grid: string,
): readonly Case[] {
  const text = `
title: ${quoted(title)}
cases:
  - name: ${title.replace(/[^\w.-]/g, '-')}
    temperature: 25 degC
    domain: {width: ${width}, height: ${height}, sides: periodic, top: reservoir}
    grid: ${grid}
${lines.map((line) => `    ${line}`).join('\n')}
    surface: {thickness: 0.1 um}
    control: {current: 0.1 mA/cm2}
    duration: 10 s
`;
  const typed = [...short('--grid', 'grid', options.grid), ...short('--seed', 'seed', options.seed)];
  return underOptions(
    typed,
    options.set,
    (overrides) =>
      parseStudy(text, { name: title, overrides, readImage: (path) => readImage(path, process.cwd()) }).cases,
  );
}
