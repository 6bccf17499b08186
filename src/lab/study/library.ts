/** The studies, pictures and electrolytes that come with the package, as the page carries them. */
import { readSource } from '../../case/source.ts';
import { StudyError } from '../../case/study-error.ts';
import { suggest } from '../../case/suggest.ts';

/** A study of the package, as a list shows it. */
export interface LibraryStudy {
  readonly name: string;
  readonly title: string;
  readonly question?: string;
}

/** The study that the page begins with. */
export const FIRST_STUDY = 'tip-effect';

const texts: Readonly<Record<string, string>> = import.meta.glob<string>('../../../examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
// Loaded only where a study with a picture is opened, because it weighs as much as half of the page.
const pictures = import.meta.glob<string>('../../../examples/images/*.png', { query: '?inline', import: 'default' });

const FOLDER = '../../../examples/';
const byName = new Map(
  Object.entries(texts).map(([path, text]) => [path.slice(FOLDER.length, -'.yaml'.length), text] as const),
);

/** All studies, the first view's first, the others by name. */
export function libraryStudies(): readonly LibraryStudy[] {
  const others = [...byName.keys()].filter((name) => name !== FIRST_STUDY).sort();
  return [FIRST_STUDY, ...others].map((name) => {
    const value = readSource(studyText(name), name).value as { readonly title: string; readonly question?: string };
    return { name, title: value.title, ...(value.question !== undefined && { question: value.question }) };
  });
}

/** The text of a study file of the package. Throws StudyError with the names there are. */
export function studyText(name: string): string {
  const text = byName.get(name);
  if (text === undefined) throw new StudyError([`there is no study "${name}"${suggest(name, [...byName.keys()])}`]);
  return text;
}

export function isLibraryPicture(file: string): boolean {
  return `${FOLDER}${file}` in pictures;
}

/** The picture that an example names, `images/grains.png`, as a data URL; `undefined` for any other. */
export async function libraryPicture(file: string): Promise<string | undefined> {
  return pictures[`${FOLDER}${file}`]?.();
}
