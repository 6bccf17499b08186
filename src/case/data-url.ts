/** Pictures that a study file holds itself, as data URLs: so it stays one file, and can be sent as a link. */

/** A data URL within a text; whoever shows the text shows `shortened` of it. */
const DATA_URLS = /data:[^,\s'"]{0,100},[A-Za-z0-9+/=%_-]*/gi;
/** Characters of the data that are shown. */
const SHOWN = 5;

/** Whether a picture's name is the picture itself. */
export function isDataUrl(file: string): boolean {
  return /^data:/i.test(file);
}

/** The text with each data URL cut to its beginning and its size: `data:image/png;base64,iVBOR… (12 kB)`. */
export function shortened(text: string): string {
  return text.replace(DATA_URLS, (url) => {
    const from = url.indexOf(',') + 1;
    const data = url.slice(from);
    if (data.length <= 4 * SHOWN) return url;
    return `${url.slice(0, from + SHOWN)}… (${size((data.length * 3) / 4)})`;
  });
}

/** A picture's name for a sentence. */
export function pictureName(file: string): string {
  return isDataUrl(file) ? shortened(file.replace(/\s/g, '')) : file;
}

function size(bytes: number): string {
  return bytes < 1000 ? `${Math.round(bytes)} B` : `${Number((bytes / 1000).toPrecision(2))} kB`;
}

/** The bytes of a PNG that a data URL holds. White space is passed over, because YAML folds long lines. Throws RangeError for any other. */
export function dataUrlBytes(url: string): Uint8Array {
  const name = pictureName(url);
  const [head] = url.split(',', 1);
  if (!/^data:image\/png;base64$/i.test(head))
    throw new RangeError(
      `${name} is not a PNG as base64; accepted are the path of a PNG file and data:image/png;base64,...`,
    );
  try {
    return Uint8Array.from(atob(url.slice(head.length + 1)), (character) => character.charCodeAt(0));
  } catch {
    throw new RangeError(`${name} is not base64 throughout; copy all of it again, or name a file`);
  }
}
