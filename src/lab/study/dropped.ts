/** A file that was dropped on the page or chosen: a study to open, or a picture to become a filler. */
import type { Case } from '../../case/case.ts';
import { greyPicture, pictureChange } from './picture-change.ts';

/** What a file turned out to be. */
export type Opened =
  | { readonly kind: 'study'; readonly name: string; readonly text: string }
  /** `changes`: what makes the picture the filler of a case; `like`: the other case, whose filler's values are taken where it has none. */
  | { readonly kind: 'picture'; readonly changes: (input: Case, like?: Case) => readonly string[] };

/** A study file is a few kilobytes, with a painted filler some tens. */
const LARGEST_STUDY = 4_000_000;

/** Reads the file. Throws RangeError, in words, for anything that is neither a YAML file nor a picture. */
export async function openDropped(file: File): Promise<Opened> {
  if (/\.ya?ml$/i.test(file.name)) {
    if (file.size > LARGEST_STUDY)
      throw new RangeError(
        `${file.name} has ${Math.round(file.size / 1e6)} MB: a study file has a few kB; is it another file?`,
      );
    return { kind: 'study', name: file.name.replace(/\.ya?ml$/i, ''), text: await file.text() };
  }
  if (!file.type.startsWith('image/'))
    throw new RangeError(
      `${file.name} is neither a picture nor a study: drop a PNG, JPEG or WebP for a filler, or a YAML file for a study`,
    );
  const image = await greyPicture(file).catch((error: unknown) => {
    throw error instanceof RangeError ? new RangeError(`${file.name}: ${error.message}`) : error;
  });
  return { kind: 'picture', changes: (input, like) => pictureChange(input, image, like) };
}
