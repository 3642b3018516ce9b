import { isTest, seen, type Sources, withoutComments } from './sources.ts';

const vague = /^(?:utils?|helpers?|misc|index)$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config|d))?\.tsx?$/;
const unfinished = /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/;

/** Lists names and habits this house does not have, as "file: what". */
export function houseBreaches(sources: Sources): string[] {
  return seen([...sources], 'the project').flatMap(([path, text]) => {
    const parts = path.split('/');
    const name = parts.at(-1) ?? '';
    const code = withoutComments(text);
    // The judge's own tests hold planted breaches.
    if (path.startsWith('test/architecture/')) return [];
    return [
      ...parts.filter((part) => vague.test(part.replace(/\..*$/, ''))).map((part) => `vague name ${part}`),
      ...(kebab.test(name) ? [] : ['not in kebab case']),
      ...(/\bexport\s+default\b|\bas\s+default\b/.test(code) ? ['default export'] : []),
      ...(/\bexport\s+(?:type\s+)?\*\s*from\b/.test(code) ? ['barrel'] : []),
      ...(isTest(path) && unfinished.test(code) ? ['test left out'] : []),
    ].map((what) => `${path}: ${what}`);
  });
}

/** Lists packages whose place on some registry is written into the lock file. */
export function lockedHosts(lockFile: string): string[] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, { resolved?: string }> };
  return seen(Object.entries(packages), 'packages in the lock file')
    .filter(([, { resolved }]) => resolved !== undefined && /^[\w+]+:\/\//.test(resolved))
    .map(([name]) => name);
}
