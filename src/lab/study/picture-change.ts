/** A picture from anywhere as the filler of a case. */
import type { Case } from '../../case/case.ts';
import type { GreyImage } from '../../case/resolve-structure.ts';
import { fillerChanges, structureOf } from './filler-change.ts';
import { MASK_COLUMNS } from './mask.ts';
import { decodePicture } from './pictures.ts';

/** A file as a picture in grey levels, scaled down where it is wider than a link should carry. Throws RangeError where the browser knows none of it. */
export async function greyPicture(file: Blob): Promise<GreyImage> {
  return decodePicture(file, MASK_COLUMNS);
}

/**
 * The changes that make a picture the filler of a case: as wide as the domain, its bright part the filler. Throws RangeError where the picture is
 * of one grey.
 */
export function pictureChange(input: Case, image: GreyImage, like?: Case): readonly string[] {
  const threshold = brightFrom(image.greys);
  return fillerChanges(input, structureOf(input, image, [threshold, 255]), like);
}

/**
 * The grey level from which a picture counts as bright: where the variance between the two classes is greatest (Otsu, IEEE Trans. SMC 9, 62,
 * 1979). Throws RangeError where all pixels have one level.
 */
export function brightFrom(greys: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const grey of greys) counts[grey]++;
  const total = counts.reduce((sum, count, grey) => sum + count * grey, 0);
  let [best, first, last] = [0, -1, -1];
  let [below, sumBelow] = [0, 0];
  for (let grey = 0; grey < 255; grey++) {
    below += counts[grey];
    sumBelow += counts[grey] * grey;
    const above = greys.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (total - sumBelow) / above) ** 2;
    // Levels that no pixel has make no difference: the middle of them is taken.
    if (counts[grey] > 0 && between > best) [best, first] = [between, grey];
    if (between === best) last = grey;
  }
  if (first < 0)
    throw new RangeError(
      'the picture is of one grey throughout; use one that has bright parts, which become the filler, and dark ones',
    );
  return Math.ceil((first + last) / 2) + 1;
}
