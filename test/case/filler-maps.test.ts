import { describe, expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { LEAST_CONDUCTIVITY, maps, nernstEinstein } from '../../src/case/maps.ts';
import { fillerShares, phaseShares, pictureOf } from '../../src/case/microstructure/picture.ts';
import { FILLER, MATRIX, type Raster, SHELL } from '../../src/case/microstructure/raster.ts';
import { growShell } from '../../src/case/microstructure/shell.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { warnings } from '../../src/case/warnings.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { withLine } from './study.ts';

function withFiller(filler: string, ...overrides: string[]): Case {
  return parseStudy(withLine(`filler: {${filler}}`), { overrides: ['grid=48', ...overrides] }).cases[0];
}

const bars = 'structure: {kind: layers, thickness: 1 um, fraction: 33.333333 %}';
const discs = 'structure: {kind: discs, pitch: 3 um, fraction: 20 %}';
const conducting = 'conductivity: 10 x matrix, transference: 0.5';
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a shell', () => {
  /** A picture of 40 × 30 samples of 1 m with filler at a few places, from (column, row). */
  function picture(...filled: (readonly [number, number])[]): Raster {
    const raster = { columns: 40, rows: 30, size: 1, samples: new Uint8Array(1200) };
    for (const [column, row] of filled) raster.samples[row * 40 + column] = FILLER;
    return raster;
  }

  test.each([true, false])(
    'takes exactly the samples whose centre lies within its thickness of the filler (periodic: %s)',
    (periodic) => {
      const places = [
        [2, 3],
        [38, 15],
        [20, 29],
        [21, 12],
        [24, 14],
      ] as const;
      const { samples } = growShell(picture(...places), 7, periodic);
      for (let row = 0; row < 30; row++) {
        for (let column = 0; column < 40; column++) {
          const distances = places.map(([x, y]) => {
            const across = Math.abs(column - x);
            return Math.hypot(periodic ? Math.min(across, 40 - across) : across, row - y);
          });
          const nearest = Math.min(...distances);
          expect(samples[row * 40 + column]).toBe(nearest === 0 ? FILLER : nearest <= 7.5 ? SHELL : MATRIX);
        }
      }
    },
  );

  test('comes around the joined sides and is cut off at walls', () => {
    const count = (periodic: boolean) =>
      growShell(picture([0, 15]), 10, periodic).samples.filter((sample) => sample === SHELL).length;
    // Cut in the column of its centre, a disc leaves half of itself and half of that column, 10 samples each way.
    expect(count(false)).toBe(count(true) / 2 + 10);
  });

  test('that is thin is drawn on a finer picture, six samples across', () => {
    const raster = growShell(picture([20, 15]), 0.5, true);
    expect([raster.columns, raster.rows, raster.size]).toEqual([480, 360, 1 / 12]);
    // A square of side 1 and a layer of ½ around it: 1 + 4·½ + π/4 less the square; half a sample of the rim's length.
    const area = raster.samples.filter((sample) => sample === SHELL).length * raster.size ** 2;
    expect(Math.abs(area - (2 + Math.PI / 4))).toBeLessThan((4 + Math.PI) * 0.5 * raster.size);
  });

  test('leaves the filler, and the shares of filler, shell and matrix add up to one', () => {
    const bare = fillerShares(withFiller(`${discs}, ${conducting}`));
    const shelled = withFiller(`${discs}, ${conducting}, shell: {thickness: 0.2 um, ${conducting}}`);
    const { filler, shell } = phaseShares(shelled);
    // The picture is refined for the shell, so shares agree to rounding only.
    filler.forEach((share, k) => {
      expect(Math.abs(share - bare[k])).toBeLessThan(1e-9);
      expect(share + (shell?.[k] ?? 0)).toBeLessThan(1 + 1e-9);
    });
    // Area of the ring over that of the disc, ((r + d)² − r²)/r² with πr² the disc's share of a pitch squared. Samples
    // of 6 nm leave half of one, 3 nm of 200 nm, and the fraction of the discs is met as well as that.
    const radius = 3e-6 * Math.sqrt(0.2 / Math.PI);
    const ratio = ((radius + 0.2e-6) ** 2 - radius ** 2) / radius ** 2;
    expect(mean(shell ?? new Float64Array(1)) / mean(filler) / ratio - 1).toBeCloseTo(0, 1.5);
  });

  test('thinner than a cell is warned of', () => {
    const codes = (shell: string) =>
      warnings(withFiller(`${discs}, ${conducting}, shell: {thickness: ${shell}, ${conducting}}`, 'grid=96'))
        .map(({ code }) => code)
        .filter((code) => code === 'shell');
    expect(codes('60 nm')).toEqual(['shell']);
    expect(codes('63 nm')).toEqual([]);
  });
});

