/** docs/answers.md: what the questions came to, each with its figure, its table and how it was asked. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OutputError, writeAtomic } from '../files.ts';
import { shortNumber } from '../quantity.ts';
import type { Answer } from './answer.ts';
import { type AnswerRecord, readAnswer } from './record.ts';
import { foundText, numberText } from './words.ts';

/** A folder of an answer, and its name on the page. */
export interface Answered {
  readonly name: string;
  readonly folder: string;
}

const HEADINGS = ['electrolyte', 'quantity', 'found', 'spread', 'expected', 'printed in the paper'] as const;

/** Writes answers.md and answers/<name>.png into the folder, pictures first; returns the path of the page. Throws OutputError where a folder holds no answer. */
export function writeAnswersPage(folder: string, answered: readonly Answered[]): string {
  const all = answered.map((one) => {
    const record = readAnswer(one.folder);
    if (!record) throw new OutputError(`${one.folder} holds no answer: ask it first, or leave it out`);
    return { ...one, record };
  });
  mkdirSync(join(folder, 'answers'), { recursive: true });
  for (const one of all) copyFileSync(join(one.folder, 'figure.png'), join(folder, 'answers', `${one.name}.png`));
  const path = join(folder, 'answers.md');
  const [{ record }] = all;
  const parts = [
    '# Questions and answers',
    `What \`tipfield ask\` answers, beside closed forms and what papers printed. Computed with tipfield ${record.versions.tipfield} on ` +
      `${record.backend.description}, ${record.started.slice(0, 10)}. Nothing is fitted to a paper: what differs, differs.`,
    ...all.flatMap(({ name, record }) => section(name, record)),
  ];
  writeAtomic(path, `${parts.join('\n\n')}\n`);
  return path;
}

function section(name: string, { question, command, seconds, answers, caption }: AnswerRecord): readonly string[] {
  const labels = [...new Set(answers.map(({ label }) => label))].join(', ');
  const notes = [...new Set(answers.flatMap((answer) => answer.notes))];
  return [
    `## ${question.title}: ${labels}`,
    `${question.asks} What is done: ${question.protocol}`,
    table(answers),
    `![${question.title} of ${labels}](answers/${name}.png)`,
    `*${caption}*`,
    notes.map((note) => `- ${note}`).join('\n'),
    `\`${command.replace(/ (-f|-o \S+|--backend cpu)(?= |$)/g, '')}\`, ${shortNumber(seconds, 3)} s.`,
  ].filter((part) => part !== '');
}

function table(answers: readonly Answer[]): string {
  const rows = answers.map(({ label, quantity, unit, found, spread, expected, paper }) => [
    label,
    `${quantity}${unit === '–' ? '' : ` [${unit}]`}`,
    foundText(found),
    spread === undefined ? '' : `± ${numberText(spread)}`,
    expected === undefined ? '' : `${numberText(expected.value)} (${expected.from})`,
    paper === undefined ? '' : `${paper.printed} (${paper.place})`,
  ]);
  return [HEADINGS, HEADINGS.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
