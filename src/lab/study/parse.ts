/** From a setup to cases. */
import type { Case, Study } from '../../case/case.ts';
import { parseStudy } from '../../case/parse.ts';
import type { ReadImage } from '../../case/resolve-structure.ts';
import { type Warning, warnings } from '../../case/warnings.ts';
import { sourceOf } from './merged.ts';
import type { Pictures } from './pictures.ts';
import type { Setup } from './setup.ts';

/**
 * The whole study with its changes, and the warnings of the cases shown; unknowns are NaN and raise none. Its pictures must have been prepared.
 * Throws StudyError with all that is wrong.
 */
export function parseSetup(
  setup: Setup,
  pictures: Pick<Pictures, 'read'>,
): { readonly study: Study; readonly warnings: readonly Warning[] } {
  const isOurs = setup.text === undefined;
  const readImage: ReadImage = (file) => pictures.read(file, isOurs);
  const study = parseStudy(sourceOf(setup), { name: setup.study, overrides: setup.set, readImage });
  return { study, warnings: shownCases(setup, study).flatMap(warnings) };
}

/** The cases that are shown, in the order in which they are. */
export function shownCases({ shown }: Setup, study: Study): readonly Case[] {
  return shown.flatMap((name) => study.cases.filter((one) => one.name === name));
}
