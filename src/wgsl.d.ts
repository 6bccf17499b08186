/** A shader's text as a module: see scripts/wgsl-register.mjs (Node), scripts/wgsl-plugin.ts (Vite) and tsdown's text loader. */
declare module '*.wgsl' {
  const text: string;
  export default text;
}
