/** One case from a few numbers: what is not given is chosen, with a reason, and all of it is a study file to go on from. */

import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { Case, Study } from './case.ts';
import { FARADAY, GAS } from './constants.ts';
import { electrolyteRecords } from './electrolytes/index.ts';
import { merge, nest } from './layers.ts';
import { diffusivityOf } from './maps.ts';
import { type Override, readOverride } from './overrides.ts';
import { parseStudy } from './parse.ts';
import { StudyError } from './study-error.ts';

/** A value that nobody gave. */
export interface Choice {
  /** `control.current` */
  readonly path: string;
  /** As in a study file. */
  readonly value: unknown;
  /** Completes `because …`. */
  readonly because: string;
}

export interface SingleStudy {
  readonly study: Study;
  /** The study file that gives `study`. */
  readonly text: string;
  /** What was chosen, in the order of the file. */
  readonly choices: readonly Choice[];
}

const NAME = 'single';
/** The order of a case's keys in the file; any other comes last. */
const ORDER = 'name label temperature metal electrolyte domain grid surface control duration experiment'.split(' ');
/** Current over the limiting one: a little above, where an electrolyte shows what it is worth. */
const EXCESS = 1.2;
/** Metal to be plated, where it is flat [m]. */
const PLATED = 1.6e-6;
/** Compliance over what the cell needs at its start. */
const RESERVE = 2;

const SHAPE: readonly Choice[] = [
  {
    path: 'domain',
    value: { width: '6 um', height: '6 um' },
    because: 'a few tips fit in it; above it the electrolyte keeps its concentration',
  },
  { path: 'grid', value: 96, because: 'a nucleus is three interface widths then and the run takes seconds' },
  {
    path: 'surface',
    value: { thickness: '0.36 um', nuclei: { count: 3, radius: '0.3 um' } },
    because: 'three nuclei are tips to start from: they lead, or they are caught up with',
  },
];

/**
 * The study of one case under overrides `path=value`, as of `--set`, which must hold an electrolyte.
 *
 * The current, if none is given, is 1.2 F D c₀/(t₋ L), above what the electrolyte can feed over the height L of the domain
 * above the metal; the compliance twice (2RT/F) asinh(i/2i₀) + iL/σ; the duration F d/(V_m i) for d = 1.6 µm of flat metal.
 * Two digits each; none of these beside an experiment. Throws StudyError with what is wrong with the overrides, or cannot be chosen.
 */
export function singleCase(overrides: readonly string[]): SingleStudy {
  const given = overrides.map((override) => readOverride(override, [NAME]));
  const isGiven = (...paths: readonly string[]) => given.some((one) => paths.includes(one.path.join('.')));
  const shape = [...metalOf(given), ...SHAPE].filter(({ path }) => !isGiven(path));
  const isSaid = (path: string) =>
    isGiven('experiment') || (path.startsWith('control') && isGiven('control', 'control.voltage'));
  const later = (current: string, compliance: string, duration: string, reasons: readonly [string, string, string]) =>
    [
      { path: 'control.current', value: current, because: reasons[0] },
      { path: 'control.compliance', value: compliance, because: reasons[1] },
      { path: 'duration', value: duration, because: reasons[2] },
    ].filter(({ path }) => !isGiven(path) && !isSaid(path));
  // Any current and duration make a case from which the right ones follow; what is wrong with the numbers is told here.
  const draft = textOf([...shape, ...later('1 mA/cm2', '5 V', '1 h', ['', '', ''])], []);
  const [input] = parseStudy(draft, { overrides }).cases;

  const height = input.grid.ny * input.grid.spacing - input.surface.thickness;
  const isCurrentGiven =
    isGiven('experiment') || input.control.kind === 'voltage' || isGiven('control', 'control.current');
  const limit = limitingCurrent(input, height);
  if (!isCurrentGiven && !Number.isFinite(limit)) {
    throw new StudyError([
      'the current is missing: anions that stand still set no limiting current to choose it by; give it, like --current "1 mA/cm2"',
    ]);
  }
  if (input.control.kind === 'voltage' && !isGiven('duration', 'experiment'))
    throw new StudyError([
      'the duration is missing: it does not follow from a voltage; give it, like --duration "150 s"',
    ]);
  const milliamperes = (density: number) => `${rounded(density / 10)} mA/cm2`;
  const density =
    isCurrentGiven && input.control.kind === 'current' ? input.control.density : 10 * rounded((EXCESS * limit) / 10);
  const needed = startingVoltage(input, density, height);
  const chosen = later(
    milliamperes(density),
    `${Math.ceil(10 * RESERVE * needed) / 10} V`,
    `${rounded((FARADAY * PLATED) / (input.metal.molarVolume * density))} s`,
    [
      `it is ${EXCESS} times the limiting current, ${milliamperes(limit)}: above what this electrolyte can feed over ${rounded(height * 1e6)} um`,
      `a cycler has one; kinetics and resistance need ${rounded(needed * 1000)} mV at the start, half of it`,
      `${rounded(PLATED * 1e6)} um of metal plate until then where it is flat`,
    ],
  );
  const choices = [...shape, ...chosen];
  const text = textOf(choices, given);
  return { study: parseStudy(text, { name: NAME, file: 'study.yaml' }), text, choices };
}

