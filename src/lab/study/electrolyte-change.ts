/** Another electrolyte in a case. */
import type { Case } from '../../case/case.ts';
import { electrolyteRecords } from '../../case/electrolytes/index.ts';
import { ofCase } from './slider.ts';

/**
 * The changes that give a case an electrolyte of the package. Where its label says the former one, `PVH with rods`, it says the new one then: a figure
 * must not call PEO what is PVH.
 */
export function electrolyteChange(input: Case, name: string): readonly string[] {
  const { label } = electrolyteRecords[name];
  const former = input.electrolyte.name;
  const named = input.label.includes(former)
    ? [`${ofCase(input, 'label')}=${JSON.stringify(input.label.replace(former, label))}`]
    : [];
  return [`${ofCase(input, 'electrolyte')}=${name}`, ...named];
}
