/** How long each dispatch takes on a device, by its own time stamps. */
import type { Step } from './commands.ts';

const QUERY_RESOLVE = 512;
const COPY_SRC = 4;
const COPY_DST = 8;
const MAP_READ = 1;
const MODE_READ = 1;
/** Stamps in a query set at most, as WebGPU allows. */
const MOST_STAMPS = 4096;

/** Runs the list once, each dispatch in a pass of its own, and gives the time of each on the device [s]. Needs `timestamp-query`. */
export async function stampSteps(device: GPUDevice, list: readonly Step[]): Promise<Float64Array> {
  const times = new Float64Array(list.length);
  const most = MOST_STAMPS / 2;
  for (let start = 0; start < list.length; start += most)
    times.set(await stampedPart(device, list.slice(start, start + most)), start);
  return times;
}

async function stampedPart(device: GPUDevice, list: readonly Step[]): Promise<number[]> {
  const count = 2 * list.length;
  const querySet = device.createQuerySet({ type: 'timestamp', count });
  const resolved = device.createBuffer({ size: 8 * count, usage: QUERY_RESOLVE | COPY_SRC });
  const staging = device.createBuffer({ size: 8 * count, usage: MAP_READ | COPY_DST });
  try {
    const encoder = device.createCommandEncoder();
    for (const [k, { pipeline, group, workgroups }] of list.entries()) {
      const stamps = { querySet, beginningOfPassWriteIndex: 2 * k, endOfPassWriteIndex: 2 * k + 1 };
      const pass = encoder.beginComputePass({ timestampWrites: stamps });
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
      pass.end();
    }
    encoder.resolveQuerySet(querySet, 0, count, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, staging, 0, 8 * count);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(MODE_READ);
    const stamps = new BigInt64Array(staging.getMappedRange());
    // A driver may let its clock jump back, when it changes its pace.
    return list.map((_, k) => Math.max(0, Number(stamps[2 * k + 1] - stamps[2 * k])) * 1e-9);
  } finally {
    querySet.destroy();
    resolved.destroy();
    staging.destroy();
  }
}
