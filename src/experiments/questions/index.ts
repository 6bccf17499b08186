/** The questions that `tipfield ask` knows. */
import { activationEnergy } from './activation-energy.ts';
import { criticalCurrent } from './critical-current.ts';
import { cycling } from './cycling.ts';
import { limitingCurrent } from './limiting-current.ts';
import { polarisation } from './polarisation.ts';
import { pulse } from './pulse.ts';
import type { Question } from './question.ts';
import { sandTime } from './sand-time.ts';
import { tafel } from './tafel.ts';
import { transference } from './transference.ts';

/** All of them, in the order in which they are listed. */
export const QUESTIONS: readonly Question[] = [
  tafel,
  transference,
  activationEnergy,
  limitingCurrent,
  sandTime,
  criticalCurrent,
  polarisation,
  cycling,
  pulse,
];
