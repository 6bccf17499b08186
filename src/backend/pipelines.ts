/** Kernels made ready for a device: layouts from what the text declares, compile errors told by file, line and column. */
import type { Health } from './health.ts';
import { checkKernel } from './limits.ts';
import { type Kernel, readKernel, type ShaderTable, sourceLine } from './wgsl.ts';

const STAGE_COMPUTE = 4;

/** A kernel with its pipeline. */
export interface Pipeline {
  readonly kernel: Kernel;
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** A cache of pipelines by kernel name. The text is read at once; what the compiler says is thrown at the next read. */
export function pipelineCache(device: GPUDevice, shaders: ShaderTable, health: Health): (name: string) => Pipeline {
  const cache = new Map<string, Pipeline>();
  return (name) => {
    const known = cache.get(name);
    if (known) return known;
    const kernel = readKernel(name, shaders);
    checkKernel(kernel, device.limits);
    const made = makePipeline(device, kernel, health);
    cache.set(name, made);
    return made;
  };
}

/** The compiler's errors in a kernel, each `shaders/relax.wgsl:12:5: message`. */
export async function compileErrors(module: GPUShaderModule, kernel: Kernel): Promise<readonly string[]> {
  const { messages } = await module.getCompilationInfo();
  return messages
    .filter(({ type }) => type === 'error')
    .map(({ lineNum, linePos, message }) => {
      const { name, line } = sourceLine(kernel, lineNum);
      return `shaders/${name}.wgsl:${line}:${linePos}: ${message}`;
    });
}

function makePipeline(device: GPUDevice, kernel: Kernel, health: Health): Pipeline {
  let module: GPUShaderModule;
  return health.scoped(
    'validation',
    () => {
      module = device.createShaderModule({ label: kernel.name, code: kernel.text });
      const layout = device.createBindGroupLayout({ label: kernel.name, entries: layoutEntries(kernel) });
      const pipeline = device.createComputePipeline({
        label: kernel.name,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, entryPoint: kernel.entryPoint },
      });
      return { kernel, pipeline, layout };
    },
    async (error) => {
      const lines = await compileErrors(module, kernel);
      health.fail('compile', new Error(lines.join('\n') || `shaders/${kernel.name}.wgsl: ${error.message}`));
    },
  );
}

function layoutEntries(kernel: Kernel): GPUBindGroupLayoutEntry[] {
  const entries: GPUBindGroupLayoutEntry[] = kernel.bindings.map(({ binding, access }) => ({
    binding,
    visibility: STAGE_COMPUTE,
    buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' },
  }));
  if (kernel.uniform !== null) {
    entries.push({ binding: kernel.uniform, visibility: STAGE_COMPUTE, buffer: { type: 'uniform' } });
  }
  return entries;
}
