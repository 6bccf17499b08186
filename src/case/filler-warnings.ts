/** What of a filler a grid may be too coarse for, or a domain may cut. */

import type { Case, Micrograph } from './case.ts';
import { bestConductivity, LEAST_CONDUCTIVITY } from './maps.ts';
import { thinnest } from './microstructure/features.ts';
import { micrometres } from './problems.ts';
import type { Warning } from './warnings.ts';

/**
 * Warns where the thinnest part of a filler or its shell is thinner than a cell, where the joined sides of a domain cut a
 * picture that would have repeated, and where a phase conducts less than the solver stands beside the best conductor.
 */
export function fillerWarnings(input: Case): Warning[] {
  const { name, electrolyte, filler, grid, sides } = input;
  if (!filler) return [];
  const { structure, shell } = filler;
  const found: Warning[] = [];
  const feature = thinnest(structure);
  const isSmeared = (size: number) => size < grid.spacing * (1 - 1e-9);
  const cell = micrometres(grid.spacing);
  if (feature && isSmeared(feature.size)) {
    const parts = `the ${feature.name} of ${micrometres(feature.size)} are thinner than a cell, ${cell}`;
    found.push({ code: 'filler', message: `${name}: ${parts}: they are smeared; use a finer grid` });
  }
  if (shell && shell.thickness > 0 && isSmeared(shell.thickness)) {
    const layer = `the shell of ${micrometres(shell.thickness)} is thinner than a cell, ${cell}`;
    found.push({ code: 'shell', message: `${name}: ${layer}: it is smeared; use a finer grid` });
  }
  if (structure.kind === 'image' && sides === 'periodic') {
    const message = seam(structure, grid.nx * grid.spacing);
    if (message) found.push({ code: 'image', message: `${name}: ${message}` });
  }
  const best = bestConductivity(input);
  for (const [phase, { conductivity }] of Object.entries({
    electrolyte,
    filler: filler.phase,
    ...(shell && { shell }),
  })) {
    const share = conductivity / best;
    if (conductivity === 0 || !(share < LEAST_CONDUCTIVITY)) continue;
    const little = `the ${phase} conducts ${share.toPrecision(2)} of what the best conductor does, below ${LEAST_CONDUCTIVITY}`;
    const what =
      phase === 'electrolyte'
        ? 'the solver may stall; watch the errors of charge and salt in the summary'
        : `it is laid in with ${LEAST_CONDUCTIVITY}, which the solver stands`;
    found.push({ code: 'contrast', message: `${name}: ${little}: ${what}` });
  }
  return found;
}

/** Joined sides show the picture's own edges at best; a domain that is no whole number of pictures adds a cut of its own. */
function seam({ columns, pixel, file }: Micrograph, width: number): string | undefined {
  const picture = columns * pixel;
  const pictures = width / picture;
  if (Math.abs(pictures - Math.round(pictures)) < 1e-6 * pictures && pictures > 0.5) return undefined;
  const whole = Math.max(1, Math.round(pictures)) * picture;
  return (
    `the joined sides cut ${file}: the domain is ${Number(pictures.toPrecision(3))} pictures wide; ` +
    `make it ${micrometres(whole)} wide, or close its sides`
  );
}
