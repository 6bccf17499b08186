/** An island of metal in a bath on all sides, from what the user wrote. */

import type { Surface } from './case.ts';
import { micrometres, type Refuse } from './problems.ts';
import type { CaseInput } from './schema.ts';

/** The bath holds the potential on four sides, so that the current follows from it; nothing else lies in the domain. */
export function resolveIsland({ surface, domain, control, experiment }: CaseInput, refuse: Refuse): Surface {
  const radius = surface.island?.radius ?? 0;
  if (!surface.island)
    refuse(['surface', 'island'], 'missing; a reservoir on all sides feeds an island of metal, like {radius: 1 um}');
  if (domain.sides !== 'reservoir')
    refuse(
      ['domain', 'sides'],
      `${domain.sides} sides feed no island; choose sides: reservoir, or a surface without an island`,
    );
  if (domain.top !== 'reservoir')
    refuse(['domain', 'top'], 'a counter electrode faces a flat electrode; an island lies in a bath, top: reservoir');
  if (control.voltage === undefined && experiment === undefined)
    refuse(['control'], 'the bath around an island holds a voltage, and the current follows; give voltage: 0.2 V');
  const inTheWay = [
    surface.thickness > 0 && 'thickness',
    (!Array.isArray(surface.nuclei) || surface.nuclei.length > 0) && 'nuclei',
    surface.roughness && 'roughness',
    surface.nucleation && 'nucleation',
  ].filter((key) => typeof key === 'string');
  for (const key of inTheWay) refuse(['surface', key], 'an island is all the metal there is; leave this out');
  const room = Math.min(domain.width, domain.height) / 2;
  if (radius >= room)
    refuse(
      ['surface', 'island', 'radius'],
      `${micrometres(radius)} reaches the sides, ${micrometres(room)} from the middle; choose a smaller one`,
    );
  return { thickness: 0, nuclei: [], island: { radius } };
}
