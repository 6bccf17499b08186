/** The whole state of the page as the hash of a link: readable where it is short, packed where it is not. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { toBase64 } from '#host/base64.ts';
import { readOverride } from '../../case/overrides.ts';
import { StudyError } from '../../case/study-error.ts';
import { LAYERS, type Layer, type View, WHOLE, type Window } from '../lab.ts';
import { fromBase64 } from './png.ts';
import { caseNames, openedSetup, openedText, type Setup, showing } from './setup.ts';

/** What a link says; what it does not say, or says wrongly, is absent. */
export interface Linked {
  readonly setup?: Setup;
  /** To be laid over the view of a fresh page. */
  readonly view: Partial<View>;
  /** What of it could not be understood, and the way out. */
  readonly problem?: string;
}

/** Parts longer than this are packed [characters] */
const LONGEST_PLAIN = 200;
const PACKED = '~z.';
/** Of one packed part: some hundred times a painted filler. A link from somewhere may not fill the memory. [bytes] */
const LARGEST_PART = 4e6;
const MICROMETRE = 1e-6;
const WAY_OUT = 'The link may have been cut off: ask for it again, or for the study file.';

/** The hash, with its `#`. */
export function toLink(
  { study, text, shown, set }: Setup,
  { layer, lines, outlines, window, speed, brush }: View,
): string {
  const parts: (readonly [string, string])[] = [
    ['study', study],
    ...(text === undefined ? [] : [['text', text] as const]),
    ['show', shown.join(',')],
    ...set.map((line) => ['set', line] as const),
    ['layer', layer],
    ['lines', lines ? '1' : '0'],
    ['outlines', outlines ? '1' : '0'],
    ...windowParts(window),
    ...(Number.isFinite(speed) ? [['speed', String(speed)] as const] : []),
    ['brush', rounded(brush / MICROMETRE)],
  ];
  return `#${parts.map(([key, value]) => `${key}=${encoded(value)}`).join('&')}`;
}

function windowParts({ x, y, zoom }: Window): readonly (readonly [string, string])[] {
  if (x === WHOLE.x && y === WHOLE.y && zoom === WHOLE.zoom) return [];
  return [
    ['x', rounded(x)],
    ['y', rounded(y)],
    ['zoom', rounded(zoom)],
  ];
}

/** Five digits place a picture to less than a pixel. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function encoded(value: string): string {
  if (value.length > LONGEST_PLAIN || value.startsWith(PACKED)) return PACKED + pack(value);
  // What reads well stays as it is; + stands for a space.
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replaceAll('%3D', '=')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
}

function decoded(value: string): string {
  return value.startsWith(PACKED) ? unpack(value.slice(PACKED.length)) : decodeURIComponent(value.replaceAll('+', ' '));
}

function pack(text: string): string {
  const base64 = toBase64(deflateSync(strToU8(text), { level: 9 }));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws where it is damaged or too large. */
function unpack(text: string): string {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const inflate = new Inflate((chunk, isLast) => {
    length += chunk.length;
    if (length > LARGEST_PART) throw new RangeError('too large');
    chunks.push(chunk.slice());
    isWhole ||= isLast;
  });
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  // In pieces, so that what grows too large is noticed before it is there.
  const PIECE = 4096;
  for (let at = 0; at < bytes.length; at += PIECE)
    inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  if (!isWhole) throw new RangeError('cut off');
  const all = new Uint8Array(length);
  chunks.reduce((at, chunk) => {
    all.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return strFromU8(all);
}

/** What a hash says, with or without its `#`. Never throws. */
export function fromLink(hash: string): Linked {
  const problems: string[] = [];
  const parts = hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '')
    .flatMap((part): (readonly [string, string])[] => {
      const at = part.indexOf('=');
      const key = at < 0 ? part : part.slice(0, at);
      try {
        return [[key, decoded(part.slice(at < 0 ? part.length : at + 1))]];
      } catch {
        problems.push(`The part "${key.slice(0, 30)}" of the link is damaged. ${WAY_OUT}`);
        return [];
      }
    });
  const one = (key: string) => parts.find(([other]) => other === key)?.[1];
  const setup = setupOf(
    one,
    parts.filter(([key]) => key === 'set').map(([, line]) => line),
    problems,
  );
  const view = viewOf(one, problems);
  return { ...(setup && { setup }), view, ...(problems.length > 0 && { problem: problems.join(' ') }) };
}

type One = (key: string) => string | undefined;

function setupOf(one: One, lines: readonly string[], problems: string[]): Setup | null {
  const study = one('study');
  if (study === undefined) {
    if (lines.length > 0) problems.push(`The link names no study, like study=tip-effect. ${WAY_OUT}`);
    return null;
  }
  try {
    const text = one('text');
    const opened = text === undefined ? openedSetup(study) : openedText(text, study);
    const names = caseNames(opened);
    const wanted = (one('show') ?? '').split(',').filter((name) => name !== '');
    for (const name of wanted.filter((name) => !names.includes(name)))
      problems.push(`The study has no case "${name}"; it has ${names.join(', ')}.`);
    const set = lines.filter((line) => {
      try {
        return readOverride(line, names) !== null;
      } catch (error) {
        problems.push(`${wordsOf(error)}. It was left out.`);
        return false;
      }
    });
    return { ...showing(opened, wanted), set };
  } catch (error) {
    problems.push(`${wordsOf(error)}. Choose a study from the list, or ask for the study file.`);
    return null;
  }
}

function wordsOf(error: unknown): string {
  const words = error instanceof StudyError ? error.problems[0] : String(error);
  const cut = words.length > 200 ? `${words.slice(0, 200)}…` : words;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

function viewOf(one: One, problems: string[]): Partial<View> {
  const number = (key: string, from: number, to: number): number | undefined => {
    const text = one(key);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() !== '' && value >= from && value <= to) return value;
    problems.push(`${key}=${text.slice(0, 30)} in the link is not a number from ${from} to ${to}; it was left out.`);
    return undefined;
  };
  const flag = (key: 'lines' | 'outlines'): Partial<View> => {
    const text = one(key);
    if (text === '1' || text === '0') return { [key]: text === '1' };
    if (text !== undefined)
      problems.push(`${key}=${text.slice(0, 30)} in the link is neither 1 nor 0; it was left out.`);
    return {};
  };
  const layer = LAYERS.find((name) => name === one('layer')) satisfies Layer | undefined;
  if (layer === undefined && one('layer') !== undefined)
    problems.push(`There is no layer "${one('layer')?.slice(0, 30)}"; known: ${LAYERS.join(', ')}.`);
  const [x, y, zoom] = [number('x', 0, 1), number('y', 0, 1), number('zoom', 1, 1000)];
  const speed = number('speed', 1e-3, 1e9);
  const brush = number('brush', 1e-4, 1e4);
  const moved = x !== undefined || y !== undefined || zoom !== undefined;
  return {
    ...(layer && { layer }),
    ...flag('lines'),
    ...flag('outlines'),
    ...(moved && { window: { x: x ?? WHOLE.x, y: y ?? WHOLE.y, zoom: zoom ?? WHOLE.zoom } }),
    ...(speed !== undefined && { speed }),
    ...(brush !== undefined && { brush: brush * MICROMETRE }),
  };
}
