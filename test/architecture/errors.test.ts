import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, projectSources, root, seen, type Sources } from './sources.ts';

/** Whole codes in quotes; a prefix that code compares with ends in a hyphen and is none. */
const code = /['"](LL-[A-Z0-9]+(?:-[A-Z0-9]+)*)['"]/g;

function unlisted(sources: Sources, page: string): string[] {
  const made = [...sources]
    .filter(([path]) => !isTest(path) && !path.startsWith('test/'))
    .flatMap(([, text]) => [...text.matchAll(code)].map((match) => match[1]!));
  const listed = new Set(page.match(/LL-[A-Z0-9-]+/g));
  return [...new Set(seen(made, 'error codes'))].filter((one) => !listed.has(one)).toSorted();
}

test('every error code is explained in docs/errors.md', () => {
  expect(unlisted(projectSources(), readFileSync(join(root, 'docs/errors.md'), 'utf8'))).toEqual([]);
});

test('finds a code that is not explained, and fails when it saw none', () => {
  expect(unlisted(new Map([['src/a.ts', "new Failure('LL-PLANTED', '', '')"]]), 'LL-OTHER')).toEqual(['LL-PLANTED']);
  expect(() => unlisted(new Map(), '')).toThrow('no file seen');
});
