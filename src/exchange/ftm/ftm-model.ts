import { defaultModel, Model } from '@opensanctions/followthemoney';

type Property = { readonly name: string; readonly label: string; readonly type: string; readonly description?: string };
type Addition = {
  readonly label: string;
  readonly plural: string;
  readonly description: string;
  readonly extends: readonly string[];
  readonly featured: readonly string[];
  readonly caption: readonly string[];
  readonly required: readonly string[];
  readonly matchable: boolean;
  readonly properties: Readonly<Record<string, Property>>;
};

/** The form of `data/ftm/schemata.json`: schemata of ours, and properties of ours on theirs. */
export type FtmAdditions = {
  readonly schemata: Readonly<Record<string, Addition>>;
  readonly properties: Readonly<Record<string, Readonly<Record<string, Property>>>>;
};

type Config = ConstructorParameters<typeof Model>[0];
type Schema = Config['schemata'][string];

const qualified = (schema: string, properties: Readonly<Record<string, Property>>) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, { ...property, qname: `${schema}:${name}` }]),
  );

/** The model of FollowTheMoney with ours merged in; a schema of ours may extend theirs, and none of theirs is replaced. */
export function ftmModel(additions: FtmAdditions): Model {
  const config = defaultModel as unknown as Config;
  const schemata: Record<string, Schema> = { ...config.schemata };
  for (const [name, properties] of Object.entries(additions.properties)) {
    const theirs = schemata[name];
    if (theirs === undefined) throw new TypeError(`FollowTheMoney has no schema ${name}`);
    schemata[name] = { ...theirs, properties: { ...qualified(name, properties), ...theirs.properties } };
  }
  for (const [name, own] of Object.entries(additions.schemata)) {
    if (schemata[name] !== undefined) throw new TypeError(`FollowTheMoney has a schema ${name} already`);
    const above = own.extends.flatMap((parent) => schemata[parent]!.schemata);
    schemata[name] = {
      ...own,
      extends: [...own.extends],
      featured: [...own.featured],
      caption: [...own.caption],
      required: [...own.required],
      schemata: [...new Set([name, ...above])],
      properties: qualified(name, own.properties),
    };
  }
  return new Model({ ...config, schemata });
}
