import type { Command } from 'commander';
import { withAsOption } from './as-option.ts';

/** What says which table, which mapping and which version before. */
export const withTableOptions = (command: Command): Command =>
  withAsOption(command.argument('<case>').argument('<document>', 'its id, path, name or title'))
    .option('--sheet <name>', 'of a workbook (default: the first that holds a table)')
    .option('--mapping <name>', 'a mapping that was saved on the case')
    .option('--mapping-file <file>', 'a mapping as propose --json prints it, mended')
    .option('--follows <table>', 'the rows are a newer version of this table that was taken')
    .option('--json', 'as JSON');
