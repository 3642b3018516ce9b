import { isTest, seen, type Sources, withoutComments } from './sources.ts';

const drivers = /\b(?:from|import)\s*\(?\s*['"`](?:pg|kysely|pg-copy-streams|pg-protocol)(?:\/[^'"`]*)?['"`]/;
const statements: readonly RegExp[] = [
  /['"`]\s*(?:select|SELECT)\s[^'"`]*\s(?:from|FROM)\s+\w/,
  /['"`]\s*insert\s+into\s+\w/i,
  /['"`]\s*update\s+\w+\s+set\s/i,
  /['"`]\s*delete\s+from\s+\w/i,
  /['"`]\s*(?:create|alter|drop)\s+(?:table|role|schema|policy|function|index)\s/i,
  /\bsql(?:<[^`]*>)?`/,
];

/** A cheap look, not a parser: lists database drivers and statements outside of the store, as "file: words". */
export function strayStatements(sources: Sources): string[] {
  const judged = [...sources].filter(
    ([path]) => /^(?:src|bin)\//.test(path) && !path.startsWith('src/store/') && !isTest(path),
  );
  return seen(judged, 'src outside of src/store').flatMap(([path, text]) =>
    [drivers, ...statements].flatMap((pattern) => {
      const words = pattern.exec(withoutComments(text))?.[0];
      return words === undefined ? [] : [`${path}: ${words}`];
    }),
  );
}
