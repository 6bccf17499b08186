import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Case, Micrograph } from '../../src/case/case.ts';
import { loadStudy } from '../../src/case/load.ts';
import { maps } from '../../src/case/maps.ts';
import { decodeGreys, drawImage, encodeGreys } from '../../src/case/microstructure/image.ts';
import { phaseShares } from '../../src/case/microstructure/picture.ts';
import { FILLER, MATRIX, SHELL } from '../../src/case/microstructure/raster.ts';
import { warnings } from '../../src/case/warnings.ts';
import { withLine } from './study.ts';

const directory = mkdtempSync(join(tmpdir(), 'tipfield-image-'));
afterAll(() => rmSync(directory, { recursive: true }));

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];
const grey = (level: number): Pixel => [level, level, level, 255];

/** Writes a PNG whose pixel (column, row) from the upper left corner is given. */
function write(file: string, width: number, height: number, pixel: (column: number, row: number) => Pixel): Buffer {
  const png = new PNG({ width, height });
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) png.data.set(pixel(column, row), 4 * (row * width + column));
  const bytes = PNG.sync.write(png);
  writeFileSync(join(directory, file), bytes);
  return bytes;
}

/** The case of a study beside the pictures; the domain is 6 µm wide and high. */
function load(structure: string, ...overrides: string[]): Case {
  const filler = `filler: {structure: {kind: image, ${structure}}, conductivity: 10 x matrix, transference: 0.5}`;
  writeFileSync(join(directory, 'study.yaml'), withLine(filler));
  return loadStudy('study.yaml', { directory, overrides: ['grid=12', ...overrides] }).cases[0];
}

const withShell = 'filler.shell={conductivity: 3 x matrix, transference: 0.5}';

// The lower left quarter is filler, the lower right one shell.
write('quarters.png', 6, 6, (column, row) => grey(row < 3 ? 20 : column < 3 ? 200 : 100));

