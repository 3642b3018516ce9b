import { z } from 'zod';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { resolutionDecisions } from '#domain/resolution';
import { polarities, stances } from '#domain/stance';
import { account, grade } from './manifest-parts.ts';

const name = z.string().min(1);
const by = account.shape.key;
const at = z.iso.datetime();
const reason = z.string().min(1).nullable();

/** Words of a document: those of a claim that the reader made, or of one that whoever cites them makes by hand. */
export const cited = z.strictObject({
  document: z.string(),
  /** As they stand in the text, where they stand once; white space may differ. */
  quote: z.string().min(1),
  /** How they are taken where the reader made no such claim; a record that nobody in it says, unless a speaker is named. */
  hand: z
    .strictObject({
      stance: z.enum(stances).default('reported'),
      polarity: z.enum(polarities).default('asserts'),
      speaker: name.nullable().default(null),
    })
    .exactOptional(),
  /** Where the claim is graded apart from its document. */
  grade: grade.exactOptional(),
});

/** What a link says, whether it stands by itself or for each row of a table. */
const drawn = {
  kind: z.enum(linkKinds),
  from: name,
  to: name,
  item: name.nullable().default(null),
  /** EDTF, local to Port Hallam. */
  time: name.nullable(),
  arrives: name.nullable().default(null),
};

const link = z.strictObject({
  ...drawn,
  lowerBound: z.number().nullable().default(null),
  by,
  at,
  reason,
  rests: z.array(cited).min(1),
  against: z.array(cited).default([]),
});

/** A table whose rows are accepted, each resting on its own words; `{column}` stands for a cell of the row. */
const table = z.strictObject({
  document: z.string(),
  by,
  at,
  reason,
  links: z.array(z.strictObject(drawn)).min(1),
  /** Rows by their first cell; all where neither is given. */
  only: z.array(name).exactOptional(),
  except: z.array(name).exactOptional(),
  /** Whom the names in the cells stand for, where they are written otherwise. */
  names: z.record(z.string(), name),
});

const resolution = z.strictObject({
  left: name,
  right: name,
  decision: z.enum(resolutionDecisions),
  by,
  at,
  note: name,
});

/** What is relied on in the demo case, and who is taken to be who. */
export const relied = z.strictObject({
  /** Names by schema. */
  entities: z.partialRecord(z.enum(entitySchemata), z.array(name)),
  links: z.array(link),
  tables: z.array(table),
  resolutions: z.array(resolution),
});

export type DemoRelied = z.infer<typeof relied>;
export type DemoCited = z.infer<typeof cited>;
export type DemoLink = z.infer<typeof link>;
export type DemoTable = z.infer<typeof table>;
export type DemoResolution = z.infer<typeof resolution>;

/** Each name with its schema. */
export const reliedNames = ({ entities }: DemoRelied): ReadonlyMap<string, keyof DemoRelied['entities']> =>
  new Map(
    (Object.entries(entities) as [keyof DemoRelied['entities'], string[]][]).flatMap(([schema, names]) =>
      names.map((one) => [one, schema] as const),
    ),
  );

/** Names, documents and people that nothing defines, in words; names out of cells are known only once the table is read. */
export function danglingRelied(of: DemoRelied, paths: ReadonlySet<string>, people: ReadonlySet<string>): string[] {
  const names = reliedNames(of);
  const isCell = (one: string) => one.startsWith('{');
  const named = [
    ...[...of.links, ...of.tables.flatMap((one) => one.links)].flatMap((one) => [one.from, one.to]),
    ...of.tables.flatMap((one) => Object.values(one.names)),
    ...of.resolutions.flatMap((one) => [one.left, one.right]),
  ].filter((one) => !isCell(one));
  const documents = [
    ...of.links.flatMap((one) => [...one.rests, ...one.against].map((words) => words.document)),
    ...of.tables.map((one) => one.document),
  ];
  const deciding = [...of.links, ...of.tables, ...of.resolutions].map((one) => one.by);
  return [
    ...named.filter((one) => !names.has(one)).map((one) => `relied: ${one} is no entity`),
    ...documents.filter((one) => !paths.has(one)).map((one) => `relied: ${one} is not listed`),
    ...deciding.filter((one) => !people.has(one)).map((one) => `relied: ${one} has no account`),
  ];
}
