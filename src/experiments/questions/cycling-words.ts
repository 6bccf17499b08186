/** What the cycling test came to, in words: lives beside one another, and beside what the papers printed. */
import type { Observation } from '../../case/electrolytes/types.ts';
import type { CyclingTest } from './cycling-cell.ts';
import type { Life } from './cycling-life.ts';
import { recordOf } from './paper.ts';
import { meanOf } from './seeds.ts';

/** An electrolyte that was cycled. */
export interface Cycled {
  readonly electrolyte: string;
  readonly label: string;
  readonly test: CyclingTest;
  readonly lives: readonly { readonly seed: number; readonly life: Life }[];
}

/** What a paper printed of the life of a symmetric cell: `Li‖Li life at 0.2 mA/cm²`, `Li‖Li at 0.3 mA/cm²`, `Na‖Na hysteresis at …`. */
const LIFE = /^\S+‖\S+ (life |hysteresis )?at /;

/** The first of them that the paper has of both partners; undefined where there is none. */
export function printedLife(electrolyte: string): Observation | undefined {
  const record = recordOf(electrolyte);
  return record.observations.find(({ label }) => LIFE.test(label));
}

/** Pairs of a control and another electrolyte of its paper, both cycled. */
export function pairsOf(found: readonly Cycled[]): readonly (readonly [Cycled, Cycled])[] {
  return found.flatMap((one) => {
    const control = found.find(({ electrolyte }) => electrolyte === one.test.control);
    return control && control !== one ? [[control, one] as const] : [];
  });
}

/** Mean cycles over the seeds with their bound. */
export function meanCycles({ lives }: Cycled) {
  return meanOf(
    lives.map(({ seed, life }) => ({
      seed,
      found: { value: life.cycles, ...(life.end === 'outlived the test' && { bound: '>' as const }) },
    })),
  );
}

/** Whether the second lived longer than the first; undefined where both outlived the test. */
export function outlives([control, one]: readonly [Cycled, Cycled]): boolean | undefined {
  const [short, long] = [meanCycles(control), meanCycles(one)];
  if (short.bound === '>' && control.lives.every(({ life }) => life.end === 'outlived the test')) {
    return long.value < short.value ? false : undefined;
  }
  return long.value > short.value;
}

export function captionOf(found: readonly Cycled[]): string {
  const verdicts = pairsOf(found).map((pair) => {
    const [control, one] = pair;
    const verdict = outlives(pair);
    const said = [control, one].map(({ electrolyte }) => printedLife(electrolyte)?.value);
    const measured =
      said[0] === undefined || said[1] === undefined
        ? 'the paper prints no life of both'
        : `printed: ${said[0]} and ${said[1]} (${printedLife(control.electrolyte)?.label})`;
    const cycles = `${cyclesText(control)} and ${cyclesText(one)} cycles`;
    if (verdict === undefined)
      return `${control.label} and ${one.label} both outlived the test (${cycles}; ${measured})`;
    return `${one.label} ${verdict ? 'outlived' : 'did not outlive'} ${control.label} (${cycles}; ${measured})`;
  });
  return [
    'Voltage over time, polarisation and dead metal per cycle of closed symmetric cells in an accelerated test, the same for the partners of a paper.',
    ...(verdicts.length > 0 ? [`${verdicts.join('. ')}.`] : []),
  ].join(' ');
}

/** `8.4`, `> 30` */
export function cyclesText(one: Cycled): string {
  const { value, bound } = meanCycles(one);
  return `${bound ? `${bound} ` : ''}${Number(value.toPrecision(3))}`;
}
