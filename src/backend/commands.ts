/** Dispatches ready for a device, and how they are sent to it. */

/** A dispatch ready to be encoded. */
export interface Step {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [number, number];
}

/** Submits the list `times` times in one compute pass. */
export function submitSteps(device: GPUDevice, list: readonly Step[], times: number): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  let current: GPUComputePipeline | null = null;
  for (let i = 0; i < times; i++) {
    for (const { pipeline, group, workgroups } of list) {
      if (pipeline !== current) pass.setPipeline(pipeline);
      current = pipeline;
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
    }
  }
  pass.end();
  device.queue.submit([encoder.finish()]);
}
