/** Whether the cycler holds the current or the voltage. */
import { experimentLine } from '../../case/experiment-text.ts';
import type { Lab } from '../lab.ts';
import { controlChange } from '../study/control-change.ts';
import { selectedIndex, shownCase } from './shown-case.ts';

const KINDS = { current: 'Constant current', voltage: 'Constant voltage' } as const;

/** Nothing for an island: the bath around it holds a voltage. An experiment says what is held: its words stand here. */
export function ControlKind({ lab }: { readonly lab: Lab }) {
  const index = selectedIndex(lab);
  const input = shownCase(lab, index);
  if (!input || input.surface.island) return null;
  if (input.experiment) return <p class="hint">{experimentLine(input.experiment)}</p>;
  const { kind } = input.control;
  const now = lab.shown.value[index]?.rows.at(-1);
  // Before the first row, and where nothing flows, there is nothing that could be held.
  const isKnown = now !== undefined && now.cellVoltage > 0 && now.meanCurrent > 0;
  return (
    <fieldset class="segments wide">
      <legend class="hidden">What is held constant</legend>
      {(['current', 'voltage'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="control"
            checked={kind === one}
            disabled={kind !== one && !isKnown}
            onChange={() => now && lab.set(controlChange(lab.setup.value, input, one, now))}
          />
          <span>{KINDS[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
