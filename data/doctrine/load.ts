import type { Doctrine } from '#domain/doctrine';
import { checkReferences } from './check-references.ts';
import { doctrineFiles, machineFiles } from './doctrine-files.ts';
import { doctrineSchema } from './schema.ts';

type File = Readonly<Record<string, unknown>>;

/** A file's content without the head that says what the file is. */
function contentOf({ id: _id, source: _source, as_of: _asOf, status: _status, ...content }: File): File {
  return content;
}

/** Reads every `as_of` in it that is a day, and gives the latest. */
function latestDay(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).reduce((latest, [key, inner]) => {
    const here = key === 'as_of' && typeof inner === 'string' && inner.length === 10 ? inner : latestDay(inner);
    return here > latest ? here : latest;
  }, '');
}

let loaded: Doctrine | undefined;

/** Doctrine, checked once; throws where a file does not hold what it should, as zod says it or naming what is not there. */
export function loadDoctrine(): Doctrine {
  if (loaded !== undefined) return loaded;
  const { offences, rulings, ...others } = doctrineFiles;
  const checked = doctrineSchema.parse({
    edition: latestDay([doctrineFiles, machineFiles]),
    ...contentOf(offences),
    ...contentOf(rulings),
    ...Object.fromEntries(Object.entries(others).map(([name, file]) => [name, contentOf(file)])),
    machines: machineFiles,
  });
  const broken = checkReferences(checked);
  if (broken.length > 0) throw new Error(`Doctrine names what is not there: ${broken.join('; ')}`);
  loaded = checked;
  return loaded;
}
