/**
 * Every control of the page answers to the keyboard alone. The table below has a line for each; a control that is seen on the page at any
 * moment of this file and has no line fails the last test, and so does a line whose control is never seen.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Lab } from '../../../src/lab/lab.ts';
import { openBrowser } from '../../browser/chromium.ts';
import { type Visit, visitLab } from './harness.ts';

/** On a grid that takes a step in milliseconds on the twin; with a value for the rods, nothing is calibrated. */
const SMALL = ['grid=32', 'cases.pvh-rods.filler.conductivity=3 mS/cm'];
const HASH = `#study=tip-effect&show=pvh,pvh-rods${SMALL.map((one) => `&set=${encodeURIComponent(one)}`).join('')}`;

let browser: Browser;
let visit: Visit;
let page: Page;
/** `kind name` of all controls that were on the page at the end of a test. */
const seen = new Set<string>();

beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
  visit = await visitLab(browser, { hash: HASH, query: '?backend=cpu', visitor: { reducedMotion: 'reduce' } });
  page = visit.page;
  page.setDefaultTimeout(15_000);
  await page.evaluate(() => {
    for (const group of document.querySelectorAll<HTMLDetailsElement>('details.group')) group.open = true;
  });
  await look();
}, 90_000);
afterEach(look);
afterAll(async () => {
  await visit.close();
  await browser.close();
});

/** Notes which controls are there: what the Tab key can reach. Each gets its name as a mark; numbers in a name are N. */
async function look(): Promise<void> {
  const found = await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-control]')) one.removeAttribute('data-control');
    const reached = 'button, input, select, textarea, summary, a[href], video, [tabindex]';
    return [...document.querySelectorAll<HTMLElement>(reached)]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
      .map((one) => {
        const { type, labels } = one as HTMLInputElement;
        const label = labels?.[0];
        // Of a label its own words, not the options or the number in it.
        const inLabel = label?.querySelector('span:not(.num)')?.textContent || label?.firstChild?.textContent;
        const said = one.getAttribute('aria-label') ?? (inLabel || label?.textContent || one.textContent || '');
        const kind = one.getAttribute('role') ?? (type || one.tagName.toLowerCase());
        const name = `${kind.replace('submit', 'button')} ${said.trim()}`;
        if (kind === 'application') one.dataset.control = kind;
        else if ((one as HTMLInputElement).name === 'case') one.dataset.control = 'radio of a case';
        else if (one.matches('.words > summary')) one.dataset.control = 'words';
        else if (one.closest('dialog form')) one.dataset.control = `form: ${name}`;
        else one.dataset.control = name.replace(/^(slider Nucleus|button Zoom) [\d.]+/, '$1 N');
        return one.dataset.control;
      });
  });
  for (const one of found) seen.add(one);
}

const read = <T>(what: (lab: Lab) => T): Promise<T> => page.evaluate<T>(`(${what.toString()})(window.lab)`);
const becomes = <T>(what: (lab: Lab) => T) => expect.poll(() => read(what), { timeout: 15_000, interval: 20 });
const changed = async () => (await read((lab) => lab.setup.value.set)).filter((one) => !SMALL.includes(one));
const paths = async () => (await changed()).map((one) => one.slice(0, one.indexOf('=')));
const changes = () => expect.poll(paths, { timeout: 15_000, interval: 20 });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.locator('dialog[open]');

/** Takes back all changes by the model, and waits until both cells stand there anew. */
async function afresh(): Promise<void> {
  const now = await paths();
  await page.evaluate((all) => window.lab.unset(all), now);
  await becomes((lab) => lab.state.value).toBe('paused');
}

/** A native slider goes one way by an arrow, its path is changed, and the way back takes it away. */
function slider(label: string, ...expected: readonly string[]): Line {
  return [
    `range ${label}`,
    async (control) => {
      const before = await control.getAttribute('aria-valuetext');
      await control.press('ArrowRight');
      await changes().toEqual(expected);
      expect(await control.getAttribute('aria-valuetext')).not.toBe(before);
    },
  ];
}

function back(label: string): Line {
  return [
    `button ${label}: back to the value of the study`,
    async (control) => {
      await control.press('Enter');
      await changes().toEqual([]);
    },
  ];
}

