export type { Case, Study } from './case/case.ts';
export type { Snapshot } from './physics/snapshot.ts';
