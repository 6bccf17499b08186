/** The report of a run: one page with what was asked, what came out, from which inputs, and whether to believe it. */
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { figure } from '../figure/index.ts';
import { writeAtomic } from '../files.ts';
import type { StoredRun } from '../stored.ts';
import { checks } from './checks.ts';
import { curves } from './curves.ts';
import { cycles } from './cycles.ts';
import { film } from './film.ts';
import { findings } from './findings.ts';
import { type Html, html, listed, nothing } from './html.ts';
import { inputs } from './inputs.ts';
import { methods } from './methods.ts';
import { page, svgImage } from './page.ts';
import { bibtex, openReferences, referenceList } from './references.ts';
import { reproduce } from './reproduce.ts';
import { summaryTable } from './summary-table.ts';

/** The page and its references, as text. */
export interface Report {
  /** One page that needs nothing else. */
  readonly html: string;
  /** The references of its methods. */
  readonly bibtex: string;
}

/**
 * The report of a run, made from what it has stored. A film that lies in the run folder is put into the page; without
 * one a small GIF is made. Throws OutputError where the stored fields cannot be read.
 */
export async function report(run: StoredRun): Promise<Report> {
  const { study, manifest, cases } = run;
  const references = openReferences();
  const labels = cases.map(({ input }) => input.label);
  const charts = curves(cases);
  const drawn = await figure(run);
  const alt = `Salt concentration and metal at several times in ${listed(labels)}`;
  const methodsText = methods(run, references);
  const inputTables = inputs(run, references);
  const sections = [
    { id: 'findings', title: 'Findings', body: html`<div class="findings">${findings(run)}</div>` },
    { id: 'figure', title: 'Figure', body: plate(drawn.svg, alt) },
    {
      id: 'curves',
      title: 'Curves',
      body: html`<p class="note">Move over a chart, touch it, or use the arrow keys to read all charts at one time; the buttons show and hide cases.</p>${charts.body}`,
    },
    { id: 'film', title: 'In motion', body: await film(run) },
    { id: 'summary', title: 'Summary', body: summaryTable(cases) },
    ...(cases.some(({ steps }) => steps) ? [{ id: 'steps', title: 'Steps', body: cycles(cases) }] : []),
    { id: 'checks', title: 'Checks', body: checks(run) },
    { id: 'inputs', title: 'Inputs and their sources', body: inputTables },
    { id: 'methods', title: 'Methods', body: methodsText },
    {
      id: 'references',
      title: 'References',
      body: html`<p class="note">The same as BibTeX: references.bib beside this page. Papers of electrolytes stand without authors, because the program's records hold title, journal and DOI alone.</p>${referenceList(references)}`,
    },
    { id: 'reproduce', title: 'How to reproduce', body: reproduce(run) },
  ];
  return {
    html: page({
      title: study.title,
      lead: lead(run),
      sections,
      foot: html`<p>Made by tipfield ${manifest.versions.tipfield} from the stored fields of the run in ${basename(resolve(run.folder))}.</p>`,
      scripts: charts.scripts,
      styles: charts.styles,
    }),
    bibtex: bibtex(references),
  };
}

/** Writes report.html and references.bib into the run folder, each at once or not at all, and gives their paths. */
export async function writeReport(run: StoredRun): Promise<readonly string[]> {
  const made = await report(run);
  mkdirSync(run.folder, { recursive: true });
  const files = [
    [join(run.folder, 'report.html'), made.html],
    [join(run.folder, 'references.bib'), made.bibtex],
  ] as const;
  for (const [path, content] of files) writeAtomic(path, content);
  return files.map(([path]) => path);
}

function lead({ study, manifest }: StoredRun): Html {
  const { started, versions } = manifest;
  return html`${study.question === undefined ? nothing : html`<p class="question">${study.question}</p>`}<p class="made">${
    study.cases.length
  } ${study.cases.length === 1 ? 'case' : 'cases'}: ${listed(study.cases.map(({ label }) => label))}. Run on ${started.slice(0, 10)} with tipfield ${versions.tipfield}, status: ${manifest.status}.</p>`;
}

function plate(svg: string, alt: string): Html {
  return html`<figure class="plate">${svgImage(svg, alt)}<figcaption>${alt}. All panels share one scale of length and one of colour; metal is grey, its outline drawn where ξ = ½.</figcaption></figure>`;
}
