import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { loadStudy } from '../case/load.ts';
import { suggest } from '../case/suggest.ts';
import { predictCeramicGel } from '../experiments/papers/prediction.ts';
import { PUBLISHED, type PublishedStudy } from '../experiments/papers/studies.ts';
import { paperStudy } from '../experiments/papers/table.ts';
import { formatJson } from '../output/files.ts';
import { readVersions } from '../output/manifest.ts';
import { checkMarkers, renderShortTable, writePapersPage, writeReadmeTable } from '../output/papers-page.ts';
import type { PaperStudy, PapersRecord } from '../output/papers-record.ts';
import { backendOption, chosenBackend, collect } from './options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly set: readonly string[];
  readonly output: string;
  readonly force?: boolean;
  readonly page?: string;
  readonly readme?: string;
  readonly json?: boolean;
}

export const papersCommand = new Command('papers')
  .description('run the published studies and set them beside what their papers measured')
  .argument('[study...]', 'such as tip-effect; all if absent', addStudy)
  .addOption(backendOption())
  .option('--set <path=value>', 'any value of the files; repeatable', collect, [])
  .option('-o, --output <folder>', 'run folders are made in it', join('runs', 'papers'))
  .option('-f, --force', 'replace earlier runs there')
  .option('--page <folder>', 'write papers.md there, with its pictures; needs all studies as they are')
  .option('--readme <file>', 'put the short table between its markers; needs all studies as they are')
  .option('--json', 'the results for programs, alone on standard output')
  .action(run);

/** Takes a name from the command line, once. */
function addStudy(name: string, chosen: readonly PublishedStudy[] = []): readonly PublishedStudy[] {
  const study = PUBLISHED.find((one) => one.name === name);
  const names = PUBLISHED.map((one) => one.name);
  if (!study) throw new InvalidArgumentError(`there is no published study "${name}"${suggest(name, names)}`);
  return chosen.includes(study) ? chosen : [...chosen, study];
}

async function run(chosen: readonly PublishedStudy[], options: Options, command: Command): Promise<void> {
  const { backend: kind, set, output, force = false, page, readme, json } = options;
  if ((page !== undefined || readme !== undefined) && (chosen.length > 0 || set.length > 0))
    command.error('error: --page and --readme need all studies as they are; leave out the names and --set');
  if (readme !== undefined) checkMarkers(readme);
  const print = json ? console.error : console.log;
  const published = chosen.length === 0 ? PUBLISHED : chosen;
  const pairs = published.map((one) => ({ one, study: loadStudy(one.name, { overrides: set }) }));
  const started = new Date();
  const backend = await chosenBackend(kind, print);
  try {
    const studies: PaperStudy[] = [];
    for (const { one, study } of pairs) {
      print(`${study.title}: ${study.cases.length} cases into ${join(output, study.name)}`);
      const result = await paperStudy(backend, one, study, { folder: output, force });
      for (const verdict of result.verdicts) print(`  ${verdict.replaceAll('**', '')}`);
      studies.push(result);
    }
    const prediction = await predictCeramicGel('host');
    const record: PapersRecord = {
      program: 'tipfield',
      format: 1,
      command: ['tipfield', ...process.argv.slice(2)].join(' '),
      started: started.toISOString(),
      seconds: (Date.now() - started.getTime()) / 1000,
      versions: readVersions(),
      processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
      backend: backend.info,
      studies,
      prediction,
    };
    if (json) process.stdout.write(formatJson(record));
    else print(`\n${renderShortTable(record)}`);
    if (page !== undefined) print(`the page is ${writePapersPage(page, record)}`);
    if (readme !== undefined) writeReadmeTable(readme, record);
  } finally {
    backend.destroy();
  }
}
