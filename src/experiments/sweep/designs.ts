/** The points of a sweep: which values go together. */
import { uniform } from '../../case/random.ts';
import { StudyError } from '../../case/study-error.ts';
import { between, type Design, type Varied } from './vary.ts';

/** Value of each parameter, by path. */
export type Point = Readonly<Record<string, number | string>>;

/**
 * The points of a design, in order. A grid is all combinations, the last parameter fastest; a list puts the k-th levels side by side; a Latin
 * hypercube has `runs` points. Throws StudyError where the parameters do not fit the design.
 */
export function pointsOf(design: Design, parameters: readonly Varied[], runs?: number, seed = 1): readonly Point[] {
  if (design !== 'latin hypercube' && runs !== undefined)
    throw new StudyError([
      `--runs ${runs}: a ${design} has as many runs as its levels say; --runs belongs to --design latin`,
    ]);
  switch (design) {
    case 'grid':
      return parameters.reduce<readonly Point[]>(
        (points, { path, levels }) => points.flatMap((point) => levels.map((value) => ({ ...point, [path]: value }))),
        [{}],
      );
    case 'list':
      return sideBySide(parameters);
    case 'latin hypercube':
      if (runs === undefined) throw new StudyError(['--design latin: say how many points it has, like --runs 16']);
      return latin(parameters, runs, seed);
  }
}

function sideBySide(parameters: readonly Varied[]): readonly Point[] {
  const counts = parameters.map(({ path, levels }) => `${path} has ${levels.length}`);
  if (new Set(parameters.map(({ levels }) => levels.length)).size > 1)
    throw new StudyError([`--design list puts levels side by side, so all must be as many: ${counts.join(', ')}`]);
  const length = parameters[0]?.levels.length ?? 1;
  return Array.from({ length }, (_, k) => Object.fromEntries(parameters.map(({ path, levels }) => [path, levels[k]])));
}

/** As many strata as points, each used once by each parameter, and a uniform place within it (McKay, Beckman and Conover 1979). */
function latin(parameters: readonly Varied[], runs: number, seed: number): readonly Point[] {
  const columns = parameters.map(({ kind, levels, logarithmic }, p) => {
    const strata = shuffled(runs, (k) => uniform(seed, 2 * p * runs + k));
    return strata.map((stratum, k) => {
      const share = (stratum + uniform(seed, (2 * p + 1) * runs + k)) / runs;
      if (kind === 'word') return levels[Math.floor(share * levels.length)];
      return between(levels as readonly number[], share, logarithmic);
    });
  });
  return Array.from({ length: runs }, (_, k) =>
    Object.fromEntries(parameters.map(({ path }, p) => [path, columns[p][k]])),
  );
}

/** 0 to count − 1 in random order (Fisher and Yates). */
function shuffled(count: number, random: (k: number) => number): readonly number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random(k) * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}
