import { describe, expect, test } from 'vitest';
import { parseSetup, shownCases } from '../../src/lab/study/parse.ts';
import { applyChanges, openedSetup, openedText } from '../../src/lab/study/setup.ts';
import { placeOn, type Slider, sliders, valueOn } from '../../src/lab/study/sliders.ts';
import { testPictures } from './study.ts';

const pictures = testPictures();

/** Values at the ends, in the middle and at a third of the track. */
function valuesOf(slider: Slider, input: Parameters<Slider['range']>[0]): readonly number[] {
  const range = slider.range(input);
  return slider.choices ?? [0, 0.5, 1].map((place) => valueOn(slider, range, place));
}

// A study's text gives a number in one unit and the case holds it in another: two conversions of 12 digits each.
const DIGITS = 1e-11;

describe('a slider reads again what it was moved to', () => {
  for (const name of ['tip-effect', 'peo-fmof', 'pdol-zif', 'snowflake', 'cycling']) {
    for (const degrees of name === 'snowflake' || name === 'cycling' ? [undefined] : [undefined, 60]) {
      test(`in ${name}${degrees === undefined ? '' : ` at ${degrees} °C`}`, async () => {
        const opened = openedSetup(name);
        const setup = degrees === undefined ? opened : applyChanges(opened, [`temperature=${degrees} degC`], {});
        await pictures.prepare(setup);
        const cases = shownCases(setup, parseSetup(setup, pictures).study);
        for (const input of cases) {
          for (const slider of sliders.filter((one) => one.applies(input))) {
            for (const value of valuesOf(slider, input)) {
              // What is unknown of a composite that is to be calibrated has no number to be read.
              const changed = applyChanges(setup, slider.change(value, input), {});
              const [after] = parseSetup(changed, pictures).study.cases.filter((one) => one.name === input.name);
              const read = slider.read(after);
              const error = Math.abs(read - value) / Math.max(1e-3, Math.abs(value));
              expect(error, `${slider.id} ${value} reads ${read} in ${input.name}`).toBeLessThan(DIGITS);
            }
          }
        }
      });
    }
  }
});

test('a slider of a case leaves the other case alone', () => {
  const setup = openedSetup('tip-effect');
  const before = parseSetup(setup, pictures).study.cases;
  for (const slider of sliders.filter(({ scope, applies }) => scope === 'case' && applies(before[2]))) {
    const [value] = valuesOf(slider, before[2]);
    const after = parseSetup(applyChanges(setup, slider.change(value, before[2]), {}), pictures).study.cases;
    expect(after[0], slider.id).toEqual(before[0]);
    expect(after[2], slider.id).not.toEqual(before[2]);
  }
});

test('a conductivity that was moved still follows the temperature as it was measured to', () => {
  // PPP was measured at -20 and 20 °C: 0.015 and 0.13 mS/cm. Scaled to 0.26 at 20 °C it is 0.03 at -20 °C.
  const setup = openedSetup('pdol-zif');
  const [ppp] = parseSetup(setup, pictures).study.cases;
  const conductivity = sliders.find(({ id }) => id === 'conductivity')!;
  expect(conductivity.read(ppp)).toBeCloseTo(0.13, 12);
  const moved = applyChanges(setup, conductivity.change(0.26, ppp), {});
  const cold = applyChanges(moved, ['temperature=-20 degC'], {});
  expect(conductivity.read(parseSetup(cold, pictures).study.cases[0])).toBeCloseTo(0.03, 12);
});

test('a table of one’s own becomes flat where its conductivity is moved, and can be moved again', () => {
  const text = `title: Own
cases:
  - name: own
    temperature: 30 degC
    metal: lithium
    domain: {width: 6 um, height: 6 um}
    grid: 32
    electrolyte: {transference: 0.3, exchange current: 0.05 mA/cm2, conductivity table: [{temperature: 0 degC, conductivity: 0.1 mS/cm}, {temperature: 40 degC, conductivity: 0.6 mS/cm}]}
    surface: {thickness: 0.5 um}
    control: {current: 1 mA/cm2}
    duration: 100 s
`;
  const conductivity = sliders.find(({ id }) => id === 'conductivity')!;
  let setup = openedText(text, 'own');
  for (const value of [0.5, 2, 0.007]) {
    const [input] = parseSetup(setup, pictures).study.cases;
    setup = applyChanges(setup, conductivity.change(value, input), {});
    expect(conductivity.read(parseSetup(setup, pictures).study.cases[0])).toBeCloseTo(value, 12);
  }
  expect(setup.set).toHaveLength(1);
});

test('what is known of a number is told with its source and unit', () => {
  const [pvh, , rods] = parseSetup(openedSetup('tip-effect'), pictures).study.cases;
  const told = Object.fromEntries(sliders.map((slider) => [slider.id, slider.words(pvh)]));
  expect(told.conductivity).toMatch(
    /^PVH: 0\.36 mS\/cm at 25 °C, measured \(Nano-Micro Lett\. 17:249 \(2025\)\)\. The package's electrolytes for lithium: 0\.13 to /,
  );
  expect(told.temperature).toContain('measured at 25 °C only');
  // F D c₀/(t₋ L), as the study's own comment says: 6.2 mA/cm² over 5.6 µm.
  expect(told.current).toContain('can feed 6.23 mA/cm² over the 5.64 µm');
  const filler = sliders.find(({ id }) => id === 'filler-conductivity')!;
  expect(filler.applies(pvh)).toBe(false);
  expect(filler.read(rods)).toBeNaN();
  expect(filler.words(rods)).toContain('conducts like PVH-IM');
});

test('places on the track and values belong together', () => {
  const [pvh] = parseSetup(openedSetup('tip-effect'), pictures).study.cases;
  for (const slider of sliders) {
    const range = slider.range(pvh);
    for (const place of [0, 0.1, 0.25, 0.5, 0.9, 1]) {
      const value = valueOn(slider, range, place);
      // Half a step on a linear track; half of the third digit, at most 0.5 %, on one of powers of ten.
      const off =
        slider.scale === 'log' ? 0.005 / Math.log(range.to / range.from) : range.step / 2 / (range.to - range.from);
      expect(Math.abs(placeOn(slider, range, value) - place), slider.id).toBeLessThanOrEqual(off * (1 + 1e-9));
    }
  }
});