describe('a picture', () => {
  test('lies as it is seen: its lower left corner is that of the domain', () => {
    const input = load('file: quarters.png, pixel: 1 um, filler: [150, 255], shell: [90, 110]', withShell);
    const { filler, shell } = phaseShares(input);
    for (let j = 0; j < 12; j++) {
      for (let i = 0; i < 12; i++) {
        expect(filler[j * 12 + i]).toBe(Number(j < 6 && i < 6));
        expect(shell?.[j * 12 + i]).toBe(Number(j < 6 && i >= 6));
      }
    }
    expect(input.filler?.shell?.thickness).toBe(0);
    expect(maps(input).conductivity[8] / 0.036).toBeCloseTo(3, 12);
  });

  test('repeats where it is smaller than the domain and is cut off where it is larger', () => {
    const share = (pixel: string, cell: number) =>
      phaseShares(load(`file: quarters.png, pixel: ${pixel}, filler: [150, 255]`)).filler[cell];
    // Cells of 0.5 µm; pixels of 0.5 µm make it 3 µm wide and high.
    expect([0, 2, 3, 5, 6, 8, 9].map((i) => share('0.5 um', i))).toEqual([1, 1, 0, 0, 1, 1, 0]);
    expect([0, 2, 3, 6, 9].map((j) => share('0.5 um', 12 * j))).toEqual([1, 1, 0, 1, 0]);
    expect([0, 11].map((i) => share('2 um', i))).toEqual([1, 1]);
  });

  test('is drawn within a quarter of a pixel where pixels do not fill the domain', () => {
    const { filler } = phaseShares(load('file: quarters.png, pixel: 0.35 um, filler: [150, 255]'));
    // Periods of 2.1 µm, filler in the first 1.05 µm of each way: 0 to 1.05, 2.1 to 3.15 and 4.2 to 5.25 µm.
    const share = filler.reduce((sum, value) => sum + value, 0) / filler.length;
    const length = 3 * 1.05;
    // Each of the six edges is met within half a sample of 6 µm / 69.
    expect(Math.abs(Math.sqrt(share) * 6 - length)).toBeLessThan((6 * 0.5 * 6) / 69);
  });

  test('in colours counts by its luma, over white where it is transparent', () => {
    const pixels: readonly Pixel[] = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 0, 51],
    ];
    write('colours.png', 4, 1, (column) => pixels[column]);
    const structure = load('file: colours.png, pixel: 1 um, filler: [0, 255]').filler?.structure as Micrograph;
    // 0.2126, 0.7152 and 0.0722 of 255; 80 % of white shows through black of a fifth.
    expect([...decodeGreys(structure.greys)]).toEqual([54, 182, 18, 204]);
  });

  test('keeps every grey level in the text that a case holds', () => {
    const levels = Uint8Array.from({ length: 20000 }, (_, k) => (7 * k) % 256);
    expect(decodeGreys(encodeGreys(levels))).toEqual(levels);
  });

  test('named in an override is found beside the study too', () => {
    mkdirSync(join(directory, 'elsewhere'));
    const other = {
      directory: join(directory, 'elsewhere'),
      overrides: ['grid=12', 'filler.structure.file=colours.png'],
    };
    load('file: quarters.png, pixel: 1 um, filler: [0, 255]');
    expect(loadStudy('../study.yaml', other).cases[0].filler?.structure).toMatchObject({
      file: 'colours.png',
      columns: 4,
    });
  });

  describe('that the study file holds itself', () => {
    const url = (file: string) => `data:image/png;base64,${readFileSync(join(directory, file)).toString('base64')}`;

    test('is the same as in a file of its own, in the file and in an override, and goes by a short name', () => {
      write('noise.png', 40, 40, (column, row) => grey((column * row * 7919) % 256));
      const rest = 'pixel: 0.15 um, filler: [128, 255]';
      const own = load(`file: noise.png, ${rest}`);
      const long = url('noise.png');
      const held = load(`file: "${long}", ${rest}`);
      const laid = load(`file: quarters.png, ${rest}`, `filler.structure.file=${long}`);
      // YAML folds lines that are too long for an editor.
      const folded = load(`file: "${long.replace(/(.{70})/g, '$1\n    ')}", ${rest}`);
      for (const input of [held, laid, folded]) {
        expect(maps(input)).toEqual(maps(own));
        expect(input.filler?.structure).toMatchObject({ file: 'data:image/png;base64,iVBOR… (4.1 kB)' });
      }
    });

    test.each([
      [
        'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD',
        'data:image/jpeg;base64,/9j/4… (20 B) is not a PNG as base64',
      ],
      ['data:image/png,iVBORw0KGgoAAAANSUhEUgAAAAYAAAAG', 'data:image/png,iVBOR… (24 B) is not a PNG as base64'],
      [
        'data:image/png;base64,iVBORw0KGgoAAA%NSUhEUgAAAAYAAAAG',
        'data:image/png;base64,iVBOR… (24 B) is not base64 throughout',
      ],
      [
        'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAYA',
        'data:image/png;base64,iVBOR… (21 B) breaks off: it has 21 bytes',
      ],
      ['data:image/png;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEA', 'data:image/png;base64,R0lGO… (24 B) is not a PNG'],
    ])('is refused where it is no PNG: %s', (file, message) => {
      expect(() => load(`file: "${file}", pixel: 1 um, filler: [0, 255]`)).toThrow(
        `defaults.filler.structure.file: ${message}`,
      );
    });

    test('is never printed in full: not in what is wrong with an override, with its size or with its levels', () => {
      const long = url('noise.png');
      const message = (structure: string, ...overrides: string[]) => {
        try {
          load(structure, ...overrides);
        } catch (error) {
          return String(error);
        }
        return '';
      };
      const override = `filler.structure={kind: image, file: "${long}", pixel: 1 mm, filler: [300, 255]}`;
      const rest = 'pixel: 1 um, filler: [0, 255]';
      const messages = [
        message(`file: quarters.png, ${rest}`, override),
        message(`file: quarters.png, ${rest}`, `filler.structure.file=${long.slice(0, -400)}`),
        message(`file: "${long}", pixel: 1 um, filler: [300, 255]`),
      ];
      expect(messages[0]).toContain('--set filler.structure={kind: image, file: "data:image/png;base64,iVBOR… (');
      for (const text of messages) {
        expect(text).toContain('filler');
        expect(text.length).toBeLessThan(400);
      }
    });
  });

  test('whose samples are its pixels holds nothing else', () => {
    const greys = encodeGreys(Uint8Array.from([0, 128, 255, 64]));
    const base = { kind: 'image', file: 'a.png', pixel: 1, columns: 2, rows: 2, greys } as const;
    const raster = drawImage(
      { ...base, filler: [200, 255], shell: [100, 150] },
      { width: 2, height: 2, periodic: true },
    );
    expect([...raster.samples]).toEqual([FILLER, MATRIX, MATRIX, SHELL]);
  });
});

