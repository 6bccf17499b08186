import type { Case } from '../../src/case/case.ts';
import type { Manifest } from '../../src/output/manifest.ts';

/** A case of round numbers that no test depends on. */
export function sampleCase(name: string): Case {
  return {
    name,
    label: name.toUpperCase(),
    temperature: 298.15,
    grid: { nx: 64, ny: 64, spacing: 1e-7 },
    sides: 'periodic',
    top: 'reservoir',
    metal: {
      name: 'lithium',
      molarVolume: 1.3e-5,
      surfaceEnergy: 0.5,
      kineticAnisotropy: { strength: 0.2, folds: 4, angle: 0 },
      surfaceAnisotropy: { strength: 0, folds: 4, angle: 0 },
    },
    electrolyte: {
      name: 'PVH',
      conductivity: 0.03,
      transference: 0.4,
      exchangeCurrent: 20,
      transferCoefficient: 0.5,
      concentration: 1000,
    },
    surface: { thickness: 4e-7, nuclei: [] },
    control: { kind: 'current', density: 80, compliance: 5 },
    duration: 150,
    noise: 0,
    seed: 7,
    numerics: { interfaceWidth: 1.5e-7, mobility: 1, courant: 0.2, largestStep: 1 },
    output: { frames: [0, 150], fields: [0, 75, 150], sampling: 1 },
  };
}

/** The manifest of a run that has just started. */
export function sampleManifest(caseNames: readonly string[] = ['pvh']): Manifest {
  return {
    program: 'tipfield',
    format: 1,
    status: 'running',
    started: '2026-11-21T03:00:00.000Z',
    wallTime: 0,
    versions: { tipfield: '0.1.0', node: '20.19.0' },
    backend: { kind: 'cpu', description: 'float64 twin', software: false },
    cases: caseNames.map((name) => ({ name, seed: 7, status: 'running', steps: 0, time: 0, wallTime: 0 })),
    input: { name: 'tip-effect', title: 'Tip effect', cases: caseNames.map(sampleCase) },
  };
}
