import { describe, expect, test } from 'vitest';
import { fourNumbers } from '../../src/lab/study/four-numbers.ts';
import { beginHistory } from '../../src/lab/study/history.ts';
import { FIRST_STUDY, libraryStudies } from '../../src/lab/study/library.ts';
import { parseSetup } from '../../src/lab/study/parse.ts';
import {
  applyChanges,
  openedSetup,
  openedText,
  showing,
  withoutChanges,
  withoutPaths,
} from '../../src/lab/study/setup.ts';
import { testPictures } from './study.ts';

const pictures = testPictures();

describe('changes of a study', () => {
  const opened = openedSetup('tip-effect');
  const laid = (...changes: readonly string[]) =>
    changes.reduce((setup, change) => applyChanges(setup, [change], {}), opened).set;

  test('the first view shows the polymer beside the mixture with rods', () => {
    expect(openedSetup(FIRST_STUDY)).toEqual({ study: 'tip-effect', shown: ['pvh', 'pvh-rods'], set: [] });
  });

  test('a value set twice is set once', () => {
    expect(laid('control.current=4 mA/cm2', 'grid=48', 'control.current=5 mA/cm2')).toEqual([
      'grid=48',
      'control.current=5 mA/cm2',
    ]);
  });

  test('a list of nuclei makes changes of single nuclei void', () => {
    expect(
      laid('surface.nuclei=[{position: 1 um, radius: 0.3 um}]', 'surface.nuclei.0.radius=0.4 um', 'surface.nuclei=[]'),
    ).toEqual(['surface.nuclei=[]']);
  });

  test('another electrolyte takes away what was changed of the former, in its own case alone', () => {
    expect(
      laid(
        'electrolyte.transference=0.3',
        'cases.pvh.electrolyte.conductivity=1 mS/cm',
        'cases.pvh.electrolyte=pvh-im',
      ),
    ).toEqual(['electrolyte.transference=0.3', 'cases.pvh.electrolyte=pvh-im']);
  });

  test('a value for all cases takes the place of one for a single case', () => {
    expect(laid('cases.pvh.temperature=60 degC', 'temperature=40 degC')).toEqual(['temperature=40 degC']);
    expect(laid('temperature=40 degC', 'cases.pvh.temperature=60 degC')).toHaveLength(2);
  });

  test('a whole filler over none stays clear of what was there before', () => {
    const filler =
      'cases.pvh-rods.filler={structure: {kind: pores, diameter: 1 um, fraction: 30 %}, conductivity: 0 S/m}';
    expect(laid('cases.pvh-rods.filler=none', filler)).toEqual(['cases.pvh-rods.filler=none', filler]);
    expect(laid('cases.pvh-rods.filler=none', filler, 'cases.pvh-rods.filler=none')).toEqual([
      'cases.pvh-rods.filler=none',
    ]);
  });

  test('a map that says less than the one before leaves the rest of it', () => {
    expect(laid('control={current: 4 mA/cm2, compliance: 1 V}', 'control={current: 5 mA/cm2}')).toHaveLength(2);
    expect(laid('control={current: 4 mA/cm2}', 'control={current: 5 mA/cm2}')).toHaveLength(1);
  });

  test('what cannot be understood is refused in words', () => {
    expect(() => laid('cases.pvx.temperature=1 K')).toThrow(/there is no case "pvx"; did you mean pvh/);
    expect(() => laid('grid')).toThrow(/is not path=value/);
  });

  test('changes are taken back by their path, or all at once', () => {
    const setup = { ...opened, set: laid('grid=48', 'cases.pvh.electrolyte.transference=0.3') };
    expect(withoutPaths(setup, ['cases.pvh.electrolyte.transference']).set).toEqual(['grid=48']);
    expect(withoutChanges(setup)).toEqual(opened);
  });

  test('one or two known cases are shown', () => {
    expect(showing(opened, ['pvh-im']).shown).toEqual(['pvh-im']);
    expect(showing(opened, ['pvh-im', 'pvh', 'pvh-rods']).shown).toEqual(['pvh-im', 'pvh']);
    expect(showing(opened, ['nobody']).shown).toEqual(opened.shown);
  });
});

