import type { Counts, RecordImport, RecordPreview, TableView } from '#api/schemas/records';
import { plainText } from './plain-text.ts';
import { tableText } from './table-text.ts';
import { timeText } from './time-text.ts';

/** The columns of a table, what each is taken for and why. */
export function proposalText(view: TableView): string {
  const rows = view.columns.map(({ header, holds, samples, why }, at) => {
    const use = view.proposed.columns[at]!;
    const part = use.part === 'fact' ? `fact: ${use.property}` : use.part;
    return [use.isKey ? `${header} (key)` : header, part, holds, samples.slice(0, 2).join(' | '), why];
  });
  const { sheet, sheets, proposed, fitting, before } = view;
  const lines = [
    `${view.rows} rows${sheet === null ? '' : ` in sheet "${sheet}"`}; a row is ${proposed.shape === 'links' ? `a ${proposed.link} between two` : `one of ${proposed.shape}`}`,
    ...(sheets.length > 1 ? [`sheets: ${sheets.join('; ')}`] : []),
    ...(fitting.length > 0 ? [`saved mappings that fit: ${fitting.map((one) => one.name).join('; ')}`] : []),
    ...(before.length > 0 ? [`taken before: ${before.map((one) => one.documentTitle).join('; ')}`] : []),
  ];
  return `${lines.map(plainText).join('\n')}\n${tableText([['COLUMN', 'TAKEN FOR', 'HOLDS', 'FOR INSTANCE', 'WHY'], ...rows])}`;
}

const countsText = ({ rows, fresh, changed, same, gone, refused }: Counts): string =>
  `${rows} rows: ${fresh} new, ${changed} changed, ${same} the same, ${gone} gone, ${refused} cannot be taken`;

/** What a mapping would make of a table: counts, questions, the first rows and those refused. */
export function previewText(preview: RecordPreview): string {
  const { counts, entities, known, links, questions, rows, refused } = preview;
  const lines = [
    countsText(counts),
    `${entities} entities, ${known} of them known to the case, and ${links} links`,
    ...questions.map((one) => `? ${one.words}`),
    ...rows.map((row) => {
      const names = row.entities.map((one) => one.name);
      const between = row.links.map(
        (one) => `${names[one.from]} > ${one.kind} > ${names[one.to]}${one.time === null ? '' : ` (${one.time})`}`,
      );
      return `line ${row.line}: ${between.length > 0 ? between.join('; ') : names.join(', ')}`;
    }),
    ...refused.map((row) => `line ${row.line} cannot be taken: ${row.why}`),
    ...(refused.length < counts.refused ? [`and ${counts.refused - refused.length} more`] : []),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

export const takenText = ({ importId, counts, done, isDone }: RecordImport): string =>
  `${countsText(counts)}\n${isDone ? 'all of it taken' : `${done} of ${counts.rows} rows gone through`}; import ${importId}\n`;

export const importsText = (imports: readonly RecordImport[]): string =>
  tableText([
    ['IMPORT', 'TAKEN', 'BY', 'ROWS', 'STATE', 'TABLE'],
    ...imports.map((one) => [
      one.importId,
      timeText(one.takenAt),
      one.takenBy.name,
      `${one.done} of ${one.counts.rows}`,
      one.isDone ? (one.followedBy === null ? 'stands' : 'followed by a newer version') : 'not all taken',
      one.sheet === null ? one.documentTitle : `${one.documentTitle}, ${one.sheet}`,
    ]),
  ]);
