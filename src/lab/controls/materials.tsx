/** Which case the sliders of materials change, and its electrolyte out of those that were measured. */
import type { Case } from '../../case/case.ts';
import { electrolyteRecords } from '../../case/electrolytes/index.ts';
import type { Lab } from '../lab.ts';
import { electrolyteChange } from '../study/electrolyte-change.ts';
import { electrolyteOf, sourceText } from './electrolyte.ts';
import { Pick } from './pick.tsx';
import { selectedIndex, shownCase } from './shown-case.ts';

export function Materials({ lab }: { readonly lab: Lab }) {
  const input = shownCase(lab, selectedIndex(lab));
  return (
    <>
      <CaseTabs lab={lab} />
      {input && <Electrolyte lab={lab} input={input} />}
    </>
  );
}

function CaseTabs({ lab }: { readonly lab: Lab }) {
  const selected = selectedIndex(lab);
  const { shown } = lab.setup.value;
  if (shown.length < 2) return null;
  return (
    <fieldset class="segments wide">
      <legend class="hidden">Materials of which case</legend>
      {shown.map((name, index) => (
        <label key={name}>
          <input type="radio" name="case" checked={index === selected} onChange={() => lab.select(index)} />
          <span>{shownCase(lab, index)?.label ?? name}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ElectrolyteProps {
  readonly lab: Lab;
  readonly input: Case;
}

function Electrolyte({ lab, input }: ElectrolyteProps) {
  const name = electrolyteOf(input) ?? '';
  const record = electrolyteRecords[name];
  return (
    <Pick
      label={input.filler ? 'Electrolyte between the filler' : 'Electrolyte'}
      value={name}
      onPick={(picked) => picked !== '' && lab.set(electrolyteChange(input, picked))}
      hint={record && sourceText(record, input.metal.name)}
    >
      {name === '' && <option value="">{input.electrolyte.name || 'Your own numbers'}</option>}
      {(['lithium', 'sodium'] as const).map((metal) => (
        <optgroup key={metal} label={`Measured with ${metal}`}>
          {Object.entries(electrolyteRecords)
            .filter(([, one]) => one.metal === metal)
            .map(([key, one]) => (
              <option key={key} value={key}>
                {one.label}
              </option>
            ))}
        </optgroup>
      ))}
    </Pick>
  );
}
