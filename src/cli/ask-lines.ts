/** Questions and answers as people read them in a terminal. */
import type { Question } from '../experiments/questions/question.ts';
import { SEEDLESS } from '../experiments/questions/seeds.ts';
import type { Answer, Found } from '../output/answer/answer.ts';
import { foundText, numberText } from '../output/answer/words.ts';

/** Before what a row says. */
const LABEL = 14;

/** One line for each question. */
export function questionList(questions: readonly Question[]): readonly string[] {
  const width = Math.max(...questions.map(({ key }) => key.length));
  return questions.map(({ key, asks }) => `${key.padEnd(width)}  ${asks}`);
}

/** What a question is, does and takes. */
export function questionLines({ key, title, asks, protocol, settings, usual }: Question): readonly string[] {
  const names = Object.keys(settings);
  const width = Math.max(...names.map((name) => name.length));
  return [
    `${key}: ${title}. ${asks}`,
    `  what is done: ${protocol}`,
    `  electrolytes, where none is named: ${usual.join(', ')}`,
    ...(names.length > 0 ? ['  settings, changed with --set name=value:'] : []),
    ...names.map((name) => `    ${name.padEnd(width)}  ${settings[name]}`),
  ];
}

/** The number, its spread, and what stands beside it. */
export function answerLines(answer: Answer): readonly string[] {
  const { label, quantity, unit, found, expected, paper, notes } = answer;
  const row = (name: string, content: string) => `  ${name.padEnd(LABEL)}${content}`;
  return [
    `${label}, ${quantity}: ${withUnit(foundText(found), unit)}`,
    row('seeds', spreadText(answer)),
    ...(expected
      ? [
          row(
            'expected',
            `${withUnit(numberText(expected.value), unit)} (${expected.from})${off(found, expected.value)}`,
          ),
        ]
      : []),
    paper
      ? row(
          'paper',
          `${paper.printed}${off(found, paper.value)}; ${paper.place}${paper.doi === undefined ? '' : `, doi ${paper.doi}`}`,
        )
      : row('paper', 'prints none'),
    ...notes.filter((note) => note !== SEEDLESS).map((note) => row('note', note)),
  ];
}

const withUnit = (text: string, unit: string) => (unit === '–' || text === 'nothing found' ? text : `${text} ${unit}`);

/** `; 0.3 % above`: how far what was found is from another value; nothing where one of them is no number or a bound. */
function off({ value, bound }: Found, other: number | undefined): string {
  if (other === undefined || bound !== undefined || Number.isNaN(value) || other === 0) return '';
  const percent = 100 * (value / other - 1);
  if (Math.abs(percent) < 0.005) return '; found the same to 0.005 %';
  return `; found ${Number(Math.abs(percent).toPrecision(2))} % ${percent > 0 ? 'above' : 'below'}`;
}

/** The spread over the seeds, or why there is none. */
function spreadText({ seeds, spread, unit, notes }: Answer): string {
  if (notes.includes(SEEDLESS)) return `no spread: ${SEEDLESS.charAt(0).toLowerCase()}${SEEDLESS.slice(1)}`;
  const each = seeds.map(({ seed, found }) => `${foundText(found)} (${seed})`).join(', ');
  if (seeds.length === 1) return `one, ${seeds[0].seed}: no spread; --seeds 3 makes one`;
  if (spread === undefined) return `${each}: no spread`;
  return `${withUnit(`± ${numberText(spread)}`, unit)}, standard deviation of ${each}`;
}
