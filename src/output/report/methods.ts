/** A methods paragraph with the numbers of this run, ready for a paper, and the equations behind it. */
import type { Case } from '../../case/case.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { formatQuantity } from '../quantity.ts';
import type { StoredRun } from '../stored.ts';
import { equations } from './equations.ts';
import { type Html, html, listed } from './html.ts';
import { told } from './measures.ts';
import { cite, type References } from './references.ts';
import { celsiusOf, recordOf } from './sources.ts';
import { algebraicMultigrid, chiuLin, multigrid, newman, program, smoothedBoundary } from './works.ts';

/** Values of the cases in words: one where all agree, else one after the other. */
function each(cases: readonly Case[], say: (input: Case) => string): string {
  return listed([...new Set(cases.map(say))]);
}

/** The paragraph, in the past tense of papers; what differs between cases is listed. */
export function methods({ study, manifest }: StoredRun, references: References): Html {
  const { cases } = study;
  const { versions, backend } = manifest;
  const records = cases.flatMap(({ electrolyte }) => recordOf(electrolyte)?.record.source ?? []);
  const isCalibrated = cases.some(({ calibration }) => calibration);
  const isFilled = cases.some(({ filler }) => filler);
  const isIsland = cases.some(({ surface }) => surface.island);
  return html`<p>Electrodeposition of ${each(cases, ({ metal }) => metal.name)} from a binary, electroneutral electrolyte was simulated in two dimensions with
a phase-field model (tipfield ${versions.tipfield} ${cite(references, program(versions.tipfield))}). Ions moved by diffusion and migration after Nernst and Planck, with the
conductivity proportional to the concentration and the salt diffusivity from conductivity and transference number by the Nernst-Einstein relation unless stated otherwise; the reaction at the surface of the metal followed
Butler-Volmer kinetics, first order in the salt, with the Gibbs-Thomson shift of the curved surface ${cite(references, newman)}. The metal grew by the
reaction alone, as Faraday's law demands; the profile of its diffuse surface was kept by a term in conservative form ${cite(references, chiuLin)}, and no
flux of salt or charge entered the metal by the smoothed-boundary method ${cite(references, smoothedBoundary)}. ${
    records.length > 0
      ? html`The properties of the electrolytes were taken from ${cite(references, ...records)}. `
      : html``
  }${
    isFilled
      ? html`Fillers were resolved on the grid, each cell with the area-weighted conductivity, transference number and diffusivity of what it held. `
      : html``
  }${
    isCalibrated
      ? html`What was not measured of a composite was calibrated: it was chosen so that the effective conductivity, and where stated the effective transference number, of its map came to the measured one; the effective properties
were solved by algebraic multigrid ${cite(references, algebraicMultigrid)}. `
      : html``
  }The domain of ${each(cases, ({ grid }) => `${told(grid.nx * grid.spacing, 'm')} × ${told(grid.ny * grid.spacing, 'm')}`)} ${
    isIsland
      ? html`surrounded an island of metal and had the initial concentration and a fixed potential held at its four sides`
      : html`had ${each(cases, ({ sides }) => sides)} sides and, at its top, a ${each(cases, ({ top }) => (top === 'reservoir' ? 'reservoir of constant concentration' : top))}`
  }; it was divided into ${each(cases, ({ grid }) => `${grid.nx} × ${grid.ny}`)} square cells of ${each(cases, ({ grid }) => formatQuantity(grid.spacing, 'm', 3))}. The interface width was ${each(
    cases,
    ({ numerics, grid }) =>
      `ℓ = ${formatQuantity(numerics.interfaceWidth, 'm', 3)} (${told(numerics.interfaceWidth / grid.spacing, '–')} cells)`,
  )} and the mobility of the profile ${each(cases, ({ numerics }) => told(numerics.mobility, '–'))} times the speed of the fastest part of the front times ℓ. At ${each(
    cases,
    ({ temperature }) => celsiusOf(temperature),
  )}, ${each(cases, controlled)}. Charge and salt balances were solved together, implicitly in time, by
Newton's method with multigrid cycles ${cite(references, multigrid)}; the metal was advanced explicitly, by at most ${each(cases, ({ numerics }) => told(numerics.courant, '–'))} of a cell in a step. The computation ran ${
    backend.kind === 'cpu'
      ? 'in double precision on a processor'
      : `in single precision on a GPU (${backend.description})`
  }.</p>${equations()}`;
}

function controlled({ control, duration, experiment, compliance }: Case): string {
  if (experiment)
    return `the cell was cycled by these instructions, its voltage limited to ${formatQuantity(compliance ?? Number.NaN, 'V')}: ${experimentLine(experiment)}`;
  const time = formatQuantity(duration, 's');
  return control.kind === 'current'
    ? `a current density of ${formatQuantity(control.density, 'A/m²')} was drawn, the cell voltage limited to ${formatQuantity(control.compliance, 'V')}, for ${time}`
    : `a voltage of ${formatQuantity(control.voltage, 'V')} was held for ${time}`;
}