/** That of a known electrolyte, else lithium. */
function metalOf(given: readonly Override[]): Choice[] {
  const own = given.map(({ path, value }) => (path.length === 1 && isRecord(value) ? value.electrolyte : undefined));
  const name = own.find((value) => typeof value === 'string') ?? '';
  const record = Object.hasOwn(electrolyteRecords, name) ? electrolyteRecords[name] : undefined;
  const because = record ? `${record.label} was measured with it` : 'most of these electrolytes are made for it';
  return [{ path: 'metal', value: record?.metal ?? 'lithium', because }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** F D c₀/(t₋ L) [A/m²]; L [m] */
export function limitingCurrent({ electrolyte, temperature }: Case, height: number): number {
  const { concentration, transference } = electrolyte;
  const diffusivity = diffusivityOf(electrolyte, concentration, temperature);
  return (FARADAY * diffusivity * concentration) / ((1 - transference) * height);
}

/** Overpotential of the kinetics for α = ½ and resistance of the electrolyte [V], before the salt has moved. */
function startingVoltage({ electrolyte, temperature }: Case, density: number, height: number): number {
  const thermal = (GAS * temperature) / FARADAY;
  const kinetic = 2 * thermal * Math.asinh(Math.abs(density) / (2 * electrolyte.exchangeCurrent));
  return kinetic + (Math.abs(density) * height) / electrolyte.conductivity;
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

/** The file: choices under what was given, each choice under its reason. */
function textOf(choices: readonly Choice[], given: readonly Override[]): string {
  const layers = [
    ...choices.map(({ path, value }) => nest(path.split('.'), value)),
    ...given.map(({ value }) => value),
  ];
  const merged = layers.reduce<unknown>((lower, upper) => merge(lower, upper), { name: NAME }) as Record<
    string,
    unknown
  >;
  const place = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = Object.keys(merged).sort((a, b) => place(a) - place(b));
  const document = new Document({
    title: 'A single case',
    cases: [Object.fromEntries(keys.map((key) => [key, merged[key]]))],
  });
  for (const { path, because } of choices) {
    const parts = path.split('.');
    const parent = document.getIn(['cases', 0, ...parts.slice(0, -1)]);
    if (isMap(parent)) note(parent, parts[parts.length - 1], ` Chosen: ${because}.`);
  }
  return document.toString({ lineWidth: 0 });
}

/** A comment on the line before a key. */
function note(map: YAMLMap, key: string, comment: string): void {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair && isScalar(pair.key)) pair.key.commentBefore = comment;
}
