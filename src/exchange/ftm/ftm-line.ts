import type { Model } from '@opensanctions/followthemoney';
import { plainMail, plainPhone } from '#engines/resolve/facts/identifier';
import { dateText, readDate } from '#engines/resolve/facts/partial-date';

/** One person or body by decision, as it goes out: the first id and name lead. */
export type OutgoingEntity = {
  readonly ids: readonly string[];
  readonly schema: string;
  readonly names: readonly string[];
  /** Names that documents use; one word alone is a weak one. */
  readonly aliases: readonly string[];
  readonly facts: readonly { readonly property: string; readonly value: string }[];
};

export type FtmLine = {
  readonly id: string;
  readonly caption: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly referents: readonly string[];
  readonly datasets: readonly string[];
  /** The highest marking of what it is made of; not of FollowTheMoney, which leaves further fields alone. */
  readonly marking: string;
};

/** What a schema asks for and ours calls a name. */
const ownNames: Readonly<Record<string, string>> = { UserAccount: 'username', Document: 'fileName', Address: 'full' };

/** The value in the form of the model, where there is one: ISO dates, E.164, plain addresses of mail. */
function valueIn(type: string, value: string): string {
  if (type === 'date') {
    const date = readDate(value);
    return date === null ? value : dateText(date);
  }
  if (type === 'phone') return plainPhone(value) ?? value;
  return type === 'email' ? (plainMail(value) ?? value) : value;
}

/**
 * One line of FollowTheMoney JSON. What the schema has no property for goes into `notes` with its name, so that nothing
 * is lost silently.
 */
export function ftmLine(model: Model, of: OutgoingEntity, marking: string, dataset: string): FtmLine {
  const schema = model.getSchema(of.schema);
  const properties = new Map<string, string[]>();
  const put = (name: string, value: string): void => {
    const values = properties.get(name) ?? [];
    if (!values.includes(value)) properties.set(name, [...values, value]);
  };
  const [first = '', ...more] = of.names;
  put('name', first);
  const own = ownNames[of.schema];
  if (own !== undefined && schema.hasProperty(own)) put(own, first);
  for (const name of more) put('alias', name);
  for (const name of of.aliases)
    if (!of.names.includes(name)) put(/[\s.-]\S/u.test(name) ? 'alias' : 'weakAlias', name);
  for (const { property, value } of of.facts) {
    if (schema.hasProperty(property)) put(property, valueIn(schema.getProperty(property).type.name, value));
    else put('notes', `${property}: ${value}`);
  }
  return {
    id: of.ids[0]!,
    caption: first,
    schema: of.schema,
    properties: Object.fromEntries(properties),
    referents: of.ids.slice(1),
    datasets: [dataset],
    marking,
  };
}
