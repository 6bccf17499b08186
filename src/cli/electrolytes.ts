import { Command, InvalidArgumentError } from 'commander';
import { electrolyteRecords } from '../case/electrolytes/index.ts';
import { kinds } from '../case/kinds.ts';
import { quantity } from '../case/units.ts';
import { anchorOf, conductivityThere, namedElectrolyte } from '../output/electrolyte-rows.ts';
import { electrolyteList, electrolyteSheet, electrolytesSideBySide } from '../output/electrolyte-sheet.ts';

interface Options {
  readonly temperature?: number;
  readonly json?: boolean;
}

export const electrolytesCommand = new Command('electrolytes')
  .description('list the electrolytes that a study can name, or show where the numbers of some are from')
  .argument('[names...]', 'one for its sheet, several side by side')
  .option('--temperature <temperature>', 'for the conductivity, like "60 degC"', readTemperature)
  .option('--json', 'for programs, with SI numbers under si')
  .action(show);

function readTemperature(text: string): number {
  try {
    const temperature = quantity(text, kinds.temperature);
    if (temperature > 0) return temperature;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidArgumentError(error.message);
  }
  throw new InvalidArgumentError('it must be above absolute zero');
}

function show(names: readonly string[], { temperature, json }: Options): void {
  const chosen = (names.length > 0 ? names : Object.keys(electrolyteRecords)).map(namedElectrolyte);
  if (json) {
    const all = chosen.map((one) => ({
      name: one.name,
      ...one.record,
      si: { ...one.si, at: conductivityThere(one, temperature ?? anchorOf(one)) },
    }));
    console.log(JSON.stringify(all, null, 2));
  } else if (names.length === 1) {
    console.log(electrolyteSheet(chosen[0], temperature));
  } else if (names.length > 1 || temperature !== undefined) {
    console.log(electrolytesSideBySide(chosen, temperature));
  } else {
    console.log(electrolyteList(chosen));
  }
}
