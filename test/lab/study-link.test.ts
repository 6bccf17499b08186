import { describe, expect, test } from 'vitest';
import { LAYERS, type View, WHOLE } from '../../src/lab/lab.ts';
import { fromLink, toLink } from '../../src/lab/study/link.ts';
import { openedSetup, openedText, type Setup } from '../../src/lab/study/setup.ts';
import { randomFrom } from './study.ts';

const view: View = {
  layer: 'concentration',
  lines: true,
  outlines: true,
  window: WHOLE,
  speed: Number.POSITIVE_INFINITY,
  brush: 3e-7,
};

const OWN = `title: Größe & Form #1 = 100 %
question: 电解质?
cases:
  - name: a.b-c_1
  - name: zwei
`;

/** Bytes that nothing can pack. */
function noise(bytes: number, random: () => number): string {
  return btoa(Array.from({ length: bytes }, () => String.fromCharCode(Math.floor(random() * 256))).join(''));
}

test('a link is short and can be read', () => {
  const setup = { ...openedSetup('tip-effect'), set: ['grid=48', 'cases.pvh.electrolyte.exchange current=0.1 mA/cm2'] };
  expect(toLink(setup, view)).toBe(
    '#study=tip-effect&show=pvh,pvh-rods&set=grid=48&set=cases.pvh.electrolyte.exchange+current=0.1+mA/cm2&layer=concentration&lines=1&outlines=1&brush=0.3',
  );
});

test('what a link was made of comes out of it again, whatever it holds', () => {
  const random = randomFrom(1);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)];
  const words = [
    'grid=48',
    'label=A & B # = + % ~z. ü 电',
    'control.current=4 mA/cm2',
    'cases.zwei.label="x=y&z"',
    `label=${'long '.repeat(60)}`,
    'label=~z.no',
  ];
  for (let k = 0; k < 300; k++) {
    const opened: Setup =
      random() < 0.5 ? openedText(OWN, pick(['study', 'Größe #1', 'a&b=c'])) : openedSetup('tip-effect');
    const fits = words.filter((word) => opened.text !== undefined || !word.startsWith('cases.zwei'));
    const setup = {
      ...opened,
      shown: random() < 0.5 ? opened.shown : opened.shown.slice(0, 1),
      set: fits.filter(() => random() < 0.4),
    };
    const shownView: View = {
      layer: pick(LAYERS),
      lines: random() < 0.5,
      outlines: random() < 0.5,
      window: random() < 0.3 ? WHOLE : { x: random(), y: random(), zoom: 1 + 30 * random() },
      speed: random() < 0.5 ? Number.POSITIVE_INFINITY : pick([10, 5, 2, 1]),
      brush: 1e-7 * (1 + random()),
    };
    const link = toLink(setup, shownView);
    // As a browser would hand it back: nothing in it that ends an address.
    expect(new URL(`https://example.org/lab/${link}`).hash).toBe(link);
    const back = fromLink(link);
    expect(back.problem).toBeUndefined();
    expect(back.setup).toEqual(setup);
    expect(back.view.layer).toBe(shownView.layer);
    expect([back.view.lines, back.view.outlines]).toEqual([shownView.lines, shownView.outlines]);
    expect(back.view.speed ?? Number.POSITIVE_INFINITY).toBe(shownView.speed);
    const { x, y, zoom } = back.view.window ?? WHOLE;
    // Five digits are written: half of the last is 5e-5 of the value at most.
    for (const [read, written] of [
      [x, shownView.window.x],
      [y, shownView.window.y],
      [zoom, shownView.window.zoom],
      [back.view.brush ?? 0, shownView.brush],
    ])
      expect(Math.abs(read - written)).toBeLessThanOrEqual(5.001e-5 * written);
  }
});

test('a picture of 30 kB travels in a link hardly longer than itself', () => {
  const picture = noise(30_000, randomFrom(2));
  const setup = {
    ...openedSetup('tip-effect'),
    set: [
      `cases.pvh.filler={structure: {kind: image, file: "data:image/png;base64,${picture}", pixel: 1 nm, filler: [128, 255]}, conductivity: 0 S/m}`,
    ],
  };
  const link = toLink(setup, view);
  console.log(`a picture of 30000 bytes, ${picture.length} characters of base64, in a link of ${link.length}`);
  // base64 of what was unpacked from base64: 4/3 of the bytes, and a per cent for the codes.
  expect(link.length).toBeLessThan(1.03 * picture.length + 300);
  expect(fromLink(link).setup).toEqual(setup);
});

describe('a link that is wrong is told in words, and what can be read is read', () => {
  const link = toLink({ ...openedText(OWN.repeat(1), 'own'), set: [`label=${'x'.repeat(500)}`] }, view);

  test('nothing at all is the first view', () => {
    expect(fromLink('')).toEqual({ view: {} });
    expect(fromLink('#')).toEqual({ view: {} });
  });

  test('an unknown study', () => {
    const { setup, problem } = fromLink('#study=tip-efect&layer=potential');
    expect(setup).toBeUndefined();
    expect(problem).toMatch(/There is no study "tip-efect"; did you mean tip-effect\?/);
  });

  test('an unknown case, layer, number and change', () => {
    const {
      setup,
      view: read,
      problem,
    } = fromLink('#study=tip-effect&show=pvh,nobody&set=grid&set=seed=4&layer=smell&zoom=abc&x=7&lines=maybe');
    expect(setup).toEqual({ study: 'tip-effect', shown: ['pvh'], set: ['seed=4'] });
    expect(read).toEqual({});
    for (const words of ['no case "nobody"', 'is not path=value', 'no layer "smell"', 'zoom=abc', 'x=7', 'lines=maybe'])
      expect(problem).toContain(words);
  });

  test('a link that was cut off anywhere, or changed anywhere, throws nothing', () => {
    const random = randomFrom(3);
    for (let k = 0; k < 300; k++) {
      const at = Math.floor(random() * link.length);
      fromLink(link.slice(0, at));
      fromLink(`${link.slice(0, at)}${'~%&=#é'[Math.floor(random() * 6)]}${link.slice(at + 1)}`);
    }
    const cut = fromLink(link.slice(0, link.indexOf('~z.') + 20));
    expect(cut.problem).toContain('is damaged. The link may have been cut off');
  });

  test('a part that would unpack to more than a few megabytes is refused', () => {
    const bomb = toLink({ study: 'x', shown: ['a'], text: 'a'.repeat(5_000_000), set: [] }, view);
    expect(bomb.length).toBeLessThan(20_000);
    expect(fromLink(bomb).problem).toContain('"text" of the link is damaged');
  });
});
