import { defineConfig } from 'tsdown';

/** Two entries over shared chunks. A shader is inlined as text; no package is bundled, neither runtime nor development. */
export default defineConfig({
  entry: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  loader: { '.wgsl': 'text' },
  deps: { neverBundle: ['@sparticuz/chromium'], onlyBundle: [] },
  dts: { entry: 'src/index.ts' },
  report: false,
  checks: { pluginTimings: false },
});
