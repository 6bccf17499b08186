/** `import text from './kernel.wgsl'` in Vite, vitest, Rollup and rolldown: the module's default export is the file's text. */
export function wgslText() {
  return {
    name: 'tipfield:wgsl-text',
    transform(code: string, id: string) {
      if (!id.split('?')[0].endsWith('.wgsl')) return null;
      return { code: `export default ${JSON.stringify(code)};`, map: null, moduleType: 'js' as const };
    },
  };
}
