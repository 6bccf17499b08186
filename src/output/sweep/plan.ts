/** A sweep as data: what is varied, and the runs that follow. `sweep.json` in its folder holds it and never changes afterwards. */

/** One thing that is varied. */
export interface Parameter {
  /** As after `--set`: `control.current`. */
  readonly path: string;
  /** As typed, for the record: `2, 4, 8 mA/cm2`. */
  readonly written: string;
  /** `number`: values are SI numbers and have a unit; `word`: they are texts. */
  readonly kind: 'number' | 'word';
  /** SI unit of the values: `A/m²`; `–` for pure numbers and words. */
  readonly unit: string;
  /** Levels in order, for a grid or a list; the ends, for a Latin hypercube. */
  readonly levels: readonly (number | string)[];
}

/** One run: one case of the study at one point, with one seed. */
export interface Task {
  /** `0001`: folder under `runs`. */
  readonly id: string;
  /** From 0, in the order of the plan. */
  readonly index: number;
  /** Name of the case in the study. */
  readonly case: string;
  readonly seed: number;
  /** Value of each parameter, by path. */
  readonly point: Readonly<Record<string, number | string>>;
  /** The point and the seed as overrides of the study: `cases.pvh.control.current=20 A/m2`. */
  readonly overrides: readonly string[];
}

/** A sweep: its study, what is varied, and its runs. */
export interface SweepPlan {
  readonly program: 'tipfield';
  readonly format: 1;
  readonly name: string;
  readonly title: string;
  /** Text of the study file and its place, so that a task needs nothing else. */
  readonly study: { readonly text: string; readonly path: string; readonly overrides: readonly string[] };
  readonly parameters: readonly Parameter[];
  readonly design: 'grid' | 'list' | 'latin hypercube';
  readonly seeds: readonly number[];
  readonly backend: 'auto' | 'gpu' | 'software' | 'cpu';
  readonly tasks: readonly Task[];
}
