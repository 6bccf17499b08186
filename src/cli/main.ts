#!/usr/bin/env node
/** The command line: parses, prints, exits. What a command does is in its own file and in the library. */
import { Command } from 'commander';
import { readVersions } from '../output/manifest.ts';
import { benchCommand } from './bench.ts';
import { compareCommand } from './compare.ts';
import { devicesCommand } from './devices.ts';
import { explain } from './errors.ts';
import { verifyCommand } from './verify.ts';

const program = new Command('tipfield')
  .description('Dendrite growth in battery electrolytes, on a GPU or its float64 twin')
  .version(readVersions().tipfield)
  .showSuggestionAfterError()
  .showHelpAfterError('(--help tells more)');

for (const command of [compareCommand, verifyCommand, devicesCommand, benchCommand]) {
  program.addCommand(command.copyInheritedSettings(program));
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
