import type { ColumnUse, RecordMapping } from '#domain/record-mapping';
import type { Header } from './header-row.ts';
import { orderOf } from './order-evidence.ts';
import type { ColumnSurvey } from './survey-columns.ts';

/** What a person has to say before rows can be taken; `column` is its place, or null where it is about the whole. */
export type MappingQuestion = {
  readonly column: number | null;
  readonly asks: 'date order' | 'decimal mark' | 'part' | 'column';
  readonly words: string;
};

/** Where in today's table the columns of a mapping stand, by header; -1 for those that are not there. */
export function placesOf(mapping: RecordMapping, headers: readonly Header[]): readonly number[] {
  return mapping.columns.map((use) => headers.findIndex((one) => one.header === use.header && one.nth === use.nth));
}

const readsDates = ({ part, property }: ColumnUse): boolean =>
  ['since', 'until', 'when', 'ends'].includes(part) || (part === 'fact' && property?.endsWith('Date') === true);

/** What is missing or undecided; rows are taken only once nothing is. */
export function questionsOf(mapping: RecordMapping, columns: readonly ColumnSurvey[]): readonly MappingQuestion[] {
  const places = placesOf(mapping, columns);
  const questions: MappingQuestion[] = [];
  const has = (part: ColumnUse['part']) => mapping.columns.some((use, at) => use.part === part && places[at]! >= 0);
  for (const [at, use] of mapping.columns.entries()) {
    if (use.part === 'left out') continue;
    const column = columns[places[at]!];
    if (column === undefined) {
      questions.push({ column: null, asks: 'column', words: `The table has no column “${use.header}” any more.` });
      continue;
    }
    if (use.part === 'fact' && use.property === null)
      questions.push({
        column: column.column,
        asks: 'part',
        words: `Say what “${use.header}” tells of them, or leave it out.`,
      });
    if (readsDates(use) && use.order === null && asksOrder(column)) questions.push(aboutOrder(column));
    if (use.part === 'amount' && use.decimal === null && column.eitherAmounts > 0)
      questions.push({
        column: column.column,
        asks: 'decimal mark',
        words: `“${use.header}” holds amounts in which a point or comma may be of thousands or of decimals. Say which is the decimal mark.`,
      });
  }
  if (mapping.shape === 'links') {
    for (const part of ['from', 'to'] as const)
      if (!has(part)) questions.push({ column: null, asks: 'part', words: `Say which column holds “${part}”.` });
  } else if (!has('name') && !has('given name') && !has('family name')) {
    questions.push({ column: null, asks: 'part', words: 'Say which column holds the name.' });
  }
  return questions;
}

/** Nothing is asked of a column whose own cells agree. */
const asksOrder = ({ order }: ColumnSurvey): boolean =>
  orderOf(order) === null && (order.either > 0 || (order.dayFirst !== null && order.monthFirst !== null));

function aboutOrder({ column, header, order, samples }: ColumnSurvey): MappingQuestion {
  const { dayFirst, monthFirst } = order;
  const words =
    dayFirst !== null && monthFirst !== null
      ? `“${header}” holds dates of both kinds: ${dayFirst.cell} in row ${dayFirst.line} has the day first, ${monthFirst.cell} in row ${monthFirst.line} the month. Say which holds; rows that are not so are left out.`
      : `Every date in “${header}” could be read two ways, as ${samples[0] ?? ''}. Say whether the day or the month comes first.`;
  return { column, asks: 'date order', words };
}

/** The mapping with what the cells themselves decide filled in. */
export function withEvidence(mapping: RecordMapping, columns: readonly ColumnSurvey[]): RecordMapping {
  const places = placesOf(mapping, columns);
  return {
    ...mapping,
    columns: mapping.columns.map((use, at) => {
      const column = columns[places[at]!];
      if (column === undefined || !readsDates(use) || use.order !== null) return use;
      return { ...use, order: orderOf(column.order) };
    }),
  };
}