describe('the maps of three phases', () => {
  const shell =
    'shell: {thickness: 0.25 um, conductivity: 3 x matrix, transference: 0.8, exchange factor: 2, blocking: true}';
  const input = withFiller(`${discs}, ${conducting}, exchange factor: 4, ${shell}`);
  const shares = phaseShares(input);
  const shellShare = shares.shell ?? new Float64Array();

  test('conduct as the phases side by side', () => {
    const { conductivity, transference, diffusivity, exchangeFactor, blocking } = maps(input);
    const D = (factor: number, t: number) => nernstEinstein(factor * 0.036, t, 1000, 298.15);
    shares.filler.forEach((f, k) => {
      const s = shellShare[k];
      const m = 1 - f - s;
      expect(conductivity[k]).toBeCloseTo(0.036 * (10 * f + 3 * s + m), 12);
      expect(conductivity[k] * transference[k]).toBeCloseTo(0.036 * (5 * f + 2.4 * s + 0.19 * m), 12);
      expect(diffusivity[k] / D(1, 0.19)).toBeCloseTo((D(10, 0.5) * f + D(3, 0.8) * s) / D(1, 0.19) + m, 9);
      expect(exchangeFactor[k]).toBeCloseTo(4 * f + 2 * s + m, 12);
      expect(blocking[k]).toBe(Number(s >= 0.5));
    });
  });

  test('below the height that the filler starts from are those of the matrix', () => {
    const raised = withFiller(`${discs}, ${conducting}, ${shell}, from: 2.5 um`);
    const [above, everywhere] = [maps(raised).conductivity, maps(input).conductivity];
    // 2.5 µm are 20 cells of 125 nm.
    expect(new Set(above.subarray(0, 20 * 48))).toEqual(new Set([0.036]));
    // A row of samples may reach into the row of cells above.
    const difference = above.map((value, k) => (k < 21 * 48 ? 0 : value - everywhere[k]));
    expect(Math.max(...difference.map(Math.abs))).toBeLessThan(1e-12);
    expect(above.some((value) => value !== 0.036)).toBe(true);
    const [picture, same] = [raised, input].map((each) => Buffer.from(pictureOf(each)?.samples ?? []));
    expect(picture.equals(same)).toBe(true);
  });

  test('are refused while a phase is not calibrated', () => {
    const unknown = withFiller(`${discs}, conductivity: calibrate to pvh-im, transference: 0.5`);
    expect(() => maps(unknown)).toThrow(
      'a: the conductivity of the filler is not known before it is calibrated to pvh-im',
    );
  });
});

describe('an insulator', () => {
  test('is laid in as the least that the solver stands, beside the best conductor', () => {
    const { conductivity, transference } = maps(withFiller(`${bars}, conductivity: 0 S/m`));
    expect(Math.min(...conductivity)).toBeCloseTo(LEAST_CONDUCTIVITY * 0.036, 12);
    expect(Math.min(...transference)).toBeCloseTo(0.19, 12);
    const shell = 'shell: {thickness: 0.25 um, conductivity: 10 x matrix, transference: 0.5}';
    const shelled = maps(withFiller(`${bars}, conductivity: 0 S/m, ${shell}`));
    expect(Math.min(...shelled.conductivity)).toBeCloseTo(10 * LEAST_CONDUCTIVITY * 0.036, 12);
  });

  test('that leaks a little is laid in alike and warned of; the matrix stays as it is', () => {
    const codes = (input: Case) =>
      warnings(input).flatMap(({ code, message }) => (code === 'contrast' ? [message] : []));
    expect(codes(withFiller(`${bars}, conductivity: 0 S/m`))).toEqual([]);
    const leaky = withFiller(`${bars}, conductivity: 0.0001 x matrix, transference: 0.5`);
    expect(Math.min(...maps(leaky).conductivity)).toBeCloseTo(LEAST_CONDUCTIVITY * 0.036, 12);
    expect(codes(leaky)).toEqual([
      'a: the filler conducts 0.00010 of what the best conductor does, below 0.001: it is laid in with 0.001, which the solver stands',
    ]);
    const metallic = withFiller(`${bars}, conductivity: 5000 x matrix, transference: 0.5`);
    expect(Math.min(...maps(metallic).conductivity)).toBe(0.036);
    expect(codes(metallic)).toEqual([expect.stringContaining('a: the electrolyte conducts 0.00020')]);
  });

  test.each([
    ['alone', ''],
    ['in a shell that conducts', ', shell: {thickness: 0.3 um, conductivity: 10 x matrix, transference: 0.5}'],
  ])('%s is gone around, also where it reaches into the metal: charge and salt balance', async (_, shell) => {
    const input = withFiller(
      `structure: {kind: nanorods, length: 1.5 um, width: 0.6 um, fraction: 20 %}, conductivity: 0 S/m${shell}`,
      'grid=32',
      'control.current=4 mA/cm2',
      'duration=20 s',
      'surface={thickness: 0.5 um, nuclei: {count: 2, radius: 0.4 um}}',
    );
    const run = await openDeposition(openTwin(twinKernels), input);
    await run.advanceTo(input.duration);
    const last = run.rows[run.rows.length - 1];
    expect(run.outcome).toBe('finished');
    // Newton leaves 1e-6 of charge and salt; a solver that stalls, as with LEAST_CONDUCTIVITY at 1e-4, loses a fifth.
    expect(Math.abs(last.faradayError)).toBeLessThan(1e-4);
    expect(Math.abs(last.saltError)).toBeLessThan(1e-4);
    const { concentration, metal, potential } = run.snapshot;
    for (const field of [concentration, metal, potential]) expect(field.every(Number.isFinite)).toBe(true);
  });
});
