/**
 * Every WGSL file of the package by its name without extension, kernels and preludes alike. A new shader is one
 * import and one entry here; nothing else reads the folder, so Node, Vite and the published package agree.
 */
import type { ShaderTable } from './wgsl.ts';

export const shaders: ShaderTable = {};
