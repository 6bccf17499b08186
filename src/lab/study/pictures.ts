/** The pictures of fillers, unpacked before a study is parsed, because a browser unpacks some of them only in its own time. */
import { greyOf } from '../../case/grey.ts';
import type { GreyImage } from '../../case/resolve-structure.ts';
import { isLibraryPicture, libraryPicture } from './library.ts';
import { isTree, mergedCase, treesOf } from './merged.ts';
import { decodeGreyPng, fromBase64 } from './png.ts';
import type { Setup } from './setup.ts';

export interface Pictures {
  /** Unpacks what the setup names. What is wrong with a picture is told by `read`. Throws StudyError where the study cannot be read at all. */
  readonly prepare: (setup: Setup) => Promise<void>;
  /** Whether `prepare` would have nothing to wait for. Throws StudyError where the study cannot be read at all. */
  readonly areReady: (setup: Setup) => boolean;
  /** The picture that a study names; `isOurs`: the study is the package's, and so may its pictures be. Throws RangeError as `ReadImage` does. */
  readonly read: (file: string, isOurs: boolean) => GreyImage;
  /** The picture of an example as a data URL, once prepared; a data URL itself; else `undefined`. */
  readonly dataUrl: (file: string) => string | undefined;
}

/** Pictures that are kept, because each stroke of the brush makes one and undoing goes through them again. */
const MOST = 60;

const DATA_URL = /^data:image\/[\w.+-]+;base64,/;

/** A cache of pictures; `decode` unpacks what is not a plain PNG, by default the browser. */
export function createPictures(
  decode: (bytes: Uint8Array<ArrayBuffer>) => Promise<GreyImage> = decodePicture,
): Pictures {
  const known = new Map<string, GreyImage | RangeError>();
  const urls = new Map<string, string>();

  function keep(file: string, picture: GreyImage | RangeError): GreyImage | RangeError {
    known.delete(file);
    known.set(file, picture);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    return picture;
  }

  /** What is known of a file already, or can be told at once. */
  function had(file: string): GreyImage | RangeError | undefined {
    const picture = known.get(file) ?? (DATA_URL.test(file) ? plain(file) : undefined);
    return picture ? keep(file, picture) : undefined;
  }

  async function prepareFile(file: string, isOurs: boolean): Promise<void> {
    if (had(file)) return;
    const url = DATA_URL.test(file) ? file : isOurs ? await libraryPicture(file) : undefined;
    if (url === undefined) return;
    if (url !== file) urls.set(file, url);
    try {
      keep(file, plain(url) ?? (await decode(bytesOf(url))));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      keep(file, new RangeError(`${named(file)}: ${error.message}`));
    }
  }

  return {
    async prepare(setup) {
      for (const file of picturesOf(setup)) await prepareFile(file, setup.text === undefined);
    },
    areReady: (setup) =>
      [...picturesOf(setup)].every(
        (file) => had(file) || !(DATA_URL.test(file) || (setup.text === undefined && isLibraryPicture(file))),
      ),
    read(file, isOurs) {
      const picture = isOurs || DATA_URL.test(file) ? had(file) : undefined;
      if (picture instanceof RangeError) throw picture;
      if (picture) return picture;
      throw new RangeError(
        `${named(file)} lies beside the study file, where a page cannot look: drop the picture on a panel, or write it into the file as a data URL`,
      );
    },
    dataUrl: (file) => (DATA_URL.test(file) ? file : urls.get(file)),
  };
}

/** The picture of a data URL that needs no browser, or what is wrong with it; `null` where a browser may know it. */
function plain(url: string): GreyImage | RangeError | null {
  try {
    return decodeGreyPng(bytesOf(url));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new RangeError(`${named(url)}: ${error.message}`);
  }
}

function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  return fromBase64(url.slice(url.indexOf(',') + 1).trim());
}

/** What `image` structures of all cases name. */
function picturesOf(setup: Setup): ReadonlySet<string> {
  const trees = treesOf(setup);
  const files = trees.names.flatMap((name) => {
    const { filler } = mergedCase(trees, setup.set, name);
    const structure = isTree(filler) ? filler.structure : undefined;
    return isTree(structure) && typeof structure.file === 'string' ? [structure.file] : [];
  });
  return new Set(files);
}

/** A file's name for a sentence; a data URL is cut short. */
function named(file: string): string {
  return file.length <= 60 ? file : `${file.slice(0, 30)}… (${Math.ceil(file.length / 1000)} kB)`;
}

/** Any picture that the browser knows, without its colour profile, at most `columns` wide. Throws RangeError where it knows none of it. */
export async function decodePicture(
  bytes: Blob | Uint8Array<ArrayBuffer>,
  columns = Number.POSITIVE_INFINITY,
): Promise<GreyImage> {
  const blob = bytes instanceof Blob ? bytes : new Blob([bytes]);
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }).catch(() => {
    throw new RangeError('it is not a picture that this browser can read; use a PNG, JPEG or WebP file');
  });
  const width = Math.min(bitmap.width, columns);
  const height = Math.max(1, Math.round((bitmap.height * width) / bitmap.width));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new RangeError('this browser gives no canvas to read the picture with; use another browser');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return greyOf(context.getImageData(0, 0, width, height).data, width, height);
}
