import { describe, expect, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import { StudyError } from '../../src/case/study-error.ts';
import { least, withLine } from './study.ts';

function problems(text: string): readonly string[] {
  try {
    parseStudy(text);
  } catch (error) {
    if (error instanceof StudyError) return error.problems;
    throw error;
  }
  return [];
}

test('the file that the wrong ones are made of is right', () => {
  expect(problems(least)).toEqual([]);
});

/** A line of the defaults, and everything that is said of it after `study.yaml:`. */
const lines: readonly (readonly [line: string, ...messages: string[]])[] = [
  [
    'temperature: 25',
    '10:16 defaults.temperature: 25 has no unit; a temperature is written like "25 degC" or "298.15 K"',
  ],
  [
    'temperature: 25 um',
    '10:16 defaults.temperature: "25 um" is a length, not a temperature; a temperature is written like "25 degC" or "298.15 K"',
  ],
  ['temperature: -300 degC', '10:16 defaults.temperature: "-300 degC" must be above absolute zero'],
  ['temprature: 25 degC', '10:3 defaults.temprature: unknown key "temprature"; did you mean temperature?'],
  ['duration: fast', '9:13 defaults.duration: "fast" is not a quantity; a time is written like "150 s" or "2 min"'],
  ['duration: 0 s', '9:13 defaults.duration: "0 s" must be more than 0'],
  ['duration: -5 s', '9:13 defaults.duration: "-5 s" must be more than 0'],
  [
    'duration: [150 s]',
    '9:13 defaults.duration: ["150 s"] is not a quantity; a time is written like "150 s" or "2 min"',
  ],
  [
    'duration: 5 sek',
    '9:13 defaults.duration: "5 sek": there is no unit "sek"; a time is written like "150 s" or "2 min"',
  ],
  ['domain: 6 um', '3:11 defaults.domain: "6 um" is not a map of width, height, sides, top'],
  ['domain: {width: 6 um}', '3:3 defaults.domain.height: missing; a length is written like "6 um" or "300 nm"'],
  [
    'domain: {width: 6, height: 6 um}',
    '3:19 defaults.domain.width: 6 has no unit; a length is written like "6 um" or "300 nm"',
  ],
  [
    'domain: {width: 6 um, height: 6 um, sides: periodc}',
    '3:46 defaults.domain.sides: "periodc" is not known; did you mean periodic?',
  ],
  [
    'domain: {width: 6 um, height: 6 um, top: open}',
    '3:44 defaults.domain.top: "open" is not known; known: reservoir, counter electrode',
  ],
  [
    'domain: {width: 6 um, height: 6 um, depth: 1 um}',
    '3:39 defaults.domain.depth: unknown key "depth"; known: width, height, sides, top',
  ],
  [
    'domain: {width: 6 um, height: 5.1 um}',
    '4:9 defaults.grid: 96 cells of 0.0625 um do not fill a height of 5.1 um evenly; nearest heights are 5.0625 um and 5.125 um, nearest grids 80 and 100',
  ],
  [
    'domain: {width: 6 um, height: 0.125 um}',
    '4:9 defaults.grid: 96 makes 2 cells in the height, accepted are 4 to 16384',
    '7:24 defaults.surface.thickness: 0.3 um of metal leaves no electrolyte in a domain 0.125 um high',
  ],
  [
    'grid: 127',
    '4:9 defaults.grid: 127 is odd: red and black cells must alternate around the domain; nearest are 126 and 128',
  ],
  ['grid: 96.5', '4:9 defaults.grid: 96.5 must be a whole number from 2 to 16384'],
  ['grid: 32768', '4:9 defaults.grid: 32768 must be a whole number from 2 to 16384'],
  ['grid: coarse', '4:9 defaults.grid: "coarse" is not a quantity; a whole number is written like 128'],
  ['grid: {nx: 96}', '4:3 defaults.grid.ny: missing; a whole number is written like 128'],
  [
    'grid: {nx: 96, ny: 100}',
    '4:22 defaults.grid.ny: 100 makes cells of 0.0625 um by 0.06 um; square ones need ny = 96',
  ],
  ['metal: litium', '5:10 defaults.metal: "litium" is not known; did you mean lithium?'],
  ['metal: 3', '5:10 defaults.metal: 3 is neither a name (lithium, sodium) nor a map'],
  [
    'metal: {surface energy: 0.5 J/m2}',
    '5:3 defaults.metal.molar volume: missing; give it, like "13 cm3/mol", or a base: lithium, sodium',
  ],
  [
    'metal: {base: lithium, surface energy: 0.5}',
    '5:42 defaults.metal.surface energy: 0.5 has no unit; a surface energy is written like "0.5 J/m2"',
  ],
  [
    'metal: {base: lithium, surface anisotropy: {strength: 0.07}}',
    `5:57 defaults.metal.surface anisotropy.strength: 0.07 must be below 1/(m² − 1) = 0.06667 with m = 4 folds: there the stiffness a + a'' turns negative and the surface breaks into corners`,
  ],
  [
    'metal: {base: lithium, kinetic anisotropy: {strength: 1.2}}',
    '5:57 defaults.metal.kinetic anisotropy.strength: 1.2 must be at least 0 and below 1',
  ],
  [
    'metal: {base: lithium, kinetic anisotropy: {strength: 0.2, folds: 2.5}}',
    '5:69 defaults.metal.kinetic anisotropy.folds: 2.5 must be a whole number from 1 to 12',
  ],
  [
    'metal: {base: lithium, kinetic anisotropy: {strength: 0.2, angle: 45}}',
    '5:69 defaults.metal.kinetic anisotropy.angle: 45 has no unit; an angle is written like "45 deg" or "0.785 rad"',
  ],
  [
    'metal: {base: lithium, anisotropy: {strength: 0.2}}',
    '5:26 defaults.metal.anisotropy: unknown key "anisotropy"; did you mean kinetic anisotropy?',
  ],
  ['electrolyte: pvh_im', '6:16 defaults.electrolyte: "pvh_im" is not known; did you mean pvh-im?'],
  [
    'electrolyte: {conductivity: 0.36 mS/cm}',
    '6:3 defaults.electrolyte.transference: missing; give it, like 0.4, or a base: pvh, pvh-im',
    '6:3 defaults.electrolyte.exchange current: missing; give it, like "0.05 mA/cm2", or a base: pvh, pvh-im',
  ],
  [
    'electrolyte: {base: pvh, conductivity: 0.36 mS}',
    '6:42 defaults.electrolyte.conductivity: "0.36 mS" is a quantity in m-2 kg-1 s3 A2, not a conductivity; a conductivity is written like "0.36 mS/cm" or "0.036 S/m"',
  ],
  [
    'electrolyte: {base: pvh, conductivity: -0.36 mS/cm}',
    '6:42 defaults.electrolyte.conductivity: "-0.36 mS/cm" must be more than 0',
  ],
  [
    'electrolyte: {base: pvh, conductivty: 0.36 mS/cm}',
    '6:28 defaults.electrolyte.conductivty: unknown key "conductivty"; did you mean conductivity?',
  ],
  [
    'electrolyte: {base: pvh, transference: 1.2}',
    '6:42 defaults.electrolyte.transference: 1.2 must be more than 0 and at most 1',
  ],
  [
    'electrolyte: {base: pvh, transference: 0}',
    '6:42 defaults.electrolyte.transference: 0 must be more than 0 and at most 1',
  ],
  [
    'electrolyte: {base: pvh, transference: 1}',
    '6:3 defaults.electrolyte.diffusivity: missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  ],
  [
    'electrolyte: {base: pvh, transfer coefficient: 1}',
    '6:50 defaults.electrolyte.transfer coefficient: 1 must be between 0 and 1',
  ],
  ['filler: rods', '10:11 defaults.filler: "rods" is neither none nor a map'],
  [
    'filler: {structure: {kind: nanorod, length: 0.7 um, width: 70 nm, fraction: 18 %}, conductivity: 30 x matrix, transference: 0.5}',
    '10:30 defaults.filler.structure.kind: "nanorod" is not known; did you mean nanorods?',
  ],
  [
    'filler: {structure: {kind: nanorods, length: 70 nm, width: 0.7 um, fraction: 18 %}, conductivity: 30 x matrix, transference: 0.5}',
    '10:62 defaults.filler.structure.width: 0.7 um is more than the length of 0.07 um; exchange the two',
  ],
  [
    'filler: {structure: {kind: nanorods, length: 70 nm, width: 1 nm, fraction: 18 %}, conductivity: 30 x matrix, transference: 0.5}',
    '10:62 defaults.filler.structure.width: 0.001 um is too thin to draw in a domain of 6 um by 6 um; make the domain smaller or take the composite as one medium',
  ],
  [
    'filler: {structure: {kind: nanorods, length: 0.7 um, width: 70 nm, fraction: 18}, conductivity: 30, transference: 0.5}',
    '10:80 defaults.filler.structure.fraction: 18 must be between 0 and 1',
    '10:99 defaults.filler.conductivity: 30 has no unit; a conductivity is written like "0.36 mS/cm" or "30 x matrix"',
  ],
  [
    'filler: {structure: {kind: nanorods, length: 0.7 um, width: 70 nm, fraction: 18 %}, conductivity: 1 S/m, transference: 1}',
    '10:3 defaults.filler.diffusivity: missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  ],
  [
    'filler: {structure: {kind: nanorods, length: 0.7 um, width: 70 nm, fraction: 18 %}, conductivity: 1 S/m, transference: 0.5, blocking: yes}',
    '10:137 defaults.filler.blocking: "yes" is neither true nor false',
  ],
  [
    'surface: {thickness: 6 um}',
    '7:24 defaults.surface.thickness: 6 um of metal leaves no electrolyte in a domain 6 um high',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: 3}',
    '7:40 defaults.surface.nuclei: must be a list of {position, radius} or one {count, radius}',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {count: 3}}',
    '7:32 defaults.surface.nuclei.radius: missing; a length is written like "6 um" or "300 nm"',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {count: 2.5, radius: 0.3 um}}',
    '7:48 defaults.surface.nuclei.count: 2.5 must be a whole number from 1 to 10000',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {count: 3, radius: 6 um}}',
    '7:59 defaults.surface.nuclei.radius: 6 um reaches the top, 5.7 um above the metal; choose a smaller one',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: [{position: 7 um, radius: 0.3 um}]}',
    '7:52 defaults.surface.nuclei.0.position: 7 um lies outside the domain, which is 6 um wide',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: [{position: 1 um, raduis: 0.3 um}]}',
    '7:41 defaults.surface.nuclei.0.radius: missing; a length is written like "6 um" or "300 nm"',
    '7:58 defaults.surface.nuclei.0.raduis: unknown key "raduis"; did you mean radius?',
  ],
  ['control: {}', '8:12 defaults.control: needs a current, like "8 mA/cm2", or a voltage, like "0.2 V"'],
  [
    'control: {current: 8 mA}',
    '8:22 defaults.control.current: "8 mA" is a quantity in A, not a current density; a current density is written like "8 mA/cm2" or "80 A/m2"',
  ],
  ['control: {current: -8 mA/cm2}', '8:22 defaults.control.current: "-8 mA/cm2" must be more than 0'],
  [
    'control: {current: 8 mA/cm2, voltage: 0.2 V}',
    '8:41 defaults.control.voltage: a current is given too; choose one of them',
  ],
  ['control: {curent: 8 mA/cm2}', '8:13 defaults.control.curent: unknown key "curent"; did you mean current?'],
  ['noise: 2', '10:10 defaults.noise: 2 must be at least 0 and below 1'],
  ['seed: -1', '10:9 defaults.seed: -1 must be a whole number from 0 to 4294967295'],
  ['seed: 1.5', '10:9 defaults.seed: 1.5 must be a whole number from 0 to 4294967295'],
  ['numerics: {interface width: 0 cells}', '10:31 defaults.numerics.interface width: "0 cells" must be more than 0'],
  [
    'numerics: {interface width: thin}',
    '10:31 defaults.numerics.interface width: "thin" is not a quantity; a length is written like "6 um" or "1.5 cells"',
  ],
  ['numerics: {courant: 2}', '10:23 defaults.numerics.courant: 2 must be more than 0 and at most 1'],
  [
    'numerics: {largest step: 1}',
    '10:28 defaults.numerics.largest step: 1 has no unit; a time is written like "150 s" or "2 min"',
  ],
  ['output: {frames: 30 s}', '10:20 defaults.output.frames: must be a list of times or {every: 30 s}'],
  [
    'output: {frames: [30]}',
    '10:21 defaults.output.frames.0: 30 has no unit; a time is written like "150 s" or "2 min"',
  ],
  [
    'output: {frames: [0 s, 200 s]}',
    '10:26 defaults.output.frames.1: 200 s is beyond the duration of 150 s; name earlier frames, as --frames does',
  ],
  ['output: {frames: [60 s, 30 s]}', '10:27 defaults.output.frames.1: 30 s does not come after the time before it'],
  [
    'output: {frames: {every: 200 s}}',
    '10:28 defaults.output.frames.every: 200 s is beyond the duration of 150 s; name earlier frames, as --frames does',
  ],
  ['output: {sampling: 200 s}', '10:22 defaults.output.sampling: 200 s is beyond the duration of 150 s'],
];

