import { compareEntities, type EntityComparison, type NameLikeness, type PropertyWeights } from './compare-entities.ts';
import type { EntityFacts } from './facts/entity-facts.ts';
import { plainIdentifier, plainMail, plainPhone } from './facts/identifier.ts';

/** What knows names: their likeness, and the keys under which those that may be one are found. */
export type NameEngine = {
  readonly version: string;
  readonly compareNames: (a: string, b: string, schema: string) => NameLikeness;
  readonly nameKeys: (name: string, schema: string) => readonly string[];
};

/** Finds and compares entities by all that is known of them; pure, under one version. */
export type Resolver = {
  readonly version: string;
  readonly keysOfName: (name: string, schema: string) => readonly string[];
  /** Keys of an identifier, an e-mail address or a telephone number, apart from those of names. */
  readonly keysOfValue: (value: string) => readonly string[];
  readonly compare: (a: EntityFacts, b: EntityFacts) => EntityComparison;
};

/** Joins what knows names with the weights of everything beyond them. */
export function createResolver(names: NameEngine, properties: PropertyWeights): Resolver {
  const data = { properties, compareNames: names.compareNames };
  return {
    version: names.version,
    keysOfName: names.nameKeys,
    keysOfValue: (value) => {
      const [mail, phone, plain] = [plainMail(value), plainPhone(value), plainIdentifier(value)];
      return [
        ...(mail === null ? [] : [`#mail ${mail}`]),
        ...(phone === null ? [] : [`#phone ${phone.slice(-7)}`]),
        ...(plain.length >= 4 ? [`#id ${plain.slice(0, 80)}`] : []),
      ];
    },
    compare: (a, b) => compareEntities(a, b, data),
  };
}
