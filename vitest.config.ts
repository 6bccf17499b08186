import { defineConfig } from 'vitest/config';
import { wgslText } from './scripts/wgsl-plugin.ts';
import { softwareAdapterEnvSync } from './src/backend/software.ts';
import { LongestFirst } from './test/support/longest-first.ts';

/** Elsewhere the machine's own adapter serves, and a test that finds none fails and names the remedy. */
const isEmulated = process.platform === 'linux' && process.arch === 'x64';

export default defineConfig({
  plugins: [wgslText()],
  test: {
    include: ['test/**/*.test.ts'],
    // The Vulkan loader reads its variables when a process starts: workers must be processes, not threads.
    pool: 'forks',
    env: isEmulated ? softwareAdapterEnvSync() : {},
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