describe('what is wrong with a picture is said with the way out', () => {
  const bytes = write('whole.png', 20, 20, (column) => grey(10 * column));
  writeFileSync(join(directory, 'half.png'), bytes.subarray(0, bytes.length - 30));
  writeFileSync(join(directory, 'start.png'), bytes.subarray(0, 12));
  writeFileSync(join(directory, 'photo.jpg'), 'not a png');
  const huge = Buffer.from(bytes);
  huge.writeUInt32BE(9000, 16);
  writeFileSync(join(directory, 'huge.png'), huge);
  const where = /study\.yaml:10:\d+ defaults\.filler\./.source;

  test.each([
    [
      'file: whol.png, pixel: 1 um, filler: [0, 255]',
      'structure.file: there is no file whol.png in tipfield-image-\\w+; did you mean whole.png\\?',
    ],
    ['file: photo.jpg, pixel: 1 um, filler: [0, 255]', 'structure.file: photo.jpg is not a PNG; save it as one'],
    [
      'file: half.png, pixel: 1 um, filler: [0, 255]',
      'structure.file: half.png cannot be read as a PNG \\(.*\\); save it again',
    ],
    ['file: start.png, pixel: 1 um, filler: [0, 255]', 'structure.file: start.png breaks off: it has 12 bytes'],
    [
      'file: huge.png, pixel: 1 um, filler: [0, 255]',
      'structure.file: huge.png has 9000 × 20 pixels, accepted are 8192 along a side',
    ],
    [
      'file: whole.png, pixel: 1 um, filler: [195, 255]',
      'structure.filler: no pixel has a grey level from 195 to 255; the picture holds 20 levels from 0 to 190',
    ],
    [
      'file: quarters.png, pixel: 1 um, filler: [195, 199]',
      'structure.filler: no pixel has a grey level from 195 to 199; the picture holds 20, 100, 200',
    ],
    ['file: quarters.png, pixel: 1 um, filler: [100, 255], shell: [0, 50]', 'shell: missing; the picture shows one'],
    [
      'file: quarters.png, pixel: 0.5 nm, filler: [100, 255]',
      'structure.pixel: 12000 pixels lie along the domain, more than 8192',
    ],
  ])('%s', (structure, message) => {
    expect(() => load(structure)).toThrow(new RegExp(where + message));
  });

  test('a shell that is shown has no thickness to grow to', () => {
    const shell = 'filler.shell={thickness: 1 um, conductivity: 3 x matrix, transference: 0.5}';
    expect(() => load('file: quarters.png, pixel: 1 um, filler: [150, 255], shell: [90, 110]', shell)).toThrow(
      'the picture shows the shell already',
    );
  });

  test('joined sides that cut a picture are warned of, and those that it fits are not', () => {
    const codes = (pixel: string, ...overrides: string[]) =>
      warnings(load(`file: quarters.png, pixel: ${pixel}, filler: [150, 255]`, ...overrides)).filter(
        ({ code }) => code === 'image',
      );
    expect(codes('1 um')).toEqual([]);
    expect(codes('0.5 um')).toEqual([]);
    expect(codes('0.7 um', 'domain.sides=closed')).toEqual([]);
    expect(codes('0.7 um').map(({ message }) => message)).toEqual([
      'a: the joined sides cut quarters.png: the domain is 1.43 pictures wide; make it 4.2 um wide, or close its sides',
    ]);
  });
});
