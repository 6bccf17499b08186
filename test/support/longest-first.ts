import { relative, sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of test/ that take more than ten seconds on two cores, with about how many [s]. Only their order counts: a long file that starts
 * last runs alone on one of two cores. What is not listed comes after them, in vitest's own order.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'sweep/forty-eight': 140,
  'reference/twin': 80,
  'reference/studies': 60,
  'lab/browser/every-control': 59,
  'cli/compare': 52,
  'reference/software': 45,
  'lab/browser/agree': 39,
  'multigrid/convergence': 37,
  'verification/disc': 35,
  'lab/browser/view-painter': 35,
  'cli/resume': 45,
  'physics/parity-step': 25,
  'sweep/deaths': 24,
  'cli/calibrate': 22,
  'output/fields-interrupted': 25,
  'behaviour/nucleation': 20,
  'library/resume': 20,
  'run/state': 20,
  'lab/study-sliders': 20,
  'case/microstructure/kinds': 18,
  'experiments/questions-cycling': 18,
  'verification/order': 17,
  'verification/software': 17,
  'multigrid/galerkin': 16,
  'physics/parity': 15,
  'lab/browser/site': 15,
  'run/carry-over': 14,
  'library/example': 14,
  'verification/ripple': 13,
  'verification/flat': 13,
  'verification/conductivity': 12,
  'lab/browser/reference': 12,
  'lab/browser/hands': 17,
  'lab/browser/address': 16,
  'lab/browser/take-away': 22,
};

/** Starts what takes long before the rest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => secondsOf(other) - secondsOf(one));
  }
}

function secondsOf({ moduleId, project }: TestSpecification): number {
  const path = relative(`${project.config.root}/test`, moduleId).split(sep).join('/');
  return SECONDS[path.replace(/\.test\.ts$/, '')] ?? 0;
}
