import { describe, expect, it } from 'vitest';
import type { LaneThing } from './api/things.ts';
import { askable, valueText, wordsOf } from './field-words.ts';
import { givenFields } from './given-fields.ts';
import { lengthText, shownFields, troublesOf, waitsFor } from './thing-words.ts';

const next = (command: string, ...roles: LaneThing['next'][number]['roles']): LaneThing['next'][number] => ({
  command,
  to: null,
  roles,
  mine: false,
  required: [],
  flagged: [],
});

describe('what a thing of the lanes says', () => {
  it('tells its age in the largest unit that fits', () => {
    expect([0, 1, 119, 120, 2879, 2880, 100_000].map(lengthText)).toEqual([
      '0 minutes',
      '1 minute',
      '119 minutes',
      '2 hours',
      '47 hours',
      '2 days',
      '69 days',
    ]);
  });

  it('waits for whoever takes the next step, not for whoever may stop it', () => {
    const steps = [next('stop', 'analyst'), next('send back', 'authoriser'), next('authorise', 'authoriser')];
    expect(waitsFor({ next: steps, isOver: false })).toBe('authoriser');
    expect(waitsFor({ next: steps, isOver: true })).toBeNull();
    expect(waitsFor({ next: [], isOver: false })).toBeNull();
  });

  it('puts a warning that was not given before all else', () => {
    const clock = { minutes: 9, isGiven: false, words: 'Received 9 minutes ago, not told yet.' };
    const watch = [{ rule: 'a', why: 'The review is due.', next: '', source: '', status: 'unverified' as const }];
    expect(troublesOf({ clock, watch, missed: [], speakTo: null })).toEqual([clock.words, 'The review is due.']);
  });

  it('shows no ids, and asks nobody for what the program knows', () => {
    expect(shownFields({ personIds: ['x'], suspectId: 'y', purpose: 'to end it' }).map(([name]) => name)).toEqual([
      'purpose',
    ]);
    expect(askable(['purpose', 'now', 'planner', 'openCollisions', 'purpose'])).toEqual(['purpose']);
  });

  it('has words for a field that nobody named, and sends no empty ones', () => {
    expect(wordsOf('somethingNew').label).toBe('Something new');
    expect(valueText('2024-02-01T00:00:00.000Z')).toContain('2024');
    expect(valueText([])).toBeNull();
    expect(givenFields({ a: ' ', b: ['x', ' '], c: false, d: null, e: [''] })).toEqual({ b: ['x'], c: false });
  });
});
