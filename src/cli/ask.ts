import { join } from 'node:path';
import { Command } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { electrolyteRecords } from '../case/electrolytes/index.ts';
import { StudyError } from '../case/study-error.ts';
import { suggest } from '../case/suggest.ts';
import { QUESTIONS } from '../experiments/questions/index.ts';
import type { Asked, Question } from '../experiments/questions/question.ts';
import { answerFigure } from '../output/answer/figure.ts';
import { checkAnswerFolder, writeAnswer } from '../output/answer/folder.ts';
import { formatJson } from '../output/files.ts';
import { readVersions } from '../output/manifest.ts';
import { answerLines, questionLines, questionList } from './ask-lines.ts';
import { backendOption, chosenBackend, collect, readCount } from './options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly set: readonly string[];
  readonly seeds: number;
  readonly output?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Exit status of what was ended by Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

export const askCommand = new Command('ask')
  .description("ask a question of measured electrolytes, and set the paper's number beside the answer")
  .argument('[question]', 'such as tafel; without one, all are listed')
  .argument('[electrolyte...]', 'such as pvh pvh-im; those usual for the question if absent')
  .addOption(backendOption())
  .option('--set <name=value>', 'a setting of the question, such as thickness="50 um"; repeatable', collect, [])
  .option('--seeds <count>', 'ask it with so many seeds, for mean and spread', readCount, 1)
  .option('-o, --output <folder>', 'where the answer, its figure and its tables go; runs/ask-<question> if absent')
  .option('-f, --force', 'replace an earlier answer there')
  .option('--json', 'the answers for programs, alone on standard output')
  .addHelpText('after', ({ command }) => {
    const asked = QUESTIONS.find(({ key }) => key === command.args[0]);
    const lines = asked ? questionLines(asked) : ['Questions:', ...questionList(QUESTIONS).map((line) => `  ${line}`)];
    return `\n${lines.join('\n')}`;
  })
  .action(run);

async function run(key: string | undefined, named: readonly string[], options: Options): Promise<void> {
  if (key === undefined) {
    for (const line of questionList(QUESTIONS)) console.log(line);
    console.log('\ntipfield ask <question> --help tells what is done and what can be set');
    return;
  }
  const question = questionCalled(key);
  const asked = whatIsAsked(question, named, options);
  const folder = options.output ?? join('runs', `ask-${question.key}`);
  checkAnswerFolder(folder, options.force ?? false);
  const interrupt = new AbortController();
  const stop = () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
    console.error('\nending soon, nothing will be written; Ctrl-C again ends at once');
  };
  process.on('SIGINT', stop);
  try {
    await answer(question, { ...asked, signal: interrupt.signal }, folder, options);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
  } finally {
    process.off('SIGINT', stop);
  }
}

async function answer(question: Question, asked: Asked, folder: string, options: Options): Promise<void> {
  // Standard output is the JSON's where it goes there.
  const print = options.json ? console.error : console.log;
  const started = new Date();
  const backend = await chosenBackend(options.backend, print);
  try {
    const reply = await question.run(backend, { ...asked, onProgress: (line) => print(line) });
    asked.signal?.throwIfAborted();
    const { key, title, asks, protocol } = question;
    const figure = await answerFigure(reply.charts, reply.caption);
    const made = {
      program: 'tipfield',
      format: 1,
      command: ['tipfield', ...process.argv.slice(2)].join(' '),
      question: { key, title, asks, protocol, settings: asked.settings },
      electrolytes: asked.electrolytes,
      seeds: asked.seeds,
      started: started.toISOString(),
      seconds: (Date.now() - started.getTime()) / 1000,
      versions: readVersions(),
      backend: backend.info,
      answers: reply.answers,
      caption: reply.caption,
    } as const;
    const { files } = writeAnswer(folder, made, figure, reply.tables);
    if (options.json) process.stdout.write(formatJson(reply.answers));
    print('');
    for (const one of reply.answers) print(`${answerLines(one).join('\n')}\n`);
    print(`the figure is ${join(folder, 'figure.svg')}; beside it are answer.json, ${files.slice(1).join(', ')}`);
  } finally {
    backend.destroy();
  }
}

/** Throws StudyError for an unknown question. */
function questionCalled(key: string): Question {
  const found = QUESTIONS.find((one) => one.key === key);
  const keys = QUESTIONS.map((one) => one.key);
  if (!found) throw new StudyError([`there is no question "${key}"${suggest(key, keys)}`]);
  return found;
}

/** The electrolytes, settings and seeds of the command line. Throws StudyError with all that is wrong with them. */
function whatIsAsked(question: Question, named: readonly string[], { set, seeds }: Options): Asked {
  const names = Object.keys(electrolyteRecords);
  const unknown = named.filter((name) => !names.includes(name));
  const keys = Object.keys(question.settings);
  const pairs = set.map((typed) => {
    const [, key = typed, value = ''] = /^([^=]*)=(.*)$/s.exec(typed) ?? [];
    return { typed, key: key.trim(), value: value.trim() };
  });
  const problems = [
    ...unknown.map((name) => `there is no electrolyte "${name}"${suggest(name, names)}`),
    ...pairs.flatMap(({ typed, key, value }) => {
      if (!keys.includes(key)) return `${question.key} has no setting "${key}"${suggest(key, keys)}`;
      return value === '' ? `--set ${typed}: write name=value, such as --set ${key}="${question.settings[key]}"` : [];
    }),
  ];
  if (problems.length > 0) throw new StudyError(problems);
  return {
    electrolytes: named.length === 0 ? question.usual : [...new Set(named)],
    settings: { ...question.settings, ...Object.fromEntries(pairs.map(({ key, value }) => [key, value])) },
    seeds: Array.from({ length: seeds }, (_, k) => k + 1),
  };
}
