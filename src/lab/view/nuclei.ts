/** Nuclei as text of a change, and their places in a panel. */
import type { Case, Nucleus } from '../../case/case.ts';
import type { Lab, Probe } from '../lab.ts';

/** Radius of a new nucleus, in cells: the least that a diffuse front of four cells shows as a bump. */
const NEW_RADIUS = 4;
/** Least and greatest radius, in cells and in heights of the domain [–]. */
const LEAST_CELLS = 2;
const MOST_SHARE = 0.5;

/** The cases of the panels, with what is set, also where the run has not taken it up yet. */
export function casesOf(lab: Lab): readonly Case[] {
  const { cases } = lab.study.value;
  return lab.setup.value.shown.flatMap((name) => cases.find((input) => input.name === name) ?? []);
}

/** Where a nucleus sits at the start: on the mean of the flat metal. */
export function placeOf({ grid, surface }: Case, { position }: Nucleus): Probe {
  return { x: position / (grid.nx * grid.spacing), y: surface.thickness / (grid.ny * grid.spacing) };
}

/** Another place and radius within the domain; across periodic sides it comes in again. */
export function moved({ grid, sides }: Case, nucleus: Nucleus, position: number, radius = nucleus.radius): Nucleus {
  const { nx, ny, spacing } = grid;
  const width = nx * spacing;
  const inside = sides === 'periodic' ? ((position % width) + width) % width : Math.min(width, Math.max(0, position));
  const kept = Math.min(MOST_SHARE * ny * spacing, Math.max(LEAST_CELLS * spacing, radius));
  return { ...nucleus, position: inside, radius: kept };
}

/** One more at a distance from the left [m], from now on. It is as large as the case's first one. */
export function withOneMore({ surface, grid }: Case, position: number, time: number): readonly Nucleus[] {
  const radius = surface.nuclei[0]?.radius ?? NEW_RADIUS * grid.spacing;
  return [...surface.nuclei, { position, radius, time }];
}

/** `surface.nuclei=[{position: 1 um, radius: 0.3 um}]`, of all cases where all have the same, else of the one. */
export function nucleiChange(cases: readonly Case[], index: number, nuclei: readonly Nucleus[]): string {
  const { name, surface } = cases[index];
  const isCommon = cases.every((other) => sameNuclei(other.surface.nuclei, surface.nuclei));
  const list = nuclei.map(({ position, radius, time }) => {
    const later = time > 0 ? `, time: ${short(time)} s` : '';
    return `{position: ${short(position * 1e6)} um, radius: ${short(radius * 1e6)} um${later}}`;
  });
  return `${isCommon ? '' : `cases.${name}.`}surface.nuclei=[${list.join(', ')}]`;
}

function sameNuclei(a: readonly Nucleus[], b: readonly Nucleus[]): boolean {
  const same = (p: Nucleus, q: Nucleus) => p.position === q.position && p.radius === q.radius && p.time === q.time;
  return a.length === b.length && a.every((nucleus, k) => same(nucleus, b[k]));
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
