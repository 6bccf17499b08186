/**
 * Every figure of a GPU in one run, as JSON and as a section for BENCHMARKS.md: time per step from 512² to the largest grid that its memory holds,
 * a V-cycle against a copy, each kernel, fused against plain kernels, and the tip-effect study.
 *
 *     npm run gpu-figures                                   # on a machine with a GPU, some minutes
 *     npm run gpu-figures -- --backend software --grids 16 --cycle-grid 32 --largest 32 --study-grid 8
 *
 * What was measured is written after each part, so that a run which ends early leaves what it has.
 */
import { parseArgs } from 'node:util';
import { BACKEND_KINDS, type BackendKind } from '../src/backend/backend-kind.ts';
import { openBackend } from '../src/backend/open.ts';
import { measureFigures } from '../src/experiments/bench/figures.ts';
import { figuresPage } from '../src/experiments/bench/figures-page.ts';
import { formatJson, writeAtomic } from '../src/output/files.ts';
import { twinKernels } from '../src/physics/cpu.ts';

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'gpu' },
    grids: { type: 'string', default: '512,1024,2048' },
    'cycle-grid': { type: 'string', default: '4096' },
    largest: { type: 'string', default: '32768' },
    study: { type: 'string', default: 'tip-effect' },
    'study-grid': { type: 'string', default: '512' },
    cases: { type: 'string', default: 'pvh,pvh-im' },
    /** Of the study, beside its grid */
    set: { type: 'string', multiple: true, default: [] },
    /** Without validation and bounds checks */
    release: { type: 'boolean', default: false },
    /** Without its ending */
    output: { type: 'string', default: 'gpu-figures' },
  },
});

const kind = BACKEND_KINDS.find((known): known is BackendKind => known === values.backend);
if (!kind) throw new Error(`--backend is ${values.backend}; accepted are ${BACKEND_KINDS.join(', ')}`);
const cycleGrid = cells('cycle-grid', values['cycle-grid']);
/** What is asked for is read before anything is measured. */
const asked = {
  grids: values.grids.split(',').map((text) => cells('grids', text)),
  largest: cells('largest', values.largest),
  studyGrid: cells('study-grid', values['study-grid']),
};
const { backend, why } = await openBackend(kind, twinKernels, { release: values.release });
const info = `back end: ${why}${values.release ? ', without validation and bounds checks' : ''}`;
console.log(info);
try {
  const figures = await measureFigures(backend, {
    ...asked,
    cycleGrid,
    study: values.study,
    cases: values.cases.split(','),
    overrides: values.set,
    onPart: (so, part) => {
      writeAtomic(`${values.output}.json`, formatJson({ ...so, info }));
      writeAtomic(`${values.output}.md`, figuresPage(so, cycleGrid));
      console.log(`${new Date().toISOString().slice(11, 19)} ${part}`);
    },
  });
  console.log(`\n${figuresPage(figures, cycleGrid)}`);
  console.log(`written: ${values.output}.json, ${values.output}.md`);
} finally {
  backend.destroy();
}

/** Cells across. Throws Error for anything else than an even number from 4 on. */
function cells(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 4 && value % 2 === 0) return value;
  throw new Error(`--${option} is ${text}; accepted are even numbers of cells from 4 on`);
}
