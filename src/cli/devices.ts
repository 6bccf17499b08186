import { Command } from 'commander';
import { chooseBackend, listAdapters } from '../backend/adapter.ts';

/** Most useful limits first; bytes as MiB. */
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

export const devicesCommand = new Command('devices')
  .description('list the adapters that WebGPU sees, with their limits')
  .option('--json', 'for programs')
  .action(async ({ json }: { readonly json?: boolean }) => {
    const adapters = await listAdapters();
    const { why } = await chooseBackend('auto');
    if (json) {
      console.log(JSON.stringify({ adapters, auto: why }, null, 2));
      return;
    }
    for (const { description, software, limits } of adapters) {
      console.log(`${description}${software ? ', emulated: taken only with --backend software' : ''}`);
      for (const [name, value] of Object.entries(limits)) {
        console.log(`  ${name}: ${/Size/.test(name) ? mebibytes(value) : value}`);
      }
    }
    console.log('float64 twin, on the processor: --backend cpu');
    console.log(`auto takes: ${why}`);
  });
