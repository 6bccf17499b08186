/** Setups for the tests of the lab's study. */
import { PNG } from 'pngjs';
import { greyOf } from '../../src/case/grey.ts';
import { createPictures } from '../../src/lab/study/pictures.ts';

/** Pictures as the page has them, unpacked by pngjs where the page would ask the browser. */
export function testPictures() {
  return createPictures(async (bytes) => {
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
    return greyOf(data, width, height);
  });
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
