import { findConfinement } from '../../src/files/confinement.ts';
import { startChild } from '../../src/files/extraction-child.ts';

// A program that starts a child process and then does nothing, for the test that kills it.
const child = startChild(await findConfinement(), 256, process.cwd());
process.stdout.write(`${child.pid}\n`);
setInterval(() => child.isAlive(), 1000);
