/** The metal at the start, and what nucleates later, from what the user wrote. */

import type { Nucleus, Surface } from './case.ts';
import { micrometres, type Path, type Refuse } from './problems.ts';
import { resolveIsland } from './resolve-island.ts';
import type { CaseInput } from './schema.ts';
import { MOST_NUCLEI } from './schema-surface.ts';
import { type Base, poissonNuclei, randomNuclei, widthTaken } from './surface/draw-nuclei.ts';
import { wavesOf } from './surface/rough-line.ts';

type Given = CaseInput['surface'];
type Placed = Exclude<Given['nuclei'], readonly unknown[]>;

/** The surface, its nuclei one by one in the order of their times. */
export function resolveSurface(input: CaseInput, refuse: Refuse): Surface {
  const { surface, domain } = input;
  if (surface.island || domain.sides === 'reservoir') return resolveIsland(input, refuse);
  const { thickness, roughness } = surface;
  const base: Base = { width: domain.width, periodic: domain.sides === 'periodic', seed: input.seed };
  if (thickness >= domain.height) {
    refuse(
      ['surface', 'thickness'],
      `${micrometres(thickness)} of metal leaves no electrolyte in a domain ${micrometres(domain.height)} high`,
    );
  }
  const given = surface.nuclei;
  const nuclei = Array.isArray(given) ? given : placed(given, base, refuse);
  nuclei.forEach((nucleus, index) => {
    checkNucleus(nucleus, Array.isArray(given) ? ['surface', 'nuclei', index] : ['surface', 'nuclei'], input, refuse);
  });
  const later = nucleated(input, base, refuse);
  if (thickness === 0 && !nuclei.some(({ time }) => time === 0)) {
    refuse(
      ['surface', 'thickness'],
      'a bare electrode has no metal to plate on; give at least one nucleus that is there at the start, or a thickness',
    );
  }
  if (roughness) checkRoughness(input, base, refuse);
  const all = [...nuclei, ...later].sort((a, b) => a.time - b.time);
  return { thickness, nuclei: all, ...(roughness && { roughness }) };
}

/** A row, or random places. */
function placed(given: Placed, base: Base, refuse: Refuse): Nucleus[] {
  const path = ['surface', 'nuclei'];
  const { count, random, radius, spread = 0, apart = 0 } = given;
  if ((count === undefined) === (random === undefined))
    refuse(path, 'needs either a count, for a row, or random, a number of nuclei in random places');
  if (random === undefined) {
    for (const key of ['spread', 'apart'] as const)
      if (given[key] !== undefined) refuse([...path, key], 'is for random nuclei; a row is even');
    return evenly(count ?? 0, radius, base.width);
  }
  const nuclei = { random, radius, spread, apart };
  const taken = widthTaken(nuclei, base.periodic);
  if (taken < base.width) return randomNuclei(nuclei, base);
  const where = base.periodic ? ' that repeats' : '';
  refuse(
    [...path, 'apart'],
    `${random} nuclei ${micrometres(apart)} apart take ${micrometres(taken)} of a width of ${micrometres(base.width)}${where}; choose fewer or a smaller distance`,
  );
  return [];
}

/** The middle of each of `count` equal parts of the width. */
function evenly(count: number, radius: number, width: number): Nucleus[] {
  return Array.from({ length: count }, (_, k) => ({ position: ((k + 0.5) / count) * width, radius, time: 0 }));
}

/** The nuclei of a rate; none that is later than the run. */
function nucleated({ surface, duration, domain }: CaseInput, base: Base, refuse: Refuse): Nucleus[] {
  const { nucleation } = surface;
  if (!nucleation) return [];
  const path = ['surface', 'nucleation'];
  const { rate, radius, spread, until = duration } = nucleation;
  if (until > duration) refuse([...path, 'until'], `${until} s is beyond the duration of ${duration} s`);
  const expected = rate * base.width * until;
  if (expected > MOST_NUCLEI / 2) {
    const share = `makes some ${expected.toPrecision(2)} nuclei until ${until} s`;
    refuse([...path, 'rate'], `${share}; choose a rate that makes ${MOST_NUCLEI / 2} at most`);
    return [];
  }
  checkRadius(radius * (1 + spread), [...path, 'radius'], domain.height - surface.thickness, refuse);
  return poissonNuclei({ rate, radius, spread, until }, base, MOST_NUCLEI);
}

function checkNucleus({ position, radius, time }: Nucleus, path: Path, input: CaseInput, refuse: Refuse): void {
  const { domain, duration, surface } = input;
  if (position > domain.width) {
    const place = `${micrometres(position)} lies outside the domain, which is ${micrometres(domain.width)} wide`;
    refuse([...path, 'position'], place);
  }
  if (time > duration) refuse([...path, 'time'], `${time} s is beyond the duration of ${duration} s`);
  checkRadius(radius, [...path, 'radius'], domain.height - surface.thickness, refuse);
}

function checkRadius(radius: number, path: Path, room: number, refuse: Refuse): void {
  if (room <= 0 || radius < room) return;
  refuse(path, `${micrometres(radius)} reaches the top, ${micrometres(room)} above the metal; choose a smaller one`);
}

/** Four times the root mean square stands for the highest peak: a sum of many waves passes it once in 16000 places. */
const PEAK = 4;

function checkRoughness({ surface, domain }: CaseInput, base: Base, refuse: Refuse): void {
  const { roughness, thickness } = surface;
  if (!roughness) return;
  const path = ['surface', 'roughness'];
  const { rms, shortest, longest } = roughness;
  if (thickness === 0) refuse(path, 'a bare electrode has no metal to be rough; give a thickness');
  if (shortest > longest)
    refuse([...path, 'shortest'], `${micrometres(shortest)} is longer than the longest, ${micrometres(longest)}`);
  else if (wavesOf(roughness, base).length === 0) {
    const whole = base.periodic ? 'wavelengths' : 'half wavelengths';
    refuse(
      [...path, 'longest'],
      `no whole number of ${whole} from ${micrometres(shortest)} to ${micrometres(longest)} fits a width of ${micrometres(base.width)}; widen the band`,
    );
  }
  if (thickness < domain.height && thickness + PEAK * rms >= domain.height)
    refuse([...path, 'rms'], `${micrometres(rms)} reaches the top; choose a smaller one`);
}