describe('a wrong line is named with its place, its value and the way out', () => {
  test.each(lines)('%s', (line, ...messages) => {
    expect(problems(withLine(line))).toEqual(messages.map((message) => `study.yaml:${message}`));
  });
});

/** A whole file, and everything that is said of it. */
const files: readonly (readonly [text: string, ...messages: string[]])[] = [
  [
    '',
    'study.yaml:1:1 title: missing; what the study shows',
    'study.yaml:1:1 cases: missing; a list of cases, each with a name',
  ],
  ['- a', 'study.yaml:1:1 ["a"] is not a map of title, question, defaults, cases'],
  ['title: t\ncases: []', 'study.yaml:2:8 cases: holds no case'],
  ['title: t\ncases: {name: a}', 'study.yaml:2:8 cases: not a list; a list of cases, each with a name'],
  ['title: t\ncases: [pvh]', 'study.yaml:2:9 cases.0: "pvh" is not a map'],
  [
    'title: [1\ncases: 3',
    'study.yaml:2:1 the file is not YAML here: flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  [`${least}title: again`, 'study.yaml:12:1 the file is not YAML here: map keys must be unique'],
  [`${least}titel: x`, 'study.yaml:12:1 titel: unknown key "titel"; did you mean title?'],
  [`${least}  - name: a`, 'study.yaml:12:11 cases.1.name: "a" is taken'],
  [
    least.replace('name: a', 'name: a b'),
    'study.yaml:11:11 cases.a b.name: "a b" may hold letters, digits, dot, dash and underscore only',
  ],
  [least.replace('name: a', 'label: A'), 'study.yaml:11:5 cases.0.name: missing; an identifier'],
  [
    least.replace('  duration: 150 s\n', ''),
    'study.yaml:10:5 cases.a.duration: missing; a time is written like "150 s" or "2 min"',
  ],
];

describe('a wrong file is named with what it lacks', () => {
  test.each(files)('%j', (text, ...messages) => {
    expect(problems(text)).toEqual(messages);
  });
});

test('all that is wrong is listed in the order of the file, a wrong default once', () => {
  const text = `${least.replace('grid: 96', 'grid: 95').replace('title', 'titel')}    noise: 2\n  - name: b\n    duration: 5\n`;
  expect(problems(text)).toEqual([
    'study.yaml:1:1 title: missing; what the study shows',
    'study.yaml:1:1 titel: unknown key "titel"; did you mean title?',
    'study.yaml:12:12 cases.a.noise: 2 must be at least 0 and below 1',
    'study.yaml:14:15 cases.b.duration: 5 has no unit; a time is written like "150 s" or "2 min"',
  ]);
  expect(problems(`${least.replace('grid: 96', 'grid: 95')}  - name: b\n`)).toHaveLength(1);
});
