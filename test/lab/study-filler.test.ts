import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { phaseShares } from '../../src/case/microstructure/picture.ts';
import { electrolyteChange } from '../../src/lab/study/electrolyte-change.ts';
import { libraryPicture } from '../../src/lab/study/library.ts';
import { FILLER, MASK_COLUMNS, maskChange, maskOf, paintDisc, strokeTo } from '../../src/lab/study/mask.ts';
import { parseSetup } from '../../src/lab/study/parse.ts';
import { brightFrom, pictureChange } from '../../src/lab/study/picture-change.ts';
import { decodeGreyPng, encodeGreyPng, fromBase64 } from '../../src/lab/study/png.ts';
import { applyChanges, openedSetup, type Setup } from '../../src/lab/study/setup.ts';
import { randomFrom, testPictures } from './study.ts';

const pictures = testPictures();
const caseOf = (setup: Setup, name: string): Case =>
  parseSetup(setup, pictures).study.cases.find((one) => one.name === name)!;
const changed = (setup: Setup, changes: readonly string[]) => applyChanges(setup, changes, {});
const areSame = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);
const mean = (values: ArrayLike<number>) => sum(values) / values.length;

describe('a filler under the brush', () => {
  const tip = openedSetup('tip-effect');
  const pvh = caseOf(tip, 'pvh');
  const rods = caseOf(tip, 'pvh-rods');

  test('is at first what the case shows, sample by sample finer than the grid', () => {
    const mask = maskOf(rods);
    expect([mask.columns, mask.rows]).toEqual([384, 384]);
    expect(sum(maskOf(pvh).samples)).toBe(0);
    const shown = phaseShares(rods).filler;
    // A sample is filler or not; rods of 4.6 samples lose or gain half a sample at each edge, at random: a per cent of the area.
    expect(Math.abs(mean(mask.samples) - mean(shown))).toBeLessThan(0.01);
  });

  test('painted in an electrolyte that has none it is there, with the properties of the filler beside it', () => {
    const mask = maskOf(pvh);
    expect(paintDisc(mask, 3e-6, 4e-6, 1e-6, FILLER, true)).toBe(true);
    expect(paintDisc(mask, 3e-6, 4e-6, 0.5e-6, FILLER, true)).toBe(false);
    const known = { ...rods, filler: { ...rods.filler!, phase: { ...rods.filler!.phase, conductivity: 0.8821 } } };
    const painted = caseOf(changed(tip, maskChange(pvh, mask, known)), 'pvh');
    expect(painted.filler?.phase).toEqual({ ...known.filler.phase });
    // πr²/A, to the samples of the rim: 2πr/size of them, each half right at random.
    expect(mean(phaseShares(painted).filler)).toBeCloseTo(Math.PI / 36, 3);
    const alone = caseOf(changed(tip, maskChange(pvh, mask)), 'pvh');
    expect(alone.filler?.phase).toMatchObject({ conductivity: 10 * pvh.electrolyte.conductivity, transference: 0.5 });
  });

  test('comes back in on the other side where the sides repeat, and is cut off where they are closed', () => {
    const [whole, cut] = [maskOf(pvh), maskOf(pvh)];
    paintDisc(whole, 0, 3e-6, 1e-6, FILLER, true);
    paintDisc(cut, 0, 3e-6, 1e-6, FILLER, false);
    const { columns, samples } = whole;
    const [left, right] = [0, 1].map((side) =>
      sum(samples.filter((_, k) => Number(k % columns >= columns / 2) === side)),
    );
    expect(left).toBe(right);
    expect(sum(cut.samples)).toBe(left);
  });

  test('a stroke leaves no gaps', () => {
    const mask = maskOf(pvh);
    strokeTo(mask, [1e-6, 3e-6], [5e-6, 3e-6], 0.05e-6, FILLER, true);
    const row = Math.floor(3e-6 / mask.size);
    const line = mask.samples.subarray(row * mask.columns, (row + 1) * mask.columns);
    expect(sum(line)).toBeGreaterThanOrEqual(Math.floor(4e-6 / mask.size));
  });

  test('painted twice is two strokes of one filler', () => {
    const first = maskOf(pvh);
    paintDisc(first, 1e-6, 2e-6, 0.5e-6, FILLER, true);
    const once = changed(tip, maskChange(pvh, first));
    const second = maskOf(caseOf(once, 'pvh'));
    expect(areSame(second.samples, first.samples)).toBe(true);
    paintDisc(second, 4e-6, 5e-6, 0.5e-6, FILLER, true);
    const twice = changed(once, maskChange(caseOf(once, 'pvh'), second));
    expect(areSame(maskOf(caseOf(twice, 'pvh')).samples, second.samples)).toBe(true);
    const thrice = changed(twice, maskChange(caseOf(twice, 'pvh'), first));
    expect(thrice.set.length).toBe(twice.set.length);
  });

  test('erased to the last it is gone, and can be painted again', () => {
    const gone = changed(tip, maskChange(rods, { ...maskOf(rods), samples: new Uint8Array(384 * 384) }));
    expect(gone.set).toEqual(['cases.pvh-rods.filler=none']);
    const bare = caseOf(gone, 'pvh-rods');
    expect(bare.filler).toBeUndefined();
    const mask = maskOf(bare);
    paintDisc(mask, 3e-6, 3e-6, 1e-6, FILLER, true);
    const again = caseOf(changed(gone, maskChange(bare, mask)), 'pvh-rods');
    expect(mean(phaseShares(again).filler)).toBeCloseTo(Math.PI / 36, 3);
    expect(again.calibration).toBeUndefined();
  });

  test('keeps its interphase, which grows around what is painted', () => {
    const zif = openedSetup('pdol-zif');
    const grains = caseOf(zif, 'pgz-grains');
    const mask = maskOf(grains);
    mask.samples.fill(0);
    paintDisc(mask, 3e-6, 3e-6, 1e-6, FILLER, true);
    const painted = caseOf(changed(zif, maskChange(grains, mask)), 'pgz-grains');
    expect(painted.filler?.shell?.thickness).toBe(200e-9);
    // π((r + s)² − r²)/A with s = 0.2 µm
    expect(mean(phaseShares(painted).shell!)).toBeCloseTo((Math.PI * (1.2 ** 2 - 1)) / 36, 2);
  });

  test('begins at the electrode once it is painted, whatever height it began at', () => {
    const gel = openedSetup('gel-nzsp');
    const channels = caseOf(gel, 'cge-channels');
    const mask = maskOf(channels);
    expect(sum(mask.samples.subarray(0, Math.floor(40e-6 / mask.size) * mask.columns))).toBe(0);
    paintDisc(mask, 40e-6, 20e-6, 8e-6, FILLER, true);
    const painted = caseOf(changed(gel, maskChange(channels, mask)), 'cge-channels');
    expect(painted.filler?.from).toBe(0);
    expect(areSame(maskOf(painted).samples, mask.samples)).toBe(true);
  });

  test('fills whole cells on any grid', () => {
    for (const [grid, columns] of [
      [32, 384],
      [96, 384],
      [200, 200],
      [512, 256],
      [1024, 256],
    ] as const) {
      const mask = maskOf({ ...pvh, grid: { nx: grid, ny: grid, spacing: 6e-6 / grid } });
      expect(mask.columns).toBeLessThanOrEqual(MASK_COLUMNS);
      expect(mask.columns).toBe(columns);
    }
  });
});

