import { describe, expect, test } from 'vitest';
import { electrolyteRecords } from '../../src/case/electrolytes/index.ts';
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
    `6:3 defaults.electrolyte.transference: missing; give it, like 0.4, or a base: ${Object.keys(electrolyteRecords).join(', ')}`,
    `6:3 defaults.electrolyte.exchange current: missing; give it, like "0.05 mA/cm2", or a base: ${Object.keys(electrolyteRecords).join(', ')}`,
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
  [
    'electrolyte: {base: pvh, conductivity: calibrate to pvh-im}',
    '6:42 defaults.electrolyte.conductivity: there is no filler, so nothing to calibrate; give the value itself, or a filler',
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
    'filler: {structure: {}, conductivity: 1 S/m, transference: 0.5}',
    '10:12 defaults.filler.structure.kind: missing; one of nanorods, cubes, clusters, grains, channels, pores, discs, layers, image',
  ],
  [
    'filler: {structure: rods, conductivity: 1 S/m, transference: 0.5}',
    '10:23 defaults.filler.structure: "rods" is not a map with a kind, one of nanorods, cubes, clusters, grains, channels, pores, discs, layers, image, and its sizes',
  ],
  [
    'filler: {structure: {kind: cubes, width: 1 um, fraction: 10 %}, conductivity: 1 S/m, transference: 0.5}',
    '10:12 defaults.filler.structure.side: missing; a length is written like "6 um" or "300 nm"',
    '10:37 defaults.filler.structure.width: unknown key "width"; known: kind, side, angle, spread, fraction',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: -1 S/m, transference: 0.5}',
    '10:81 defaults.filler.conductivity: "-1 S/m" must be at least 0',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m}',
    '10:3 defaults.filler.transference: missing; a plain number is written like 0.5 or 18 %; only an insulator, of 0 S/m, has none',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m, transference: 0.5, from: 6 um}',
    '10:113 defaults.filler.from: 6 um leaves no filler in a domain 6 um high; start lower',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m, transference: 0.5, from: -1 um}',
    '10:113 defaults.filler.from: "-1 um" must be at least 0',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m, transference: 0.5, shell: {conductivity: 1 S/m, transference: 0.5}}',
    '10:107 defaults.filler.shell.thickness: missing; a length is written like "6 um" or "300 nm"',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m, transference: 0.5, shell: {thickness: 0.1 um, conductivity: 1 S/m, transference: 1}}',
    '10:107 defaults.filler.shell.diffusivity: missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: 1 S/m, transference: 0.5, shell: {thickness: 0.1 nm, conductivity: 1 S/m, transference: 0.5}}',
    '10:126 defaults.filler.shell.thickness: 0.0001 um is thinner than 0.000732422 um, a sample of the largest picture of this domain; make the domain smaller, or the shell thicker and its conductivity as much less',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: calibrate to pvh-imm, transference: calibrate to 1.2}',
    '10:81 defaults.filler.conductivity: calibrate to: there is no electrolyte "pvh-imm"; did you mean pvh-im?; a conductivity is written like "0.36 mS/cm" or "0.036 S/m"',
    '10:117 defaults.filler.transference: calibrate to: "1.2" must be more than 0 and at most 1',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: calibrate pvh-im, transference: calibrate to}',
    '10:81 defaults.filler.conductivity: "calibrate pvh-im" is not understood; write "calibrate to pvh-im" or "calibrate to 0.36 mS/cm"',
    '10:113 defaults.filler.transference: "calibrate to" is not understood; write "calibrate to pvh-im" or "calibrate to 0.5"',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: calibrate to 1.2 V, transference: 0.5}',
    '10:81 defaults.filler.conductivity: calibrate to: "1.2 V" is a voltage, not a conductivity; a conductivity is written like "0.36 mS/cm" or "0.036 S/m"',
  ],
  [
    'filler: {structure: {kind: grains, size: 1 um, fraction: 80 %}, conductivity: calibrate to pvh-im, transference: 0.5, shell: {thickness: 0.1 um, conductivity: 1 S/m, transference: calibrate to pvh-im}}',
    '10:183 defaults.filler.shell.transference: the conductivity of the filler is to be calibrated too; only one phase may be unknown, so give one of the two',
  ],
  [
    'filler: {structure: {kind: image, file: a.png, pixel: 10 nm, filler: [200, 300], shell: 7}, conductivity: 1 S/m, transference: 0.5}',
    '10:78 defaults.filler.structure.filler.1: 300 must be a whole number from 0 to 255',
    '10:91 defaults.filler.structure.shell: 7 is not a pair; grey levels from 0, black, to 255, white: the first and the last that belong to it, like [128, 255]',
  ],
  [
    'filler: {structure: {kind: image, file: a.png, pixel: 10 nm, filler: [100, 255], shell: [50, 127]}, conductivity: 1 S/m, transference: 0.5, shell: {conductivity: 1 S/m, transference: 0.5}}',
    '10:91 defaults.filler.structure.shell: overlapping phases: grey levels 100 to 127 belong to the filler too; let each level belong to one phase',
  ],
  [
    'filler: {structure: {kind: image, file: a.png, pixel: 10 nm, filler: [255, 100]}, conductivity: 1 S/m, transference: 0.5}',
    '10:72 defaults.filler.structure.filler: grey levels from 255 to 100 are none; exchange the two',
  ],
  [
    'filler: {structure: {kind: image, file: a.png, pixel: 10 nm, filler: [100, 255]}, conductivity: 1 S/m, transference: 0.5}',
    '10:43 defaults.filler.structure.file: a.png cannot be read here: the study has no place in a folder; load it with loadStudy',
  ],
  [
    'surface: {thickness: 6 um}',
    '7:24 defaults.surface.thickness: 6 um of metal leaves no electrolyte in a domain 6 um high',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: 3}',
    '7:40 defaults.surface.nuclei: must be a list of {position, radius}, a row {count, radius}, or random ones {random, radius}',
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
  ['surface: {thickness: -1 um}', '7:24 defaults.surface.thickness: "-1 um" must be at least 0'],
  [
    'surface: {thickness: 0 um}',
    '7:24 defaults.surface.thickness: a bare electrode has no metal to plate on; give at least one nucleus that is there at the start, or a thickness',
  ],
  [
    'surface: {thickness: 0 um, nuclei: [{position: 1 um, radius: 0.3 um, time: 5 s}]}',
    '7:24 defaults.surface.thickness: a bare electrode has no metal to plate on; give at least one nucleus that is there at the start, or a thickness',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: [{position: 1 um, radius: 0.3 um, time: 151 s}]}',
    '7:80 defaults.surface.nuclei.0.time: 151 s is beyond the duration of 150 s',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {radius: 0.3 um}}',
    '7:40 defaults.surface.nuclei: needs either a count, for a row, or random, a number of nuclei in random places',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {count: 3, radius: 0.3 um, spread: 10 %}}',
    '7:75 defaults.surface.nuclei.spread: is for random nuclei; a row is even',
  ],
  [
    'surface: {thickness: 0.3 um, nuclei: {random: 3, radius: 0.3 um, apart: 2 um}}',
    '7:75 defaults.surface.nuclei.apart: 3 nuclei 2 um apart take 6 um of a width of 6 um that repeats; choose fewer or a smaller distance',
  ],
  [
    'surface: {thickness: 0.3 um, nucleation: {rate: 0.02 /um, radius: 0.3 um}}',
    '7:51 defaults.surface.nucleation.rate: "0.02 /um" is a quantity in m-1, not a rate of nucleation; a rate of nucleation is written like "0.02 /um/s" or "2e4 /m/s"',
  ],
  [
    'surface: {thickness: 0.3 um, nucleation: {rate: 10 /um/s, radius: 0.3 um}}',
    '7:51 defaults.surface.nucleation.rate: makes some 9.0e+3 nuclei until 150 s; choose a rate that makes 5000 at most',
  ],
  [
    'surface: {thickness: 0.3 um, nucleation: {rate: 0.02 /um/s, radius: 0.3 um, until: 3 min}}',
    '7:86 defaults.surface.nucleation.until: 180 s is beyond the duration of 150 s',
  ],
  [
    'surface: {thickness: 0.3 um, roughness: {rms: 50 nm, shortest: 3 um, longest: 1 um}}',
    '7:66 defaults.surface.roughness.shortest: 3 um is longer than the longest, 1 um',
  ],
  [
    'surface: {thickness: 0.3 um, roughness: {rms: 50 nm, shortest: 3.1 um, longest: 5.9 um}}',
    '7:83 defaults.surface.roughness.longest: no whole number of wavelengths from 3.1 um to 5.9 um fits a width of 6 um; widen the band',
  ],
  [
    'surface: {thickness: 0 um, nuclei: {count: 1, radius: 1 um}, roughness: {rms: 50 nm, shortest: 1 um, longest: 3 um}}',
    '7:75 defaults.surface.roughness: a bare electrode has no metal to be rough; give a thickness',
  ],
  [
    'surface: {thickness: 0.3 um, roughness: {rms: 1.5 um, shortest: 1 um, longest: 3 um}}',
    '7:49 defaults.surface.roughness.rms: 1.5 um reaches the top; choose a smaller one',
  ],
  ['control: {}', '8:12 defaults.control: needs a current, like "8 mA/cm2", or a voltage, like "0.2 V"'],
  [
    'control: {current: 8 mA}',
    '8:22 defaults.control.current: "8 mA" is a current, not a current density; a current density is written like "8 mA/cm2" or "80 A/m2"',
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
  ['output: {fields: 5 s}', '10:20 defaults.output.fields: must be a list of times or {every: 30 s}'],
  [
    'output: {fields: [0 s, 200 s]}',
    '10:26 defaults.output.fields.1: 200 s is beyond the duration of 150 s; name earlier times',
  ],
  ['output: {fields: [60 s, 30 s]}', '10:27 defaults.output.fields.1: 30 s does not come after the time before it'],
  [
    'output: {fields: {every: 200 s}}',
    '10:28 defaults.output.fields.every: 200 s is beyond the duration of 150 s; name earlier times',
  ],
  [
    'output: {fields: {every: 10 ms}}',
    '10:28 defaults.output.fields.every: 0.01 s makes more than 10000 moments of fields in 150 s',
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
