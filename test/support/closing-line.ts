import type { Reporter } from 'vitest/node';

/**
 * Ends a test run with `123 passed, 0 failed` (`, 2 skipped` when some were) alone on the last line, for scripts that read it.
 * Tests that needed a second try are named before it. A file that could not be loaded and an error outside any test count as one failure each.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules, unhandledErrors) => {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        count[test.result().state] += 1;
        if (test.diagnostic()?.flaky)
          console.warn(`passed at its second try only: ${module.relativeModuleId} > ${test.fullName}`);
      }
    }
    const failed = count.failed + count.pending;
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    process.once('exit', () => process.stdout.write(`${count.passed} passed, ${failed} failed${skipped}\n`));
  };
}
