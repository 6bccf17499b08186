/** A sentence of an experiment, read word by word. Errors quote it. */

import { type Kind, kinds, writtenLike } from './kinds.ts';
import { suggest } from './suggest.ts';
import { quantity } from './units.ts';

/** What is wrong with a sentence, which it quotes, and the way out. */
export class WordsError extends Error {
  override readonly name = 'WordsError';
}

/** Words that end a value before them, as a comma does. */
const WORDS = 'at for until or from by every up to plating and stripping short times'.split(' ');

export interface Sentence {
  readonly isOver: boolean;
  /** Whether a comma stood before what comes next. */
  readonly isAfterComma: boolean;
  /** The word that was taken last. */
  readonly took: string;
  /** Takes the next word, whatever it is. */
  next(): string;
  /** Takes the word if it is the next one. */
  take(word: string): boolean;
  isNext(...words: readonly string[]): boolean;
  /** Takes a value, as far as the next word of the grammar; above 0 unless `any` is accepted. */
  quantity(kind: Kind, range?: 'positive' | 'any'): number;
  /** Which kind of value comes next. */
  which<Key extends string>(accepted: readonly (readonly [Key, Kind])[]): Key;
  /** Throws where words are left. */
  end(): void;
  fail(message: string): never;
}

/** Opens a sentence, in letters of either size. */
export function openSentence(text: string): Sentence {
  const quoted = `"${text.trim().replace(/\s+/g, ' ')}"`;
  const words = text
    .replace(/,(?=\s|$)/g, ' , ')
    .split(/\s+/)
    .filter((word) => word !== '');
  let at = 0;
  let took = '';
  const skipCommas = () => {
    while (words[at] === ',') at++;
  };
  const isWord = (index: number, word: string) => words[index]?.toLowerCase() === word;
  const fail = (message: string): never => {
    throw new WordsError(`${quoted}: ${message}`);
  };
  /** Where the value that comes next ends. */
  const stop = () => {
    const found = words.findIndex((word, index) => index >= at && (word === ',' || WORDS.includes(word.toLowerCase())));
    return found < 0 ? words.length : found;
  };
  const value = (like: string): string => {
    skipCommas();
    const text = words.slice(at, stop()).join(' ');
    if (text !== '') return text;
    return fail(
      `${at === 0 ? 'it' : `"${words[at - 1]}"`} is followed by ${at < words.length ? `"${words[at]}"` : 'nothing'}; ${like}`,
    );
  };
  const read = (text: string, kind: Kind): number => {
    try {
      return quantity(text, kind);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return fail(error.message);
    }
  };
  const isOf = (text: string, kind: Kind): boolean => {
    try {
      quantity(text, kind);
      return true;
    } catch {
      return false;
    }
  };
  return {
    get isOver() {
      skipCommas();
      return at >= words.length;
    },
    get isAfterComma() {
      skipCommas();
      return words[at - 1] === ',';
    },
    get took() {
      return took;
    },
    next() {
      skipCommas();
      return words[at++] ?? fail('breaks off');
    },
    take(word) {
      skipCommas();
      if (!isWord(at, word)) return false;
      took = word;
      at++;
      return true;
    },
    isNext(...some) {
      skipCommas();
      return some.some((word) => isWord(at, word));
    },
    quantity(kind, range = 'positive') {
      const text = value(writtenLike(kind));
      const number = read(text, kind);
      if (range === 'positive' && !(number > 0)) fail(`"${text}" must be more than 0`);
      at = stop();
      took = text;
      return number;
    },
    which(accepted) {
      const like = accepted.map(([, kind]) => writtenLike(kind)).join('; ');
      const text = value(like);
      const found = accepted.find(([, kind]) => isOf(text, kind));
      if (found) return found[0];
      if (accepted.length === 1) read(text, accepted[0][1]);
      const other = Object.values(kinds).find((kind) => isOf(text, kind));
      return fail(
        `"${text}" ${other ? `is ${other.name}` : 'is not understood'}, which does not end it; ${like}; or short`,
      );
    },
    end() {
      skipCommas();
      if (at < words.length) fail(`"${words[at]}" is not understood here${suggest(words[at], WORDS)}`);
    },
    fail,
  };
}
