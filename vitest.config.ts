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
    // A second try, because what browsers, killed processes and Slurm do in their own time can come later than any wait on a loaded machine;
    // the closing line names each test that needed it.
    retry: 1,
    // The Vulkan loader reads its variables when a process starts: workers must be processes, not threads.
    pool: 'forks',
    env: isEmulated ? softwareAdapterEnvSync() : {},
    // Node imports the sources itself, as `npm run record` does, because a module that Vite runs asks for each imported name by a getter:
    // that doubles the time of the twin's loops. The lab is left to Vite, whose queries it uses. Its price:
    // `vitest --watch` does not see a change of the other sources.
    execArgv: ['--import', new URL('scripts/wgsl-register.mjs', import.meta.url).href, '--import', 'tsx'],
    server: { deps: { external: [/[\\/]src[\\/](?!lab[\\/])/] } },
    // Files share two processes, because one for each would import the sources 170 times. A test leaves nothing behind.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    // What is waited for comes late on a loaded machine; it is a fault only when it does not come.
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
