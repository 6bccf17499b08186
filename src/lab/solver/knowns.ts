/** Cases without unknowns: calibrated once, and remembered, because a restart should not wait for what is known. */
import type { Case } from '../../case/case.ts';
import { hasUnknowns } from '../../case/unknowns.ts';
import { type Calibrated, calibrate } from '../../experiments/calibration.ts';
import type { Found } from '../study/setup.ts';

/** Results that are kept [–]: one of each case of a study, and those of a few studies before. */
const KEPT = 16;

/** Finds the unknowns of cases; the same question is answered once. Throws as `calibrate`. */
export function knownCases(): (
  asked: readonly Case[],
) => Promise<{ readonly cases: readonly Case[]; readonly found: Found }> {
  const answers = new Map<string, Calibrated>();
  return async (asked) => {
    const found: Record<string, Found[string]> = {};
    const cases: Case[] = [];
    for (const input of asked) {
      if (!hasUnknowns(input)) {
        cases.push(input);
        continue;
      }
      const key = questionOf(input);
      const answer = answers.get(key) ?? (await calibrate('host', input));
      answers.delete(key);
      answers.set(key, answer);
      for (const old of [...answers.keys()].slice(0, -KEPT)) answers.delete(old);
      const { electrolyte, filler } = answer.input;
      cases.push({ ...input, electrolyte, ...(filler && { filler }) });
      found[input.name] = {
        ...(answer.conductivity && { conductivity: answer.conductivity.value }),
        ...(answer.transference && { transference: answer.transference.value }),
      };
    }
    return { cases, found };
  };
}

/** All that the answer depends on: materials and their map, not what is done to the cell. */
export function questionOf({ temperature, grid, sides, electrolyte, filler, calibration, seed }: Case): string {
  return JSON.stringify({ temperature, grid, sides, electrolyte, filler, calibration, seed });
}
