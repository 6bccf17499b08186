/** What is held, and for how long: one control for a duration, or an experiment. */

import type { Case, Control } from './case.ts';
import { experimentLine } from './experiment-text.ts';
import { countTurns, MOST_TURNS, type Turn, turnsOf } from './experiment-turns.ts';
import { kinds, writtenLike } from './kinds.ts';
import type { Refuse } from './problems.ts';
import type { CaseDraft, CaseInput } from './schema.ts';
import { COMPLIANCE, type ExperimentDefaults, experimentDefaults } from './under-experiment.ts';

interface Resolved {
  readonly input: CaseInput;
  /** The keys of the case that say it. */
  readonly held: Pick<Case, 'control' | 'duration' | 'experiment' | 'compliance'>;
  /** Of an experiment. */
  readonly defaults?: ExperimentDefaults;
}

/** With problems what is returned is not meaningful. */
export function resolveControl(draft: CaseDraft, refuse: Refuse): Resolved {
  if (draft.experiment !== undefined) return ofExperiment(draft, draft.experiment, refuse);
  const { control, duration } = draft;
  if (control === undefined)
    refuse(['control'], 'missing; a map of current, compliance, voltage; or give an experiment');
  if (duration === undefined) refuse(['duration'], `missing; ${writtenLike(kinds.time)}`);
  const input = { ...draft, control: control ?? { compliance: COMPLIANCE }, duration: duration ?? 1 };
  return {
    input,
    held: { control: control ? heldBy(control, refuse) : NOTHING, duration: input.duration },
  };
}

const NOTHING: Control = { kind: 'current', density: 0, compliance: COMPLIANCE };

function heldBy({ current, compliance, voltage }: CaseInput['control'], refuse: Refuse): Control {
  if (current !== undefined && voltage !== undefined)
    refuse(['control', 'voltage'], 'a current is given too; choose one of them');
  if (current === undefined && voltage === undefined)
    refuse(['control'], 'needs a current, like "8 mA/cm2", or a voltage, like "0.2 V"');
  return voltage === undefined ? { kind: 'current', density: current ?? 0, compliance } : { kind: 'voltage', voltage };
}

function ofExperiment(draft: CaseDraft, experiment: NonNullable<Case['experiment']>, refuse: Refuse): Resolved {
  const control = draft.control ?? { compliance: COMPLIANCE };
  const { compliance } = control;
  for (const key of ['current', 'voltage'] as const)
    if (control[key] !== undefined)
      refuse(['control', key], 'an experiment is given too, and says what is held; leave one of them out');
  if (draft.duration !== undefined)
    refuse(
      ['duration'],
      'an experiment is given too, and lasts until its instructions are done; leave one of them out',
    );
  const turns = turnsWithin(experiment, refuse);
  if (turns.length === 0)
    return { input: { ...draft, control, duration: 1 }, held: { control: NOTHING, duration: 1, experiment } };
  for (const { voltage, ends } of distinct(turns)) {
    const limit = ends.voltage ?? Math.abs(voltage);
    if (limit > compliance)
      refuse(
        ['experiment'],
        `${limit} V is beyond control.compliance, ${compliance} V, at which any current is held back; raise that`,
      );
  }
  if (draft.surface.island)
    refuse(
      ['experiment'],
      'the bath around an island holds one voltage; give control: {voltage: 0.2 V} and a duration',
    );
  const defaults = experimentDefaults(turns, compliance);
  const duration = defaults.duration;
  const input = { ...draft, control, duration };
  return { input, held: { control: defaults.control, duration, experiment, compliance }, defaults };
}

function turnsWithin(experiment: NonNullable<Case['experiment']>, refuse: Refuse): readonly Turn[] {
  const count = countTurns(experiment);
  if (count <= MOST_TURNS) return turnsOf(experiment);
  refuse(['experiment'], `${experimentLine(experiment)} has ${count} steps, more than ${MOST_TURNS}; repeat less`);
  return [];
}

/** One turn of each instruction. */
function distinct(turns: readonly Turn[]): readonly Turn[] {
  return [...new Map(turns.map((turn) => [JSON.stringify([turn.density, turn.voltage, turn.ends]), turn])).values()];
}
