/** Settings of a question as they were typed, in SI units. */
import { type Kind, kinds, writtenLike } from '../../case/kinds.ts';
import { StudyError } from '../../case/study-error.ts';
import { quantity } from '../../case/units.ts';
import { temperatureOf } from './flat.ts';
import type { Asked } from './question.ts';

/** One value of a kind, above zero unless it is a voltage. Throws StudyError with the name of the setting. */
export function setting({ settings }: Pick<Asked, 'settings'>, key: string, kind: Kind): number {
  return read(key, settings[key], kind);
}

/**
 * Several values between commas, in the order given; a unit after the last one holds for those without: `0.1, 0.2, 0.5 mA/cm2`.
 * Throws StudyError with the name of the setting.
 */
export function settingList({ settings }: Pick<Asked, 'settings'>, key: string, kind: Kind): readonly number[] {
  const words = settings[key].split(',').map((word) => word.trim());
  const unit = /[A-Za-zµμΩ°%].*$/.exec(words.at(-1) ?? '')?.[0] ?? '';
  return words.map((word) => read(key, /[A-Za-zµμΩ°%]/.test(word) ? word : `${word} ${unit}`.trim(), kind));
}

/** A whole number from `least` on. Throws StudyError with the name of the setting. */
export function settingCount(asked: Pick<Asked, 'settings'>, key: string, least = 1): number {
  const value = setting(asked, key, kinds.count);
  if (Number.isInteger(value) && value >= least) return value;
  throw new StudyError([`${key}: ${asked.settings[key]} is not a whole number from ${least} on`]);
}

function read(key: string, text: string, kind: Kind): number {
  const value = parsed(key, text, kind);
  if (value > 0 || kind === kinds.voltage) return value;
  throw new StudyError([`${key}: "${text}" must be above zero; ${writtenLike(kind)}`]);
}

function parsed(key: string, text: string, kind: Kind): number {
  try {
    return quantity(text, kind);
  } catch (error) {
    if (error instanceof RangeError) throw new StudyError([`${key}: ${error.message}`]);
    throw error;
  }
}

/** Where a setting leaves the temperature to the record. */
export const AS_MEASURED = 'as measured';

/** The `temperature` that was set [K], or that of the record where it is left `as measured`. Throws StudyError. */
export function temperatureSetting(asked: Pick<Asked, 'settings'>, electrolyte: string): number {
  if (asked.settings.temperature === AS_MEASURED) return temperatureOf(electrolyte);
  return setting(asked, 'temperature', kinds.temperature);
}
