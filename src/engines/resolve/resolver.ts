import { compareEntities, type EntityComparison, type EntityData, type PropertyWeights } from './compare-entities.ts';
import type { EntityFacts } from './facts/entity-facts.ts';
import { plainIdentifier, plainMail, plainPhone } from './facts/identifier.ts';
import { compareNames } from './names/compare-names.ts';
import { nameKeys } from './names/name-keys.ts';
import type { Name, NameKind } from './names/name.ts';
import { readName } from './names/read-name.ts';
import type { ResolveData } from './resolve-data.ts';

/** Finds and compares entities by all that is known of them. */
export type Resolver = {
  /** Changes with the keys that the engine makes of names: an index of another version is made anew. */
  readonly version: string;
  readonly keysOfName: (name: string, schema: string) => readonly string[];
  /** Keys of an identifier, an e-mail address or a telephone number, apart from those of names. */
  readonly keysOfValue: (value: string) => readonly string[];
  /** The name without titles, particles and legal forms, where anything else is there. */
  readonly bareName: (name: string, schema: string) => string;
  readonly compare: (a: EntityFacts, b: EntityFacts) => EntityComparison;
};

const bodies = /^(?:Organization|Company|PublicBody)$/;
const things = /^(?:Vessel|Airplane|Vehicle)$/;

/** What bears a name of this schema; `LegalEntity` and any other may be a person or a body. */
function kindOf(schema: string): NameKind {
  if (schema === 'Person' || schema === 'UserAccount') return 'person';
  return bodies.test(schema) ? 'organisation' : things.test(schema) ? 'thing' : 'unknown';
}

type ReadName = (text: string, schema: string) => Name;

const keptNames = 20_000;
/** No more keys of one name: a name of 24 tokens in several readings has hundreds. */
const mostKeys = 60;
const longestKey = 120;

/** Names whose keys stand for all: where the engine makes other keys of these, an index of before is of no use. */
const samples: readonly (readonly [name: string, schema: string])[] = [
  ['Joel M. Vey', 'Person'],
  ['Member Vey', 'Person'],
  ['Aleksandr Sergeevich Petrov', 'Person'],
  ['Александр Петров', 'Person'],
  ['عبد الرحمن الشامي', 'Person'],
  ['王小明', 'Person'],
  ['김정은', 'Person'],
  ['יצחק לוי', 'Person'],
  ['Jean-Pierre de la Tour', 'Person'],
  ['Meridian Quay Consulting Ltd', 'Organization'],
  ['Министерство обороны', 'Organization'],
  ['International Trade Bank', 'LegalEntity'],
];

/** FNV-1a over UTF-16 code units, as eight hex digits. */
function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Joins the names' engine with the weights of everything beyond names; read names are kept for the next comparison. */
export function createResolver(dataOf: () => ResolveData, properties: PropertyWeights): Resolver {
  let compiled:
    | { readonly data: ResolveData; readonly name: ReadName; readonly entityData: EntityData; readonly version: string }
    | undefined;
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
    const keys = samples.map(([text, schema]) => nameKeys(name(text, schema), data).join(' '));
    return { data, name, entityData, version: `keys ${fingerprintOf(keys.join('\n'))}` };
  };
  const tools = () => (compiled ??= compile());
  return {
    get version() {
      return tools().version;
    },
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
    bareName: (text, schema) => {
      const content = tools()
        .name(text, schema)
        .ways[0]?.content.map((part) => part.text);
      return content === undefined || content.length === 0 ? text : content.join(' ');
    },
    compare: (a, b) => compareEntities(a, b, tools().entityData),
  };
}
