import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '#cli/build-program';
import { quietHost } from './quiet-host.ts';

function all(command: Command, path: readonly string[] = []): (readonly [name: string, command: Command])[] {
  const here = [...path, command.name()];
  return [[here.join(' '), command] as const, ...command.commands.flatMap((child) => all(child, here))];
}

const commands = all(buildProgram(quietHost().host));

test('there are all the commands that the manual names', () => {
  const top = buildProgram(quietHost().host).commands.map((one) => one.name());
  const named = [
    'serve',
    'demo',
    'case',
    'user',
    'ingest',
    'read',
    'claims',
    'records',
    'verify',
    'checkpoint',
    'migrate',
    'rebuild',
    'status',
  ];
  expect(top).toEqual(expect.arrayContaining(named));
});

test.each(commands)('the help of "%s" shows an example of its own use', (name, command) => {
  let shown = '';
  command.configureOutput({ writeOut: (text) => (shown += text) });
  command.outputHelp();
  const examples = shown.slice(shown.indexOf('\nExample'));
  expect(examples).toContain(command.parent === null ? 'lamplighter' : name);
  expect(shown).toContain('Usage:');
});
