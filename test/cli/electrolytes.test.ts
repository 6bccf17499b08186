/** The electrolytes that a study can name, as a user looks them up. */
import { expect, test } from 'vitest';
import { electrolyteRecords } from '../../src/case/electrolytes/index.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

interface Row {
  readonly name: string;
  readonly si: {
    readonly at: { readonly temperature: number; readonly conductivity: number; readonly extrapolated: boolean };
  };
}

const electrolytes = (...args: string[]) => tipfield(['electrolytes', ...args], { directory: temporaryFolder() });

test('without a name all are listed, each with the conductivity where it was measured and an asterisk at what is assumed', async () => {
  const { exitCode, stdout, stderr } = await electrolytes();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const name of Object.keys(electrolyteRecords)) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'));
  expect(stdout).toMatch(/^pvh-im +PVH-IM +lithium +1\.23 mS\/cm at 25 degC +0\.49 +0\.067 mA\/cm2 +Nano-Micro/m);
  expect(stdout).toMatch(/^cge +CGE +sodium +3\.37 mS\/cm at 25 degC +0\.4\* +0\.05 mA\/cm2\*/m);
});

test('a sheet tells where each number is from, what was observed, and how a study names it', async () => {
  const { exitCode, stdout } = await electrolytes('pvh-im');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^transference number +0\.49 +measured +2\.4, Fig\. 6d$/m);
  expect(stdout).toMatch(/^salt concentration +1000 mol\/m3 +assumed +the paper gives none/m);
  expect(stdout).toMatch(/^Li‖Li life at 0\.2 mA\/cm² +5550 h +2\.2, Fig\. 2a$/m);
  expect(stdout).toMatch(/^ {2}60 degC +2\.57 mS\/cm +extrapolated$/m);
  expect(stdout).toContain('doi 10.1007/s40820-025-01760-x');
  expect(stdout).toContain('\n  electrolyte: pvh-im\n');
});

test('the conductivity is told at the temperature that is asked for, and whether it was measured there', async () => {
  const { stdout } = await electrolytes('ppp', 'pgz', 'pcz', '--temperature', '-20 degC', '--json');
  expect((JSON.parse(stdout) as readonly Row[]).map(({ name, si }) => [name, si.at])).toEqual([
    ['ppp', { temperature: 253.15, conductivity: 0.0015, extrapolated: false }],
    ['pgz', { temperature: 253.15, conductivity: 0.02, extrapolated: false }],
    ['pcz', { temperature: 253.15, conductivity: 0.03, extrapolated: true }],
  ]);
});

test('several stand side by side, a dash where a paper says nothing', async () => {
  const { stdout } = await electrolytes('fge', 'cge');
  expect(stdout).toMatch(/^gel share +– +31\.29 wt%$/m);
});

test.each([
  [['pvh-mi'], 'tipfield: there is no electrolyte "pvh-mi"; did you mean pvh-im?'],
  [['pvh', '--temperature', '60'], '"60" has no unit; a temperature is written like "25 degC" or "298.15 K"'],
  [['pvh', '--temperature', '-300 degC'], 'it must be above absolute zero'],
  [['peo-spe', '--temperature', '-95 degC'], 'above its ideal glass temperature of 183.15 K only; 178.15 K is not'],
])('%j is refused with the way out', async (args, message) => {
  const { exitCode, stdout, stderr } = await electrolytes(...args);
  expect(stderr).toContain(message);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
});
