import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawnSection, redrawn } from './lanes-page.ts';
import { loadDoctrine } from './load.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'lanes.md'), 'utf8');
const doctrine = loadDoctrine();

it('is drawn in docs/lanes.md as the data say', () => {
  expect(redrawn(page, doctrine)).toBe(page);
  expect(page.match(/```mermaid/g)).toHaveLength(doctrine.machines.length);
});

it('would show that a step was added', () => {
  const [lead, ...others] = doctrine.machines;
  const added = { ...lead!.transitions[0]!, command: 'planted' };
  const changed = { ...doctrine, machines: [{ ...lead!, transitions: [...lead!.transitions, added] }, ...others] };
  expect(drawnSection(changed)).toContain('waiting --> assessed : planted');
  expect(redrawn(page, changed)).not.toBe(page);
});

it('refuses a page without its marks', () => {
  expect(() => redrawn('# Lanes', doctrine)).toThrow('lost the marks');
});
