import { describe, expect, it } from 'vitest';
import { electrolyteRecords } from '../../src/case/electrolytes/index.ts';
import { loadStudy } from '../../src/case/load.ts';
import { electrolyteOf, sourceText } from '../../src/lab/controls/electrolyte.ts';
import { createGesture } from '../../src/lab/controls/gesture.ts';
import { placeOf, placesOf, typedNumber, valueAt } from '../../src/lab/controls/range.ts';
import { SHORTCUTS, shortcutOf } from '../../src/lab/controls/shortcuts.ts';
import { clockText, paceText } from '../../src/lab/controls/words.ts';
import { sliders } from '../../src/lab/study/sliders.ts';

const [pvh, , rods] = loadStudy('tip-effect', { overrides: ['cases.pvh-rods.filler.conductivity=8 mS/cm'] }).cases;

describe('single keys', () => {
  const press = (key: string, more: object = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target: { tagName: 'BODY' },
    ...more,
  });
  const does = (key: string, more?: object) => {
    const found = shortcutOf(press(key, more));
    return found === 'help' || found === null ? found : found.does;
  };

  it('do what the help says', () => {
    expect(does(' ')).toBe('Run or pause');
    expect(does('1')).toBe('Show concentration');
    expect(does('Z', { shiftKey: true })).toBe('Redo');
    expect(does('z')).toBe('Undo');
    expect(does('?', { shiftKey: true })).toBe('help');
  });

  it('have one meaning each', () => {
    const names = SHORTCUTS.map(({ key, shift }) => `${shift ?? false} ${key}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are left to what is typed in, and to keys of the browser', () => {
    expect(does('r', { target: { tagName: 'INPUT', type: 'text' } })).toBeNull();
    expect(does('r', { target: { tagName: 'SELECT' } })).toBeNull();
    expect(does('r', { ctrlKey: true })).toBeNull();
    expect(does('r', { metaKey: true })).toBeNull();
    expect(does('r', { defaultPrevented: true })).toBeNull();
    expect(does('r', { target: { tagName: 'BUTTON', closest: (what: string) => what === 'dialog[open]' } })).toBeNull();
  });

  it('leave space to buttons and boxes, and letters act beside a slider', () => {
    expect(does(' ', { target: { tagName: 'BUTTON' } })).toBeNull();
    expect(does(' ', { target: { tagName: 'INPUT', type: 'checkbox' } })).toBeNull();
    expect(does('r', { target: { tagName: 'INPUT', type: 'range' } })).toBe('Restart');
  });
});

describe('a slider that is dragged', () => {
  function dragged() {
    const sent: [readonly string[], string | undefined][] = [];
    const frames: (() => void)[] = [];
    const lab = { set: (changes: readonly string[], gesture?: string) => void sent.push([changes, gesture]) };
    const gesture = createGesture(lab, 'current', (work) => {
      frames.push(work);
      return () => frames.splice(frames.indexOf(work), 1);
    });
    const paint = () => {
      for (const work of frames.splice(0)) work();
    };
    return { sent, gesture, paint };
  }

  it('sends the last value of each frame of the screen', () => {
    const { sent, gesture, paint } = dragged();
    gesture.begin();
    gesture.change(['a=1']);
    gesture.change(['a=2']);
    expect(sent).toEqual([]);
    paint();
    expect(sent.map(([changes]) => changes)).toEqual([['a=2']]);
    paint();
    expect(sent).toHaveLength(1);
  });

  it('sends what is pending when it is let go, once', () => {
    const { sent, gesture, paint } = dragged();
    gesture.begin();
    gesture.change(['a=3']);
    gesture.end();
    paint();
    expect(sent.map(([changes]) => changes)).toEqual([['a=3']]);
  });

  it('is one step of undo, and the next drag another', async () => {
    const { sent, gesture, paint } = dragged();
    gesture.begin();
    gesture.change(['a=1']);
    paint();
    gesture.change(['a=2']);
    paint();
    await new Promise((resolve) => setTimeout(resolve, 2));
    gesture.begin();
    gesture.change(['a=3']);
    paint();
    const [first, second, third] = sent.map(([, name]) => name);
    expect(first).toBe(second);
    expect(third).not.toBe(second);
  });
});

describe('a slider', () => {
  const quantities = sliders.filter(({ choices }) => choices === undefined);

  it.each(
    [pvh, rods].flatMap((input) => quantities.filter(({ applies }) => applies(input)).map((one) => ({ one, input }))),
  )('$one.id of $input.name gives its ends and its present value back', ({ one, input }) => {
    const range = one.range(input);
    const { min, max } = placesOf(one, range);
    expect(valueAt(one, range, min)).toBe(range.from);
    expect(valueAt(one, range, max)).toBe(range.to);
    const value = Math.min(range.to, Math.max(range.from, one.read(input)));
    // A stop of the track away at most: 1/400 of the decades, or half a step.
    const back = valueAt(one, range, Math.round(placeOf(one, range, value)));
    const most =
      one.scale === 'log' ? value * ((range.to / range.from) ** (1 / 400) - 1) + 0.005 * value : range.step + 0.5;
    expect(Math.abs(back - value)).toBeLessThanOrEqual(most);
  });

  it('takes numbers as they are typed in several countries, and nothing else', () => {
    expect(typedNumber(' 0,36 ')).toBe(0.36);
    expect(typedNumber('−5')).toBe(-5);
    expect(typedNumber('1e-3')).toBe(0.001);
    expect(typedNumber('')).toBeNaN();
    expect(typedNumber('8 mA')).toBeNaN();
  });
});

describe('what the page says', () => {
  it('the clock tells neighbouring samples apart, whatever the duration', () => {
    // A sample is 1/150 of the duration by default.
    for (const duration of [0.2, 7, 150, 3600]) {
      const texts = new Set(Array.from({ length: 151 }, (_, k) => clockText((k * duration) / 150, duration)));
      expect(texts.size, `${duration} s`).toBe(151);
    }
    expect(clockText(75, 150)).toBe('75.0');
  });

  it('the pace is told in simulated seconds and steps per second, and where it is computed', () => {
    const twin = { kind: 'cpu', description: 'float64 twin', software: false } as const;
    expect(paceText({ stepsPerSecond: 58.3, simulatedPerSecond: 12.04, stepsPerFrame: 4 }, twin)).toBe(
      '12 s/s · 58 steps/s · processor, float64',
    );
    expect(paceText(null, null)).toBe('');
  });

  it('each case of the studies has an electrolyte of the package, named with its paper', () => {
    expect([pvh, rods].map(electrolyteOf)).toEqual(['pvh', 'pvh']);
    for (const record of Object.values(electrolyteRecords)) {
      expect(sourceText(record, record.metal)).toContain(record.source.journal);
      expect(sourceText(record, 'zinc')).toContain('the metal of this cell stays zinc');
    }
  });

  it('no two electrolytes share the label by which a case tells its own', () => {
    const labels = Object.values(electrolyteRecords).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