describe('a picture that is dropped', () => {
  const tip = openedSetup('tip-effect');
  const pvh = caseOf(tip, 'pvh');
  const random = randomFrom(4);
  // Dark around 60, bright around 180 in the right third.
  const image = {
    columns: 90,
    rows: 90,
    greys: Uint8Array.from({ length: 8100 }, (_, k) => (k % 90 >= 60 ? 180 : 60) + Math.floor(40 * (random() - 0.5))),
  };

  test('becomes a filler where it is bright, as wide as the domain', () => {
    const threshold = brightFrom(image.greys);
    expect(threshold).toBeGreaterThan(80);
    expect(threshold).toBeLessThanOrEqual(160);
    const dropped = caseOf(changed(tip, pictureChange(pvh, image)), 'pvh');
    const shares = phaseShares(dropped).filler;
    expect(mean(shares)).toBeCloseTo(1 / 3, 12);
    expect([shares[0], shares[95]]).toEqual([0, 1]);
  });

  test('of one grey is refused in words', () => {
    expect(() => pictureChange(pvh, { ...image, greys: new Uint8Array(8100).fill(7) })).toThrow(
      /of one grey throughout/,
    );
  });
});

describe('a PNG without a browser', () => {
  test('comes back as it went in, and pngjs reads the same', () => {
    const random = randomFrom(5);
    const image = { columns: 33, rows: 7, greys: Uint8Array.from({ length: 231 }, () => Math.floor(256 * random())) };
    const bytes = encodeGreyPng(image);
    expect(decodeGreyPng(bytes)).toEqual(image);
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
    expect([width, height]).toEqual([33, 7]);
    expect(Array.from(image.greys, (_, k) => data[4 * k])).toEqual([...image.greys]);
  });

  test('of any kind of filter and with transparency is read as the command line reads it', async () => {
    const random = randomFrom(6);
    const { greyOf } = await import('../../src/case/grey.ts');
    for (const filterType of [0, 1, 2, 3, 4] as const) {
      for (const colorType of [0, 2, 4, 6] as const) {
        const png = new PNG({ width: 23, height: 11 });
        // Smooth, so that a wrong prediction shows, and rough at places.
        for (let k = 0; k < png.data.length; k++) png.data[k] = (k % 92) + Math.floor(40 * random()) + (k % 4) * 20;
        const bytes = PNG.sync.write(png, { filterType, colorType, inputHasAlpha: true });
        const { data, width, height } = PNG.sync.read(bytes);
        expect(decodeGreyPng(bytes), `filter ${filterType}, colours ${colorType}`).toEqual(greyOf(data, width, height));
      }
    }
  });

  test('the package’s own picture needs none', async () => {
    const url = await libraryPicture('images/grains.png');
    const bytes = fromBase64(url!.slice(url!.indexOf(',') + 1));
    expect(decodeGreyPng(bytes)).toMatchObject({ columns: 240, rows: 240 });
  });

  test('what is damaged or no PNG is told in words', () => {
    const bytes = encodeGreyPng({
      columns: 40,
      rows: 40,
      greys: Uint8Array.from({ length: 1600 }, (_, k) => (k * k) % 251),
    });
    expect(() => decodeGreyPng(bytes.subarray(0, 80))).toThrow(/breaks off or is damaged/);
    expect(() =>
      decodeGreyPng(Uint8Array.from('GIF89a and then something more to read', (c) => c.charCodeAt(0))),
    ).toThrow(/not a PNG/);
    expect(() => fromBase64('é')).toThrow(/not base64/);
  });
});

test('a case with another electrolyte is called after it', () => {
  const tip = openedSetup('tip-effect');
  const after = changed(tip, [
    ...electrolyteChange(caseOf(tip, 'pvh-rods'), 'ppp'),
    ...electrolyteChange(caseOf(tip, 'pvh'), 'pvh-im'),
  ]);
  expect(['pvh-rods', 'pvh'].map((name) => [caseOf(after, name).label, caseOf(after, name).electrolyte.name])).toEqual([
    ['PPP with rods', 'PPP'],
    ['PVH-IM', 'PVH-IM'],
  ]);
});
