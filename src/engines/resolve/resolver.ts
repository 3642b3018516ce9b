import { compareEntities, type EntityComparison, type EntityData, type PropertyWeights } from './compare-entities.ts';
import type { EntityFacts } from './facts/entity-facts.ts';
import { plainIdentifier, plainMail, plainPhone } from './facts/identifier.ts';
import { compareNames } from './names/compare-names.ts';
import { nameKeys } from './names/name-keys.ts';
import type { Name, NameKind } from './names/name.ts';
import { readName } from './names/read-name.ts';
import type { ResolveData } from './resolve-data.ts';

/** Finds and compares entities by all that is known of them, under one version of names and weights. */
export type Resolver = {
  readonly version: string;
  readonly keysOfName: (name: string, schema: string) => readonly string[];
  /** Keys of an identifier, an e-mail address or a telephone number, apart from those of names. */
  readonly keysOfValue: (value: string) => readonly string[];
  readonly compare: (a: EntityFacts, b: EntityFacts) => EntityComparison;
};

const bodies = /^(?:Organization|Company|PublicBody)$/;
const kindOf = (schema: string): NameKind =>
  schema === 'Person' || schema === 'UserAccount' ? 'person' : bodies.test(schema) ? 'organisation' : 'unknown';

const keptNames = 20_000;
/** No more keys of one name: a name of 24 tokens in several readings has hundreds. */
const mostKeys = 60;
const longestKey = 120;

/** Joins the names' engine with the weights of everything beyond names; read names are kept for the next comparison. */
export function createResolver(dataOf: () => ResolveData, properties: PropertyWeights, version: string): Resolver {
  let compiled: { readonly data: ResolveData; readonly entityData: EntityData } | undefined;
  const kept = new Map<string, Name>();
  const compile = () => {
    const data = dataOf();
    const name = (text: string, schema: string): Name => {
      const kind = kindOf(schema);
      const key = `${kind} ${text}`;
      const before = kept.get(key);
      if (before !== undefined) return before;
      if (kept.size >= keptNames) kept.clear();
      const read = readName(text, kind, data);
      kept.set(key, read);
      return read;
    };
    const entityData: EntityData = {
      properties,
      compareNames: (a, b, schema) => compareNames(name(a, schema), name(b, schema), data),
    };
    return { data, entityData };
  };
  const tools = () => (compiled ??= compile());
  return {
    version,
    keysOfName: (text, schema) => {
      const { data } = tools();
      const keys = nameKeys(readName(text, kindOf(schema), data), data);
      return keys.slice(0, mostKeys).map((key) => key.slice(0, longestKey));
    },
    keysOfValue: (value) => {
      const [mail, phone, plain] = [plainMail(value), plainPhone(value), plainIdentifier(value)];
      return [
        ...(mail === null ? [] : [`mail ${mail.slice(0, longestKey)}`]),
        // Numbers are alike without their country too, so they meet by their last digits.
        ...(phone === null ? [] : [`phone ${phone.slice(-7)}`]),
        ...(plain.length >= 4 ? [`id ${plain.slice(0, longestKey)}`] : []),
      ];
    },
    compare: (a, b) => compareEntities(a, b, tools().entityData),
  };
}
