import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '#api/schemas/timeline';
import { timelinePicture } from '#engines/chart/timeline-picture';
import { fairText, labelIn, partiesText, spokenText, whatText, whenText } from './event-words.ts';
import { timelineCommandOf, timelineKeyRows } from './timeline-keys.ts';
import { laneFrom, stepFrom } from './timeline-walk.ts';

const event: TimelineEvent = {
  id: 'e1',
  source: 'link',
  kind: 'report',
  parties: [
    { id: 'vey', name: 'Joel Vey' },
    { id: 'lorne', name: 'Aidan Lorne' },
  ],
  directed: true,
  item: 'version 3',
  time: '2023-07-05T21:14',
  arrives: null,
  words: '5 July 2023, 21:14',
  earliest: 0,
  latest: 1,
  certain: null,
  isSoft: false,
  isDated: true,
  lowerBound: null,
  basis: 'alleged and denied',
  fairness: {
    persons: ['Joel Vey'],
    deniedBy: ['Joel Vey', 'Aidan Lorne'],
    notYetPut: false,
    statuses: [{ person: 'Joel Vey', reported: ['charged'], verified: [] }],
  },
  claimIds: [],
  contradictedBy: [],
  linkId: 'e1',
  record: null,
  isNew: false,
};

describe('an event in words', () => {
  it('says who, what and when', () => {
    expect([partiesText(event), whatText(event), whenText(event)]).toEqual([
      'Joel Vey → Aidan Lorne',
      'report: version 3',
      '5 July 2023, 21:14',
    ]);
    expect(whatText({ ...event, item: null, lowerBound: 19 })).toBe('report: at least 19');
    expect(whenText({ ...event, isDated: false, words: 'no date' })).toBe('no date');
  });
  it('names the other end in the lane of one of the two', () => {
    expect([labelIn(event, 'vey'), labelIn(event, 'lorne'), labelIn(event, 'kind:report')]).toEqual([
      'report → Aidan Lorne',
      'report ← Joel Vey',
      'Joel Vey → Aidan Lorne',
    ]);
  });
  it('is never heard without its denial and legal status', () => {
    expect(spokenText(event)).toContain(
      'alleged and denied; denied by Joel Vey and Aidan Lorne · Joel Vey: charged, as reported; verified: nothing yet',
    );
    expect(fairText({ ...event.fairness!, deniedBy: [] })).toContain('not yet put to them');
  });
});

describe('keys on the timeline', () => {
  const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
  it('each do one thing, and rest while one types', () => {
    const all = timelineKeyRows.flatMap((row) => row.keys);
    expect(new Set(all).size).toBe(all.length);
    expect(timelineCommandOf(press('+'), { typing: false, onPicture: false })).toEqual({ do: 'zoom', by: 0.5 });
    expect(timelineCommandOf(press('+'), { typing: true, onPicture: true })).toBeNull();
    expect(timelineCommandOf(press('Enter'), { typing: false, onPicture: false })).toBeNull();
    expect(timelineCommandOf(press('Enter'), { typing: false, onPicture: true })).toEqual({ do: 'open' });
  });

  const at = (id: string, day: number) => ({
    id,
    extent: { from: day * 10, to: day * 10 + 1, certain: null, isSoft: false },
  });
  const lanes = timelinePicture(
    [
      { id: 'one', items: [at('a', 1), at('c', 5)], buckets: [] },
      { id: 'two', items: [], buckets: [] },
      { id: 'three', items: [at('b', 3), at('c', 5), at('d', 6)], buckets: [] },
    ],
    { view: { from: 0, to: 100 }, width: 1000, mostRows: 9 },
  );
  it('walk in time, each event once whatever the lanes, and over empty lanes', () => {
    const ids: (string | undefined)[] = [];
    for (let spot = stepFrom(lanes, null, 1), i = 0; i < 5; spot = stepFrom(lanes, spot, 1), i++) ids.push(spot?.id);
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'd']);
    expect(stepFrom(lanes, null, -1)).toEqual({ lane: 'three', id: 'd' });
    expect(laneFrom(lanes, { lane: 'one', id: 'a' }, 1)).toEqual({ lane: 'three', id: 'b' });
    expect(laneFrom(lanes, { lane: 'one', id: 'a' }, -1)).toEqual({ lane: 'one', id: 'a' });
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
