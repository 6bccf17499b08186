import { Command } from 'commander';
import { chooseBackend, listAdapters } from '../backend/adapter.ts';
import { formatBytes } from '../backend/field.ts';

/** The limits that count bytes; the others count threads, groups or bindings. */
const isBytes = (limit: string) => /(Buffer|Binding|Storage)Size$/.test(limit);

export const devicesCommand = new Command('devices')
  .description('list the adapters that WebGPU sees, with their limits')
  .option('--json', 'for programs')
  .action(async ({ json }: { readonly json?: boolean }) => {
    // Before the list, which makes the software adapter known: a run is told the same.
    const { why } = await chooseBackend('auto');
    const adapters = await listAdapters();
    if (json) {
      console.log(JSON.stringify({ adapters, auto: why }, null, 2));
      return;
    }
    for (const { description, software, limits } of adapters) {
      console.log(`${description}${software ? ', emulated: taken only with --backend software' : ''}`);
      for (const [name, value] of Object.entries(limits)) {
        console.log(`  ${name}: ${isBytes(name) ? formatBytes(value) : value}`);
      }
    }
    console.log('float64 twin, on the processor: --backend cpu');
    console.log(`auto takes: ${why}`);
  });
