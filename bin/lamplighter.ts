#!/usr/bin/env node
import { runProgram } from '#cli/run-program';
import { commandHost } from './command-host.ts';
import { endQuietly } from './end-quietly.ts';

endQuietly();
process.exitCode = await runProgram(await commandHost(), process.argv.slice(2));
