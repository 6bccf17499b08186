import { Command, InvalidArgumentError } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { suggest } from '../case/suggest.ts';
import { PROBLEMS } from '../experiments/verification/index.ts';
import type { Problem } from '../experiments/verification/problem.ts';
import { verify } from '../experiments/verification/suite.ts';
import { formatJson, writeAtomic } from '../output/files.ts';
import { writeVerificationPage } from '../output/verification-page.ts';
import { isGreen, verificationRecord } from '../output/verification-record.ts';
import { adapterRecord, backendOption, chosenBackend } from './options.ts';
import { closingLine, faultLines, openingLines, problemLines } from './verify-lines.ts';

interface Options {
  readonly backend: BackendKind;
  readonly full?: boolean;
  readonly faults?: boolean;
  /** A file, or true for standard output. */
  readonly json?: string | true;
  readonly page?: string;
  readonly list?: boolean;
}

/** Exit status of a run that was ended by Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

export const verifyCommand = new Command('verify')
  .description('solve problems with known answers on this machine, and say how near the numbers come')
  .argument('[problem...]', 'such as sand; all if absent', addProblem)
  .addOption(backendOption())
  .option('--full', 'the finest grids, with tables of convergence; takes minutes')
  .option('--faults', "break each problem's physics too, on the twin, and see that it is caught")
  .option('--json [file]', 'the results for programs: to a file, or alone on standard output')
  .option('--page <folder>', 'write verification.md there, with its figures; needs --full and all problems')
  .option('--list', 'name the problems and run none')
  .action(run);

/** Takes a name from the command line, once. */
function addProblem(name: string, chosen: readonly Problem[] = []): readonly Problem[] {
  const problem = PROBLEMS.find(({ key }) => key === name);
  const known = PROBLEMS.map(({ key }) => key);
  if (!problem) throw new InvalidArgumentError(`there is no problem "${name}"${suggest(name, known)}`);
  return chosen.includes(problem) ? chosen : [...chosen, problem];
}

async function run(chosen: readonly Problem[], options: Options, command: Command): Promise<void> {
  const { backend: kind, full = false, faults = false, json, page, list } = options;
  if (list) {
    const width = Math.max(...PROBLEMS.map(({ key }) => key.length));
    for (const { key, title } of PROBLEMS) console.log(`${key.padEnd(width)}  ${title}`);
    return;
  }
  refuse(chosen, options, command);
  const problems = chosen.length === 0 ? PROBLEMS : chosen;
  // Standard output is the JSON's where it goes there.
  const print = json === true ? console.error : console.log;
  let adapter: Readonly<Record<string, string>> | undefined;
  const interrupt = new AbortController();
  const stop = () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
    print('\nending after this problem; Ctrl-C again ends at once');
  };
  let told = false;
  const open = async () => {
    const backend = await chosenBackend(kind, told ? () => {} : (line) => print(`${line}\n`));
    told = true;
    adapter = adapterRecord(backend);
    return backend;
  };
  process.on('SIGINT', stop);
  try {
    const results = await verify({
      open,
      problems,
      size: full ? 'full' : 'quick',
      faults: faults || page !== undefined,
      signal: interrupt.signal,
      onStart: (problem, index) => print(openingLines(problem, index, problems.length)),
      onProblem: (record) => print(problemLines(record)),
      onFault: (record) => print(faultLines(record)),
    });
    const record = verificationRecord(results, ['tipfield', ...process.argv.slice(2)].join(' '), adapter);
    if (json === true) process.stdout.write(formatJson(record));
    else if (json !== undefined) writeAtomic(json, formatJson(record));
    if (page !== undefined) {
      if (results.status === 'finished') print(`the page is ${writeVerificationPage(page, record)}`);
      else print(`interrupted: the page in ${page} stays as it was`);
    }
    print(closingLine(record, problems.length));
    process.exitCode = results.status === 'interrupted' ? INTERRUPTED : isGreen(results) ? 0 : 1;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** What would write less than was meant, or elsewhere. */
function refuse(chosen: readonly Problem[], { full, json, page }: Options, command: Command): void {
  if (PROBLEMS.some(({ key }) => key === json)) {
    command.error(`error: --json ${json}: ${json} is a problem, not a file; name the problems before --json`);
  }
  if (page !== undefined && chosen.length > 0) {
    command.error('error: --page needs all problems, so that no page is replaced by less; leave out the names');
  }
  if (page !== undefined && !full) {
    command.error('error: --page shows the finest grids, so that no page is replaced by less; add --full');
  }
}