/** A number that is typed into the field of a slider. */
function typed(label: string, text: string, ...expected: readonly string[]): Line {
  return [
    `text ${label}`,
    async (control) => {
      await control.fill(text);
      await control.press('Enter');
      await changes().toEqual(expected);
      expect(await control.inputValue()).toBe(text);
      await button('Undo').press('Enter');
      await changes().toEqual([]);
    },
  ];
}

/** A list gives another value by an arrow. */
function choice(label: string, expected: RegExp): Line {
  return [
    `select-one ${label}`,
    async (control) => {
      await control.press('ArrowDown');
      await expect.poll(async () => (await paths())[0]).toMatch(expected);
      await button('Undo').press('Enter');
      await changes().toEqual([]);
    },
  ];
}

/** Name of a control, what is to be seen when it is used, and what brings it about. */
type Line = readonly [name: string, act: (control: Locator) => Promise<void>, before?: () => Promise<unknown>];

const quantity = (label: string, unit: string, text: string, ...expected: readonly string[]): readonly Line[] => [
  slider(label, ...expected),
  back(label),
  typed(unit === '' ? label : `${label} in ${unit}`, text, ...expected),
];

const radio = <T>(name: string, what: (lab: Lab) => T, expected: T): Line => [
  `radio ${name}`,
  async (control) => {
    await control.press(' ');
    await becomes(what).toEqual(expected);
  },
];

const toggle = (name: string, what: (lab: Lab) => boolean): Line => [
  `checkbox ${name}`,
  async (control) => {
    const before = await read(what);
    await control.press(' ');
    await becomes(what).toBe(!before);
    await control.press(' ');
    await becomes(what).toBe(before);
  },
];

const file = (name: string, expected: RegExp): Line => [
  `button ${name}`,
  async (control) => {
    const coming = page.waitForEvent('download', { timeout: 50_000 });
    await control.press('Enter');
    expect((await coming).suggestedFilename()).toMatch(expected);
    await becomes((lab) => lab.notice.value?.kind).toBe('note');
  },
];

/** A summary folds its group and opens it again. */
const group = (name: string): Line => [
  `summary ${name}`,
  async (control) => {
    const isOpen = () => control.evaluate((one) => (one.parentElement as HTMLDetailsElement).open);
    await control.press('Enter');
    expect(await isOpen()).toBe(false);
    await control.press('Enter');
    expect(await isOpen()).toBe(true);
  },
];

const focused = (selector: string) => page.evaluate((one) => document.activeElement?.closest(one) !== null, selector);

