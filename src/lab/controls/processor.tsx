/** Where it is computed. */
import type { BackendKind } from '../../backend/backend-kind.ts';
import type { Lab } from '../lab.ts';
import { Pick } from './pick.tsx';

const KINDS: Readonly<Record<'auto' | 'gpu' | 'cpu', string>> = {
  auto: 'The faster one, found at the start',
  gpu: 'Graphics card (WebGPU, 32 bit)',
  cpu: 'Processor (64 bit)',
};

export function Processor({ lab }: { readonly lab: Lab }) {
  const backend = lab.backend.value;
  const value = backend === null ? 'auto' : backend.info.kind;
  return (
    <Pick label="Computed on" value={value} onPick={(kind) => lab.useBackend(kind as BackendKind)} hint={backend?.why}>
      {Object.entries(KINDS)
        .filter(([kind]) => kind !== 'auto' || value === 'auto')
        .map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
    </Pick>
  );
}
