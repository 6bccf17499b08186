/** All that can be set of the cases shown, in groups; materials belong to the selected case, the rest to all. */
import type { ComponentChildren } from 'preact';
import type { Case } from '../../case/case.ts';
import type { Lab } from '../lab.ts';
import { type SliderGroup, sliders } from '../study/sliders.ts';
import { Choice } from './choice.tsx';
import { selectedIndex, shownCase } from './shown-case.ts';
import { Slider } from './slider.tsx';

interface GroupProps {
  readonly lab: Lab;
  readonly group: SliderGroup;
  readonly title: string;
  /** Above the sliders. */
  readonly children?: ComponentChildren;
  /** Open at the start. */
  readonly open?: boolean;
}

/** A group that can be folded. */
export function Group({ lab, group, title, children, open = false }: GroupProps) {
  const input = shownCase(lab, selectedIndex(lab));
  return (
    <details class="card group" open={open}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div class="group-body">
        {children}
        {input && <Quantities lab={lab} group={group} input={input} />}
      </div>
    </details>
  );
}

interface QuantitiesProps {
  readonly lab: Lab;
  readonly group: SliderGroup;
  readonly input: Case;
}

function Quantities({ lab, group, input }: QuantitiesProps) {
  return (
    <>
      {sliders
        .filter((quantity) => quantity.group === group && quantity.applies(input))
        .map((quantity) => {
          const key = quantity.scope === 'case' ? `${quantity.id} ${input.name}` : quantity.id;
          const Kind = quantity.choices ? Choice : Slider;
          return <Kind key={key} lab={lab} quantity={quantity} input={input} />;
        })}
    </>
  );
}
