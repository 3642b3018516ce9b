import { readXml } from './read-xml.ts';
import type { ZipParts } from './zip-parts.ts';

/** A part that another part refers to, by the last word of the relationship's type, as "footnotes". */
export type Related = { readonly id: string; readonly type: string; readonly part: string };

/** What a part of an Office package refers to inside the package; links to the outside are left out, so nothing follows them. */
export async function relatedParts(parts: ZipParts, part: string, form: string): Promise<readonly Related[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const bytes = await parts.readIfWhole(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (bytes === null) return [];
  const found: Related[] = [];
  readXml(bytes, form, {
    onOpen(name, attributes) {
      const target = attributes['Target'];
      if (localName(name) !== 'Relationship' || target === undefined || attributes['TargetMode'] === 'External') return;
      const type = (attributes['Type'] ?? '').replace(/^.*\//, '');
      found.push({ id: attributes['Id'] ?? '', type, part: resolvePart(folder, target) });
    },
  });
  return found;
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function resolvePart(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

export type CoreProperties = { readonly title: string | null; readonly created: string | null };

/** Title and date of making, from the package's core properties. */
export async function coreProperties(
  parts: ZipParts,
  related: readonly Related[],
  form: string,
): Promise<CoreProperties> {
  const part = related.find(({ type }) => type === 'core-properties')?.part;
  const bytes = part === undefined ? null : await parts.readIfWhole(part);
  const found = new Map<string, string>();
  let element = '';
  if (bytes !== null) {
    readXml(bytes, form, {
      onOpen: (name) => void (element = localName(name)),
      onText: (text) => void found.set(element, (found.get(element) ?? '') + text),
      onClose: () => void (element = ''),
    });
  }
  const title = found.get('title')?.trim() ?? '';
  return { title: title === '' ? null : title, created: found.get('created') ?? null };
}