const TABLE: readonly Line[] = [
  [
    'button To the settings',
    async (control) => {
      await control.press('Enter');
      expect(await focused('.settings')).toBe(true);
    },
  ],
  [
    'button Take away',
    async (control) => {
      await control.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.querySelector('.takeaway') !== null)).toBe(true);
    },
  ],
  [
    'button Help and keys',
    async (control) => {
      await control.press('Enter');
      expect(await dialog().textContent()).toContain('Nernst-Planck');
    },
  ],
  [
    'checkbox Single keys act',
    async (control) => {
      await control.press(' ');
      expect(await control.isChecked()).toBe(false);
      await control.press(' ');
      expect(await control.isChecked()).toBe(true);
    },
  ],
  [
    'button Close',
    async (control) => {
      await control.press('Enter');
      expect(await dialog().count()).toBe(0);
    },
  ],

  radio('Potential', (lab) => lab.view.value.layer, 'potential'),
  radio('Current', (lab) => lab.view.value.layer, 'current'),
  radio('Metal', (lab) => lab.view.value.layer, 'metal'),
  radio('Filler', (lab) => lab.view.value.layer, 'filler'),
  radio('Concentration', (lab) => lab.view.value.layer, 'concentration'),
  toggle('Current lines', (lab) => lab.view.value.lines),
  toggle('Outlines', (lab) => lab.view.value.outlines),
  radio('Nucleus', (lab) => lab.tool.value, 'nucleus'),
  radio('Erase', (lab) => lab.tool.value, 'erase'),
  radio('Paint', (lab) => lab.tool.value, 'paint'),
  [
    'range Brush',
    async (control) => {
      const before = await read((lab) => lab.view.value.brush);
      await control.press('ArrowRight');
      await becomes((lab) => lab.view.value.brush).toBeGreaterThan(before);
    },
  ],
  radio('Look', (lab) => lab.tool.value, 'look'),

  [
    'application',
    async (panels) => {
      for (const panel of await panels.all()) {
        await panel.press('ArrowRight');
        expect(await read((lab) => lab.probe.value)).not.toBeNull();
        expect(await page.locator('.panel-readings').first().textContent()).toContain('mol/m³');
        await panel.press('Escape');
        expect(await read((lab) => lab.probe.value)).toBeNull();
      }
    },
  ],
  [
    'slider Nucleus N',
    async (handles) => {
      expect(await handles.count()).toBe(6);
      for (const [k, handle] of (await handles.all()).entries()) {
        const before = await handle.getAttribute('aria-valuetext');
        await handle.press(k % 2 === 0 ? 'ArrowRight' : 'ArrowUp');
        await expect.poll(() => handle.getAttribute('aria-valuetext')).not.toBe(before);
        expect(await paths()).toEqual(['surface.nuclei']);
      }
      await afresh();
    },
  ],
  [
    'button Zoom in',
    async (control) => {
      await control.press('Enter');
      await control.press('Enter');
      expect(await read((lab) => lab.view.value.window.zoom)).toBeCloseTo(1.96, 6);
    },
  ],
  [
    'button Zoom out',
    async (control) => {
      await control.press('Enter');
      expect(await read((lab) => lab.view.value.window.zoom)).toBeCloseTo(1.4, 6);
    },
  ],
  [
    'button Zoom N times, show all',
    async (control) => {
      await control.press('Enter');
      expect(await read((lab) => lab.view.value.window)).toEqual({ x: 0.5, y: 0.5, zoom: 1 });
    },
  ],

  [
    'button Step',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.time.value).toBe(1);
      expect(await read((lab) => lab.state.value)).toBe('paused');
    },
  ],
  [
    'select-one Speed',
    async (control) => {
      await control.press('ArrowDown');
      expect(await read((lab) => lab.view.value.speed)).toBe(10);
      await control.press('End');
      expect(await read((lab) => lab.view.value.speed)).toBe(1);
    },
  ],
  [
    'button Run',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.state.value).toBe('running');
      await becomes((lab) => lab.time.value).toBeGreaterThan(1);
    },
  ],
  [
    'button Pause',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.state.value).toBe('paused');
    },
  ],
  // Of a cell through which a current flows.
  radio('Constant voltage', (lab) => lab.study.value.cases.map(({ control }) => control.kind)[0], 'voltage'),
  slider('Cell voltage', 'control.voltage'),
  [
    'text Cell voltage in V',
    async (control) => {
      await control.fill('0.3');
      await control.press('Enter');
      await becomes((lab) => lab.setup.value.set.at(-1)).toBe('control.voltage=0.3 V');
    },
  ],
  [
    'radio Constant current',
    async (control) => {
      await control.press(' ');
      await becomes((lab) => lab.study.value.cases[0].control.kind).toBe('current');
      await button('Undo').press('Enter');
      await becomes((lab) => lab.study.value.cases[0].control.kind).toBe('voltage');
    },
  ],
  back('Cell voltage'),
  [
    'button Restart with these values',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.time.value).toBe(0);
      await changes().toEqual(['control.current']);
      await becomes((lab) => lab.changes.value.length).toBe(0);
    },
    // Only what was changed midway is told of here.
    async () => {
      await page.getByRole('slider', { name: 'Current density', exact: true }).press('ArrowRight');
      await button('Restart with these values').waitFor();
    },
  ],
  [
    'button Undo',
    async (control) => {
      await control.press('Enter');
      await changes().toEqual([]);
    },
  ],
  [
    'button Redo',
    async (control) => {
      await control.press('Enter');
      await changes().toEqual(['control.current']);
      await button('Undo').press('Enter');
      await changes().toEqual([]);
    },
  ],
  [
    'button Restart',
    async (control) => {
      await button('Step').press('Enter');
      await becomes((lab) => lab.time.value).toBeGreaterThan(0);
      await control.press('Enter');
      await becomes((lab) => lab.time.value).toBe(0);
    },
  ],
  [
    'button Run again',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.state.value).toBe('running');
      await becomes((lab) => lab.state.value).toBe('ended');
      await afresh();
    },
    async () => {
      await page.evaluate(() => window.lab.look({ speed: 2 }));
      await page.evaluate(() =>
        window.lab.set(['duration=1 s', 'output.sampling=0.1 s', 'output.frames={every: 1 s}']),
      );
      await page.evaluate(() => window.lab.run());
      await button('Run again').waitFor();
    },
  ],

  ...quantity('Current density', 'mA/cm²', '4.5', 'control.current'),
  ...quantity('Voltage limit', 'V', '0.8', 'control.compliance'),
  ...quantity('Temperature', '°C', '40', 'temperature'),
  group('Protocol'),

  [
    'radio of a case',
    async (tabs) => {
      for (const [index, tab] of [...(await tabs.all()).entries()].reverse()) {
        await tab.press(' ');
        await becomes((lab) => lab.selected.value).toBe(index);
      }
      await tabs.last().press(' ');
    },
  ],
  choice('Electrolyte between the filler', /^cases\.pvh-rods\.electrolyte/),
  typed('Conductivity of the filler in mS/cm', '5', 'cases.pvh-rods.filler.conductivity'),
  slider('Conductivity of the filler', 'cases.pvh-rods.filler.conductivity'),
  [
    'button Conductivity of the filler: back to the value of the study',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.setup.value.set).toEqual(['grid=32']);
      await button('Undo').press('Enter');
      await button('Undo').press('Enter');
      await becomes((lab) => lab.setup.value.set.length).toBe(2);
      await changes().toEqual([]);
      await page.evaluate(() => window.lab.select(0));
    },
  ],
  choice('Electrolyte', /^cases\.pvh\.electrolyte/),
  ...quantity(
    'Conductivity',
    'mS/cm',
    '0.5',
    'cases.pvh.electrolyte.conductivity',
    'cases.pvh.electrolyte.reference temperature',
  ),
  ...quantity('Transference number', '', '0.4', 'cases.pvh.electrolyte.transference'),
  ...quantity('Exchange current density', 'mA/cm²', '0.1', 'cases.pvh.electrolyte.exchange current'),
  group('Materials'),

  ...quantity('Surface energy', 'J/m²', '0.8', 'metal.surface energy'),
  ...quantity('Kinetic anisotropy', '', '0.3', 'metal.kinetic anisotropy.strength'),
  ...quantity('Surface anisotropy', '', '0.02', 'metal.surface anisotropy.strength'),
  choice('Preferred directions', /^metal\.kinetic anisotropy\.folds$/),
  ...quantity('Direction of the crystal', '°', '30', 'metal.kinetic anisotropy.angle'),
  group('Metal'),

  ...quantity('Duration', 's', '90', 'duration', 'output.frames', 'output.sampling'),
  choice('Cells across', /^grid$/),
  ...quantity('Seed', '', '7', 'seed'),
  ...quantity('Noise of the reaction', '%', '5', 'noise'),
  group('Run and grid'),
  [
    'words',
    async (lines) => {
      for (const line of await lines.all()) {
        await line.press('Enter');
        expect(await line.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)).toBe(true);
      }
    },
  ],

  file('Study file', /\.ya?ml$/),
  file('PNG', /\.png$/),
  file('SVG', /\.svg$/),
  file('Panels', /\.png$/),
  file('Curves (CSV)', /\.zip$/),
  file('Fields (HDF5)', /\.zip$/),
  [
    'button Copy link',
    async (control) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
      });
      await control.press('Enter');
      await becomes((lab) => lab.notice.value?.text).toContain('the link stands under the button');
    },
  ],
  [
    'text Link to this page',
    async (control) => {
      await control.focus();
      const chosen = await page.evaluate(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
        return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
      });
      expect(chosen).toContain('#study=tip-effect');
    },
  ],
  [
    'button Close this message',
    async (control) => {
      await control.press('Enter');
      expect(await read((lab) => lab.notice.value)).toBeNull();
    },
  ],
  [
    'button Record',
    async (control) => {
      await control.press('Enter');
      await button('Discard').waitFor();
    },
  ],
  [
    'button Discard',
    async (control) => {
      await control.press('Enter');
      await button('Record').press('Enter');
      await button('Stop and save').waitFor();
      await button('Step').press('Enter');
    },
  ],
  file('Stop and save', /\.(mp4|webm)$/),

  [
    'select-one Right',
    async (control) => {
      await control.press('End');
      await becomes((lab) => lab.setup.value.shown).toEqual(['pvh']);
    },
  ],
  [
    'select-one Left',
    async (control) => {
      await control.press('ArrowDown');
      await becomes((lab) => lab.setup.value.shown).toEqual(['pvh-im']);
      await becomes((lab) => lab.shown.value.map(({ input }) => input.name)).toEqual(['pvh-im']);
    },
  ],
  [
    'button Your own…',
    async (control) => {
      await control.press('Enter');
      expect(await dialog().textContent()).toContain('Open a file…');
    },
  ],
  ['form: text Conductivity', fill('0.5 mS/cm')],
  ['form: text Transference number', fill('0.5')],
  ['form: text Exchange current density', fill('0.1 mA/cm2')],
  ['form: text Temperature', fill('60 degC')],
  [
    'form: select-one Metal',
    async (control) => {
      await control.press('ArrowDown');
      expect(await control.inputValue()).toBe('sodium');
    },
  ],
  [
    'form: button Grow',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.study.value.cases.map(({ metal }) => metal.name)).toEqual(['sodium']);
      const [{ electrolyte, temperature }] = await read((lab) => lab.study.value.cases);
      expect(electrolyte).toMatchObject({ conductivity: 0.05, transference: 0.5, exchangeCurrent: 1 });
      expect(temperature).toBeCloseTo(333.15, 6);
      expect(await dialog().count()).toBe(0);
    },
  ],
  [
    'button Open a file…',
    async (control) => {
      const coming = page.waitForEvent('filechooser');
      await control.press('Enter');
      const text = 'cases: [{name: mine, temperature: warm}]';
      await (await coming).setFiles({ name: 'mine.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
      await becomes((lab) => lab.notice.value?.text).toContain('warm');
    },
    () => button('Your own…').press('Enter'),
  ],
  [
    'select-one Study',
    async (control) => {
      for (const [key, study, cells] of [
        ['t', 'tip-effect', 2],
        ['s', 'surfaces', 2],
      ] as const) {
        await control.press(key);
        await becomes((lab) => `${lab.setup.value.study} ${lab.state.value} ${lab.shown.value.length}`).toBe(
          `${study} paused ${cells}`,
        );
        await expect.poll(() => control.inputValue()).toBe(study);
      }
    },
  ],
  [
    'button Back to the study',
    async (control) => {
      await control.press('Enter');
      await becomes((lab) => lab.setup.value.set).toEqual([]);
      await becomes((lab) => lab.state.value).toBe('paused');
    },
    () => page.evaluate(() => window.lab.set(['grid=32'])),
  ],
  [
    'select-one Computed on',
    async (control) => {
      // The browser of this test has none but an emulated one, which nobody wants to wait for.
      await control.press('Home');
      await becomes((lab) => `${lab.state.value}: ${lab.notice.value?.text}`).toMatch(
        /^failed: .*emulated.*compute on the processor/,
      );
      await control.press('End');
      await becomes((lab) => lab.state.value).toBe('paused');
    },
    () => page.evaluate(() => window.lab.set(['grid=32'])),
  ],
];

function fill(text: string): (field: Locator) => Promise<void> {
  return async (field) => {
    await field.fill(text);
    expect(await field.inputValue()).toBe(text);
  };
}

for (const [name, act, before] of TABLE) {
  it(`${name} answers`, async () => {
    await before?.();
    await look();
    const control = page.locator(`[data-control="${name}"]`);
    await control.first().waitFor({ state: 'attached' });
    await act(control);
  }, 60_000);
}

it('every control that was seen has a line in the table', () => {
  const known = new Set(TABLE.map(([name]) => name));
  expect([...seen].filter((name) => !known.has(name))).toEqual([]);
});

it('none of this wrote to the console or asked for another place', () => {
  expect(visit.trouble).toEqual({ messages: [], requests: [] });
});
