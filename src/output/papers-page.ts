/** The table against the papers as text: docs/papers.md with a picture per study, and a short table inside README. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OutputError, writeAtomic } from './files.ts';
import type { PaperCase, PaperStudy, PapersRecord, Prediction, PredictionRow } from './papers-record.ts';
import { formatQuantity, shortNumber } from './quantity.ts';

const BEGIN = '<!-- papers:begin -->';
const END = '<!-- papers:end -->';
/** What README shows of a paper: how cells did. The page has all that both partners were measured for. */
const PERFORMANCE = /life|critical current|polarisation|hysteresis|R_interface/;

/** Writes papers.md and papers/<study>.png into the folder, pictures first; returns the path of the page. */
export function writePapersPage(folder: string, record: PapersRecord): string {
  mkdirSync(join(folder, 'papers'), { recursive: true });
  for (const { name, picture } of record.studies)
    if (picture !== undefined) copyFileSync(picture, join(folder, 'papers', `${name}.png`));
  const path = join(folder, 'papers.md');
  writeAtomic(path, renderPapersPage(record));
  return path;
}

/** Throws OutputError where the file has not both markers, in their order. */
export function checkMarkers(path: string): void {
  split(path, readFileSync(path, 'utf8'));
}

/** Puts the short table between the markers and leaves the rest of the file as it is. Throws OutputError as above. */
export function writeReadmeTable(path: string, record: PapersRecord): void {
  const [before, after] = split(path, readFileSync(path, 'utf8'));
  writeAtomic(path, `${before}${BEGIN}\n${renderShortTable(record)}\n${END}${after}`);
}

function split(path: string, text: string): readonly [string, string] {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new OutputError(`${path} has no place for the table: put the lines ${BEGIN} and ${END} where it belongs`);
  return [text.slice(0, begin), text.slice(end + END.length)];
}

