/** A study that cannot be run; `problems` has one line for each reason, `message` all of them. */
export class StudyError extends Error {
  override readonly name = 'StudyError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
