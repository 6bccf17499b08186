/** The inputs of a run with their origins: what all cases share once, what sets them apart side by side. */
import type { Case } from '../../case/case.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { diffusivityOf } from '../../case/maps.ts';
import { metals, molarVolume } from '../../case/metals.ts';
import { formatQuantity } from '../quantity.ts';
import type { StoredRun } from '../stored.ts';
import { fillerInputs } from './filler-inputs.ts';
import { type Content, type Html, html, table } from './html.ts';
import { scientific, told } from './measures.ts';
import { cite, type References } from './references.ts';
import { celsiusOf, conductivityOrigin, type Origin, OWN, originAt, recordNamed, recordOf } from './sources.ts';

/** One number of a case. */
export interface Input extends Origin {
  readonly name: string;
  readonly value: string;
}

/** Tables of inputs: those shared by all cases first. Papers are cited in `references`. */
export function inputs({ study }: StoredRun, references: References): Html {
  const all = study.cases.map((input) => ({ input, rows: inputsOf(input) }));
  const key = (row: Input) => JSON.stringify([row.name, row.value, row.status, row.place]);
  const isShared = (row: Input) => all.every(({ rows }) => rows.some((other) => key(other) === key(row)));
  const shared = all[0].rows.filter((row) => all.length > 1 && isShared(row));
  return html`<p class="note">Measured, derived and assumed are what the program's record of an electrolyte says of its source; study: set in the study file, or the program's default where it is silent.</p>${shared.length > 0 ? inputTable('All cases', shared) : html``}${all.map(
    ({ input, rows }) => {
      const own = rows.filter((row) => !shared.includes(row) && !(all.length > 1 && isShared(row)));
      return html`${inputTable(input.label, own)}${sourceLine(input, references)}`;
    },
  )}`;
}

function inputTable(caption: string, rows: readonly Input[]): Html {
  return table({
    caption,
    head: ['input', 'value', 'status', 'from'],
    rows: rows.map(({ name, value, status, place }): Content[] => [
      name,
      value,
      html`<span class="status ${status}">${status}</span>`,
      place,
    ]),
  });
}

function sourceLine({ label, electrolyte, calibration }: Case, references: References): Html {
  const known = recordOf(electrolyte);
  const target = calibration && recordNamed(calibration.source);
  if (!known)
    return html`<p class="source">The values of ${electrolyte.name} in ${label} are from no record of the program.</p>`;
  const { record } = known;
  return html`<p class="source">${record.label}: ${record.description}. Places are those of ${cite(references, record.source)}${
    target && target.record.source.title !== record.source.title
      ? html`; calibrated to ${target.record.label} of ${cite(references, target.record.source)}`
      : html``
  }.${(record.remarks ?? []).map((remark) => html` ${remark}`)}</p>`;
}

function inputsOf(input: Case): readonly Input[] {
  const { electrolyte, temperature, metal, grid, surface, numerics } = input;
  const diffusivity = diffusivityOf(electrolyte, electrolyte.concentration, temperature);
  const own = (name: string, value: string): Input => ({ name, value, ...OWN });
  const named = metals[metal.name];
  const ofHandbook = named !== undefined && Math.abs(molarVolume(named) / metal.molarVolume - 1) < 1e-9;
  return [
    { name: 'conductivity σ', value: formatQuantity(electrolyte.conductivity, 'S/m'), ...conductivityOrigin(input) },
    {
      name: 'cation transference number t₊',
      value: told(electrolyte.transference, '–'),
      ...originAt(input, 'transference'),
    },
    {
      name: 'salt diffusivity D',
      value: `${scientific(diffusivity)} m²/s`,
      ...(electrolyte.diffusivity === undefined
        ? ({ status: 'derived', place: 'Nernst-Einstein: 2 t₊(1 − t₊) σRT/(F²c₀)' } as const)
        : OWN),
    },
    {
      name: 'exchange current density i₀',
      value: formatQuantity(electrolyte.exchangeCurrent, 'A/m²'),
      ...originAt(input, 'exchangeCurrent'),
    },
    {
      name: 'transfer coefficient α',
      value: told(electrolyte.transferCoefficient, '–'),
      ...originAt(input, 'transferCoefficient'),
    },
    {
      name: 'salt concentration c₀',
      value: `${told(electrolyte.concentration, '–', 4)} mol/m³`,
      ...originAt(input, 'concentration'),
    },
    own('temperature', celsiusOf(temperature)),
    ...heldInputs(input).map(([name, value]) => own(name, value)),
    own('domain, width × height', `${told(grid.nx * grid.spacing, 'm')} × ${told(grid.ny * grid.spacing, 'm')}`),
    own('sides; top', `${input.sides}; ${input.top}`),
    {
      name: `molar volume of ${metal.name}`,
      value: `${(1e6 * metal.molarVolume).toPrecision(4)} cm³/mol`,
      ...(ofHandbook ? ({ status: 'derived', place: 'molar mass over density, CRC Handbook' } as const) : OWN),
    },
    own('surface energy γ', `${told(metal.surfaceEnergy, '–')} J/m²`),
    own(
      'anisotropy of kinetics; of surface energy',
      `${anisotropy(metal.kineticAnisotropy)}; ${anisotropy(metal.surfaceAnisotropy)}`,
    ),
    own('starting metal', startOf(surface)),
    own('noise of the reaction; seed', `${input.noise === 0 ? 'none' : told(input.noise, '–')}; ${input.seed}`),
    own('grid', `${grid.nx} × ${grid.ny} cells of ${formatQuantity(grid.spacing, 'm', 3)}`),
    own(
      'interface width ℓ; mobility M/(vℓ)',
      `${formatQuantity(numerics.interfaceWidth, 'm', 3)}; ${told(numerics.mobility, '–')}`,
    ),
    ...fillerInputs(input),
  ];
}

/** What the cycler was told. */
function heldInputs({ control, duration, experiment, compliance }: Case): readonly (readonly [string, string])[] {
  if (experiment)
    return [
      ['experiment', experimentLine(experiment)],
      ['compliance voltage', formatQuantity(compliance ?? Number.NaN, 'V')],
    ];
  return [
    ...(control.kind === 'current'
      ? ([
          ['current density', formatQuantity(control.density, 'A/m²')],
          ['compliance voltage', formatQuantity(control.compliance, 'V')],
        ] as const)
      : ([['cell voltage', formatQuantity(control.voltage, 'V')]] as const)),
    ['duration', formatQuantity(duration, 's')],
  ];
}

function anisotropy({ strength, folds }: Case['metal']['kineticAnisotropy']): string {
  return strength === 0 ? 'none' : `${told(strength, '–')}, ${folds}-fold`;
}

function startOf({ thickness, nuclei, roughness, island }: Case['surface']): string {
  if (island) return `a disc of radius ${told(island.radius, 'm')}`;
  const flat = thickness > 0 ? `${told(thickness, 'm')} thick` : 'bare electrode';
  const radii = [...new Set(nuclei.map(({ radius }) => told(radius, 'm')))];
  const discs =
    nuclei.length === 0
      ? []
      : [
          `${nuclei.length === 1 ? 'a nucleus' : `${nuclei.length} nuclei`} of radius ${radii.slice(0, 3).join(', ')}${radii.length > 3 ? ' …' : ''}`,
        ];
  const rough = roughness ? [`roughness ${told(roughness.rms, 'm')} rms`] : [];
  return [flat, ...discs, ...rough].join(', ');
}
