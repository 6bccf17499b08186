/** A study of one case from the numbers that an electrolyte is known by. */
import { singleCase } from '../../case/single.ts';
import { StudyError } from '../../case/study-error.ts';

/** Each as people write it, with its unit. */
export interface FourNumbers {
  /** `0.36 mS/cm` */
  readonly conductivity: string;
  /** `0.19` */
  readonly transference: string;
  /** `0.049 mA/cm2` */
  readonly exchangeCurrent: string;
  /** `25 degC` */
  readonly temperature: string;
  /** `lithium` by default, because most electrolytes of the package are made for it. */
  readonly metal?: string;
}

const FIELDS = [
  { key: 'conductivity', path: 'electrolyte.conductivity', label: 'Conductivity', example: '0.36 mS/cm' },
  { key: 'transference', path: 'electrolyte.transference', label: 'Transference number', example: '0.19' },
  {
    key: 'exchangeCurrent',
    path: 'electrolyte.exchange current',
    label: 'Exchange current density',
    example: '0.049 mA/cm2',
  },
  { key: 'temperature', path: 'temperature', label: 'Temperature', example: '25 degC' },
  { key: 'metal', path: 'metal', label: 'Metal', example: 'lithium' },
] as const;

/** The text of the study. Throws StudyError whose lines begin with the label of what is wrong. */
export function fourNumbers(numbers: FourNumbers): string {
  const values = { metal: 'lithium', ...numbers };
  const missing = FIELDS.filter(({ key }) => values[key].trim() === '');
  if (missing.length > 0)
    throw new StudyError(missing.map(({ label, example }) => `${label}: missing; give it, like ${example}`));
  try {
    return singleCase(FIELDS.map(({ key, path }) => `${path}=${asValue(values[key].trim())}`)).text;
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    throw new StudyError(error.problems.map(inWords));
  }
}

/** A number with its unit as it is; anything else in quotes, so that nothing in it can be more than a value. */
function asValue(text: string): string {
  return /^[\p{L}\p{N}.][\p{L}\p{N} .°/^⁻·+-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** `--set temperature="x": …` as `Temperature: …` */
function inWords(problem: string): string {
  const field = FIELDS.find(({ path }) => problem.startsWith(`--set ${path}=`));
  if (!field) return problem;
  const end = problem.indexOf(': ');
  return `${field.label}: ${problem.slice(end + 2)}`;
}
