#!/usr/bin/env node
import { printError } from './print-error.ts';
import { buildProgram } from './program.ts';

try {
  // Whoever reads the output may stop (payline … | head); what was begun is finished all the same.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  await buildProgram().parseAsync();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
