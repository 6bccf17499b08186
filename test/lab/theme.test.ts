import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookOf } from '../../src/output/chart-curves.ts';

const css = readFileSync(new URL('../../src/lab/style/theme.css', import.meta.url), 'utf8');
const [light, dark] = css.split('@media (prefers-color-scheme: dark)').map(colours);

/** Custom properties of six hexadecimal digits. */
function colours(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['surface', 'wash', 'raised'];

// 4.5 is AA for text (WCAG 1.4.3), 3 for borders and states of controls and for lines of a chart (1.4.11).
describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  it.each(['ink', 'soft', 'accent', 'danger', 'warn', 'good'])('text in --%s is read on every ground', (text) => {
    for (const ground of GROUNDS) expect(contrast(theme[text], theme[ground]), ground).toBeGreaterThanOrEqual(4.5);
  });

  it('the words of the main button are read', () => {
    expect(contrast(theme['on-accent'], theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['edge', 'focus'])('what is drawn in --%s is seen beside the grounds it stands on', (name) => {
    for (const ground of ['surface', 'wash'])
      expect(contrast(theme[name], theme[ground]), ground).toBeGreaterThanOrEqual(3);
  });

  it('the slider is seen on the band of what was measured', () => {
    expect(contrast(theme.accent, theme.band)).toBeGreaterThanOrEqual(3);
  });

  it('the lines of both cases are seen in a chart', () => {
    for (const k of [0, 1]) expect(contrast(lookOf(k).colour, theme.surface)).toBeGreaterThanOrEqual(3);
  });
});

it('both themes name the same colours', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light));
  expect(Object.keys(light).length).toBeGreaterThan(10);
});