describe('values that a run found', () => {
  const found = { 'pvh-rods': { conductivity: 0.8821 } };

  test('stay once a material is changed by hand', () => {
    const { set } = applyChanges(openedSetup('tip-effect'), ['cases.pvh-rods.electrolyte.transference=0.3'], found);
    expect(set).toEqual([
      'cases.pvh-rods.filler.conductivity=0.8821 S/m',
      'cases.pvh-rods.electrolyte.transference=0.3',
    ]);
    const again = applyChanges({ ...openedSetup('tip-effect'), set }, ['temperature=60 degC'], {
      'pvh-rods': { conductivity: 1 },
    });
    expect(again.set[0]).toBe('cases.pvh-rods.filler.conductivity=0.8821 S/m');
  });

  test('are found anew where another grid, current or case is concerned', () => {
    const opened = openedSetup('tip-effect');
    for (const change of ['grid=48', 'control.current=4 mA/cm2', 'cases.pvh.electrolyte.transference=0.3', 'seed=2'])
      expect(applyChanges(opened, [change], found).set).toEqual([change]);
  });

  test('give way to the value that is set', () => {
    const { set } = applyChanges(openedSetup('tip-effect'), ['cases.pvh-rods.filler.conductivity=5 mS/cm'], found);
    expect(set).toEqual(['cases.pvh-rods.filler.conductivity=5 mS/cm']);
  });

  test('are kept for an interphase with both its numbers', () => {
    const { set } = applyChanges(openedSetup('pdol-zif'), ['temperature=10 degC'], {
      'pgz-grains': { conductivity: 0.2, transference: 0.7 },
    });
    expect(set).toContain('cases.pgz-grains.filler.shell.conductivity=0.2 S/m');
    expect(set).toContain('cases.pgz-grains.filler.shell.transference=0.7');
    const [, , , grains] = parseSetup({ ...openedSetup('pdol-zif'), set }, pictures).study.cases;
    expect(grains.filler?.shell).toMatchObject({ conductivity: 0.2, transference: 0.7 });
    expect(grains.calibration).toBeUndefined();
  });
});

test('every study of the package opens, with its question and two cases', async () => {
  const studies = libraryStudies();
  expect(studies[0].name).toBe('tip-effect');
  expect(studies.length).toBeGreaterThanOrEqual(8);
  for (const { name, title } of studies) {
    const setup = openedSetup(name);
    await pictures.prepare(setup);
    const { study } = parseSetup(setup, pictures);
    expect(study.title).toBe(title);
    expect(setup.shown.every((shown) => study.cases.some((one) => one.name === shown))).toBe(true);
  }
});

test('a picture beside one’s own study file is asked for in words', async () => {
  const text = `title: Mine
cases:
  - {name: a, domain: {width: 6 um, height: 6 um}, grid: 32, metal: lithium, electrolyte: pvh, surface: {thickness: 1 um}, control: {current: 1 mA/cm2}, duration: 9 s,
     filler: {structure: {kind: image, file: images/grains.png, pixel: 25 nm, filler: [130, 255]}, conductivity: 0 S/m}}`;
  const setup = openedText(text, 'mine');
  await pictures.prepare(setup);
  expect(() => parseSetup(setup, pictures)).toThrow(
    /images\/grains\.png lies beside the study file, .* drop the picture on a panel/,
  );
});

test('a study without named cases is refused in words', () => {
  expect(() => openedText('title: x')).toThrow(/a list of cases, each with a name/);
  expect(() => openedText('title: [')).toThrow(/not YAML here/);
});

describe('undoing', () => {
  const a = openedSetup('tip-effect');
  const b = { ...a, set: ['grid=48'] };
  const c = { ...a, set: ['grid=64'] };

  test('goes back, and forth again', () => {
    const history = beginHistory(a).go(b).go(c);
    expect(history.undo().present).toBe(b);
    expect(history.undo().undo().present).toBe(a);
    expect(history.undo().undo().undo().present).toBe(a);
    expect(history.undo().undo().redo().present).toBe(b);
    expect([history.canUndo, history.canRedo, history.undo().canRedo]).toEqual([true, false, true]);
  });

  test('takes a whole drag back at once, and a second drag by itself', () => {
    const history = beginHistory(a)
      .go(b, 'drag 1')
      .go(c, 'drag 1')
      .go({ ...a, set: ['grid=96'] }, 'drag 2');
    expect(history.undo().present).toBe(c);
    expect(history.undo().undo().present).toBe(a);
  });

  test('a change after undoing forgets what was undone; one that changes nothing is no step', () => {
    expect(beginHistory(a).go(b).undo().go(c).canRedo).toBe(false);
    expect(beginHistory(a).go({ ...a }).canUndo).toBe(false);
  });

  test('a drag that goes on after undoing is a step of its own', () => {
    expect(beginHistory(a).go(b, 'drag').undo().go(c, 'drag').undo().present).toBe(a);
  });
});

describe('four numbers', () => {
  const numbers = {
    conductivity: '0.36 mS/cm',
    transference: '0.19',
    exchangeCurrent: '0.049 mA/cm2',
    temperature: '25 °C',
  };

  test('make a study that opens', () => {
    const text = fourNumbers(numbers);
    const [single] = parseSetup(openedText(text, 'four-numbers'), pictures).study.cases;
    expect(single.electrolyte).toMatchObject({ conductivity: 0.036, transference: 0.19, exchangeCurrent: 0.49 });
    expect(single.metal.name).toBe('lithium');
    expect(text).toContain('transference: 0.19');
  });

  test('what is wrong is said after the name of its field', () => {
    expect(() => fourNumbers({ ...numbers, conductivity: '' })).toThrow(
      /^Conductivity: missing; give it, like 0\.36 mS\/cm$/,
    );
    expect(() => fourNumbers({ ...numbers, conductivity: '0.36' })).toThrow(/^Conductivity: .*no unit/);
    expect(() => fourNumbers({ ...numbers, transference: '1.4' })).toThrow(/^Transference number: .*at most 1/);
    expect(() => fourNumbers({ ...numbers, temperature: '{a: 1}' })).toThrow(/^Temperature: /);
  });
});