function renderPapersPage(record: PapersRecord): string {
  const { command, started, seconds, versions, processor, backend, studies, prediction } = record;
  const made = [
    ['made by', `\`${command}\``],
    ['back end', backend.description],
    ['processor', processor],
    ['tipfield', versions.tipfield],
    ['date', started.slice(0, 10)],
    ['time', `${shortNumber(seconds, 3)} s`],
  ];
  const parts = [
    '# The studies against their papers',
    'What each study comes to, relative to its control, beside what the paper measured. The model deposits metal for seconds ' +
      'to minutes in a piece of a cell; papers cycle whole cells for weeks. So a ratio is set beside a ratio, and no life is predicted.',
    table(['', ''], made),
    ...studies.flatMap(studyParts),
    ...predictionParts(prediction),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The tables as they stand in README: a row per composite. */
export function renderShortTable({ studies, prediction }: PapersRecord): string {
  const head = [
    'study',
    'case',
    'conductivity',
    'limiting current',
    'Sand time',
    'tip-to-mean',
    'dead share',
    'measured in the paper',
  ];
  const rows = studies.flatMap(({ name, cases, observed }) => {
    const paper = observed.flatMap(({ label, ratio }) =>
      ratio === undefined || !PERFORMANCE.test(label) ? [] : [`${label} × ${ratio}`],
    );
    // The paper's composite is the last of the homogenised ones: those before it are its other fillers.
    const measured = cases.findLast(({ role }) => role === 'homogenised');
    return cases
      .slice(1)
      .map((one, k) => [
        k === 0 ? name : '',
        `${one.label} (${one.role})`,
        `× ${ratio(one.conductivity, cases[0].conductivity)}`,
        `× ${ratio(one.limitingCurrent, cases[0].limitingCurrent)}`,
        `× ${ratio(one.sandTime, cases[0].sandTime)}`,
        `× ${ratio(one.tipToMean, cases[0].tipToMean)}`,
        `${percent(cases[0].deadShare)} → ${percent(one.deadShare)}`,
        one === measured ? paper.join('; ') : '',
      ]);
  });
  return `${table(head, rows)}\n\n${predictionLine(prediction)}`;
}

function studyParts({ name, title, source, cases, observed, time, verdicts, reason, picture }: PaperStudy): string[] {
  const [control] = cases;
  const row = (label: string, of: (one: PaperCase) => string) => [label, ...cases.map(of)];
  const relative = (key: 'conductivity' | 'limitingCurrent' | 'sandTime' | 'tipToMean') => (one: PaperCase) =>
    one === control ? '1' : ratio(one[key], control[key]);
  return [
    `## ${title}`,
    `\`tipfield compare ${name}\`. Paper: ${source}.`,
    ...(picture === undefined ? [] : [`![${title}: concentration in the last frame](papers/${name}.png)`]),
    table(
      [`at ${formatQuantity(time, 's')}`, ...cases.map(({ label, role }) => `${label} (${role})`)],
      [
        row('conductivity', (one) => formatQuantity(one.conductivity, 'S/m', 3)),
        row('conductivity, ratio', relative('conductivity')),
        row('transference number', (one) => shortNumber(one.transference, 3)),
        row('limiting current', (one) => formatQuantity(one.limitingCurrent, 'A/m²', 3)),
        row('limiting current, ratio', relative('limitingCurrent')),
        row('Sand time', (one) => (Number.isNaN(one.sandTime) ? '–' : formatQuantity(one.sandTime, 's', 3))),
        row('Sand time, ratio', relative('sandTime')),
        row('tip-to-mean ratio', (one) => shown(one.tipToMean)),
        row('tip-to-mean ratio, over the control’s', relative('tipToMean')),
        row('greatest tip-to-mean ratio', (one) => shown(one.greatestTipToMean)),
        row('dead-metal share', (one) => percent(one.deadShare)),
        row('roughness Rq', (one) => formatQuantity(one.roughness, 'm', 3)),
        row('least surface concentration [mol/m³]', (one) => shown(one.leastConcentration)),
        row('outcome', ({ outcome }) => outcome),
      ],
    ),
    ...(observed.length === 0
      ? []
      : [
          'Measured in the paper:',
          table(
            ['', 'control', 'composite', 'ratio'],
            observed.map((one) => [one.label, one.control, one.composite, one.ratio ?? '–']),
          ),
        ]),
    verdicts.join(' '),
    ...(reason === undefined ? [] : [`Why: ${reason}`]),
  ];
}

/** Both ratios of the prediction, in a sentence. */
function predictionLine({ filled, measured }: Prediction): string {
  const told = filled.map(({ how, aligned, random }) => `${shortNumber(aligned / random, 3)} (${how})`).join(', ');
  return `Conductivity of CGE over D-CGE, predicted without fitting: ${told}; measured: ${ratio(...measured.filled)}.`;
}

function predictionParts(prediction: Prediction): string[] {
  const { gelShare, gel, ceramic, filled, frameworks, measured } = prediction;
  const head = ['', 'aligned [mS/cm]', 'random [mS/cm]', 'ratio'];
  const milli = (value: number) => shortNumber(10 * value, 3);
  const row = ({ how, aligned, random, spread }: PredictionRow) => [
    how,
    milli(aligned),
    `${milli(random)}${spread === undefined ? '' : ` ± ${milli(spread)}`}`,
    random > 0 ? ratio(aligned, random) : 'random does not conduct',
  ];
  const paper = ([aligned, random]: readonly [number, number]) => [
    'measured',
    milli(aligned),
    milli(random),
    ratio(aligned, random),
  ];
  return [
    '## A prediction without fitting: CGE over D-CGE',
    `Gel ${percent(gelShare)} by volume, from 31.29 wt% with assumed densities of 1.25 and 3.2 g/cm³; the gel conducts as its ` +
      `liquid, ${formatQuantity(gel, 'S/m', 3)}; the dense ceramic ${formatQuantity(ceramic, 'S/m', 3)}, from the aligned ` +
      'framework alone over its share. Aligned channels conduct by shares (Wiener’s upper bound). In the plane only one of two ' +
      'phases can be connected in every direction, in space both can: drawn structures block more than the real one.',
    table(head, [...filled.map(row), paper(measured.filled)]),
    'The frameworks alone, without gel (aligned is the input here, so only the random one is predicted):',
    table(head, [...frameworks.map(row), paper(measured.frameworks)]),
    verdictOnPrediction(prediction),
  ];
}

function verdictOnPrediction({ filled, measured }: Prediction): string {
  const [aligned] = filled;
  const target = measured.filled[0] / measured.filled[1];
  const ratios = filled.map((row) => row.aligned / row.random);
  const [least, largest] = [Math.min(...ratios), Math.max(...ratios)];
  const place = target < least ? 'below' : target > largest ? 'above' : 'within';
  const over = ratio(aligned.aligned, measured.filled[0]);
  return (
    `The measured ratio, ${shortNumber(target, 3)}, lies ${place} the predicted ${shortNumber(least, 3)} to ${shortNumber(largest, 3)}. ` +
    `CGE itself is predicted ${over} times as conductive as measured.`
  );
}

function ratio(value: number, over: number): string {
  return Number.isFinite(value / over) ? shortNumber(value / over, 3) : '–';
}

function shown(value: number): string {
  return Number.isFinite(value) ? shortNumber(value, 3) : '–';
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${shortNumber(100 * share, 3)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
