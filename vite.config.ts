import { defineConfig } from 'vite';
import { labPage } from './scripts/lab-page.ts';
import { wgslText } from './scripts/wgsl-plugin.ts';

/** The lab as a static site: paths are relative, so that it works from any folder of any server. */
export default defineConfig({
  root: 'src/lab',
  base: './',
  plugins: [wgslText(), labPage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es', plugins: () => [wgslText()] },
  build: { outDir: '../../dist/lab', emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
});
