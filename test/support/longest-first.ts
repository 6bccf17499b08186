import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take minutes. */
const LONG = /[\\/]test[\\/](reference|verification)[\\/]/;

/** Starts what takes minutes before the rest, because a long file that starts last runs alone on one of two cores. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
