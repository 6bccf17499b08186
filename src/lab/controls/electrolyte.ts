/** Which electrolyte of the package a case has, and where its numbers come from. */
import type { Case } from '../../case/case.ts';
import { electrolyteRecords } from '../../case/electrolytes/index.ts';
import type { ElectrolyteRecord } from '../../case/electrolytes/types.ts';

/** The name in the package of a case's electrolyte, also where single values of it were changed; undefined for one's own. */
export function electrolyteOf({ electrolyte }: Case): string | undefined {
  return Object.keys(electrolyteRecords).find((name) => electrolyteRecords[name].label === electrolyte.name);
}

/** What it is and where it was measured; says so where the cell's metal is another. */
export function sourceText({ description, source, metal }: ElectrolyteRecord, cellMetal: string): string {
  const from = [source.journal, source.doi && `doi ${source.doi}`].filter(Boolean).join(', ');
  const other = metal === cellMetal ? '' : ` Measured with ${metal}; the metal of this cell stays ${cellMetal}.`;
  return `${description}${/[.]$/.test(description) ? '' : '.'} ${from}.${other}`;
}
