#!/usr/bin/env node
/** The command line: parses, prints, exits. What a command does is in its own file and in the library. */
import { Command } from 'commander';
import { readVersions } from '../output/manifest.ts';
import { askCommand } from './ask.ts';
import { benchCommand } from './bench.ts';
import { calibrateCommand } from './calibrate.ts';
import { compareCommand } from './compare.ts';
import { devicesCommand } from './devices.ts';
import { electrolytesCommand } from './electrolytes.ts';
import { explain } from './errors.ts';
import { figureCommand } from './figure.ts';
import { framesCommand } from './frames.ts';
import { labCommand } from './lab.ts';
import { measureCommand } from './measure.ts';
import { papersCommand } from './papers.ts';
import { plotCommand } from './plot.ts';
import { reportCommand } from './report.ts';
import { resumeCommand } from './resume.ts';
import { runCommand } from './run.ts';
import { sweepCommand } from './sweep.ts';
import { sweepTaskCommand } from './sweep-task.ts';
import { verifyCommand } from './verify.ts';
import { videoCommand } from './video.ts';

const program = new Command('tipfield')
  .description('Dendrite growth in battery electrolytes, on a GPU or its float64 twin')
  .version(readVersions().tipfield)
  .showSuggestionAfterError()
  .showHelpAfterError('(--help tells more)');

for (const command of [
  compareCommand,
  runCommand,
  resumeCommand,
  sweepCommand,
  figureCommand,
  plotCommand,
  videoCommand,
  framesCommand,
  reportCommand,
  verifyCommand,
  devicesCommand,
  benchCommand,
  electrolytesCommand,
  measureCommand,
  calibrateCommand,
  papersCommand,
  askCommand,
  labCommand,
]) {
  program.addCommand(command.copyInheritedSettings(program));
}

// What a sweep calls is no word for users.
program.addCommand(sweepTaskCommand.copyInheritedSettings(program), { hidden: true });

// Where whoever read the output is gone, as behind `| head` or a closed terminal, a run goes on: its files tell the rest.
process.stdout.on('error', () => {});

try {
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
