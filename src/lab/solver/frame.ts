/** What the page is sent of the cases: fields for the eye, as float32, in arrays that are handed over. */
import type { Case } from '../../case/case.ts';
import { maps } from '../../case/maps.ts';
import { phaseShares } from '../../case/microstructure/picture.ts';
import { type CurrentDensity, currentDensityOf } from '../../physics/current-density.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { linesOf } from './lines.ts';
import type { FrameFields, ShownShares } from './protocol.ts';

/** What frames carry besides the fields. */
export interface Carried {
  readonly current: boolean;
  readonly lines: boolean;
}

/** Makes the fields of frames of these cases. The maps that a current needs are made when one is first asked for. */
export function frameMaker(
  cases: readonly Case[],
): (snapshots: readonly Snapshot[], carried: Carried) => readonly FrameFields[] {
  const makers: ((snapshot: Snapshot) => CurrentDensity)[] = [];
  const currentOf = (i: number, snapshot: Snapshot) => {
    makers[i] ??= currentDensityOf(cases[i], maps(cases[i]));
    return makers[i](snapshot);
  };
  return (snapshots, { current, lines }) => {
    if (!current && !lines) return snapshots.map(fieldsOf);
    const flowing = snapshots.map((snapshot, i) => ({ input: cases[i], snapshot, current: currentOf(i, snapshot) }));
    const drawn = lines ? linesOf(flowing) : [];
    return flowing.map((flow, i) => ({
      ...fieldsOf(flow.snapshot),
      ...(current && { current: { x: new Float32Array(flow.current.x), y: new Float32Array(flow.current.y) } }),
      ...(lines && { lines: drawn[i] }),
    }));
  };
}

function fieldsOf({ time, step, metal, concentration, potential, reaction, live }: Snapshot): FrameFields {
  return {
    time,
    step,
    metal: new Float32Array(metal),
    concentration: new Float32Array(concentration),
    potential: new Float32Array(potential),
    reaction: new Float32Array(reaction),
    live: new Float32Array(live),
  };
}

/** The arrays of fields that may be handed over. */
export function buffersOf(fields: readonly FrameFields[]): readonly ArrayBuffer[] {
  return fields.flatMap(({ metal, concentration, potential, reaction, live, current }) =>
    [metal, concentration, potential, reaction, live, ...(current ? [current.x, current.y] : [])].map(
      ({ buffer }) => buffer,
    ),
  );
}

/** Where filler and interphase lie, in each case. */
export function sharesIn(cases: readonly Case[]): { readonly shares: readonly ShownShares[] } {
  return { shares: cases.map(sharesOf) };
}

/** Numbers along the domain at least, where a cell is coarser: the pixels of a panel on a small screen. */
const FINE = 384;

function sharesOf(input: Case): ShownShares {
  if (!input.filler) return null;
  const { nx, ny, spacing } = input.grid;
  const times = Math.max(1, Math.ceil(FINE / Math.max(nx, ny)));
  const { filler, shell } = phaseShares({
    ...input,
    grid: { nx: times * nx, ny: times * ny, spacing: spacing / times },
  });
  return { times, filler: new Float32Array(filler), ...(shell && { shell: new Float32Array(shell) }) };
}
