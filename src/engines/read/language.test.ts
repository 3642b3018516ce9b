import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const unread = (text: string) => (reader.read(text).unread ?? []).map((one) => one.language);

describe('languages other than English', () => {
  it.each([
    ['Der Sprecher sagte, dass die Liste nicht bei ihm war und dass er sie auch nicht kennt.', 'German'],
    ['Le porte-parole a dit que la liste était dans le bureau et que personne ne la cherchait.', 'French'],
    ['El portavoz dijo que la lista no estaba en su oficina y que nadie la había visto.', 'Spanish'],
    ['Rzecznik powiedział, że lista nie była w jego biurze i że nikt jej nie szukał do rana.', 'Polish'],
    ['Sözcü listenin ofiste olmadığını söyledi ve bu konuda daha fazla bir şey demedi, ama çok üzgün.', 'Turkish'],
  ])('%s', (text, language) => {
    expect(unread(text)).toEqual([language]);
    expect(reader.read(text).attributions).toEqual([]);
  });

  it('knows other scripts, and says by which script', () => {
    const [one] = reader.read('Он сказал, что список пропал.').unread ?? [];
    expect(one?.reason).toBe('Cyrillic script');
    expect(unread('他说名单不见了。')).toEqual(['Chinese']);
    expect(unread('リストはなくなったと彼は言った。')).toEqual(['Japanese']);
    expect(unread('قال إن القائمة اختفت')).toHaveLength(1);
  });

  it('reads the English paragraphs of a mixed document and notes the others', () => {
    const text =
      'Ida Falk said that the list was gone.\n\nОна сказала, что список пропал.\n\nКонец\n\nOve Lind denied that he had it.';
    const reading = reader.read(text);
    expect(reading.attributions.map((a) => a.speaker.name)).toEqual(['Ida Falk', 'Ove Lind']);
    expect((reading.unread ?? []).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Она сказала, что список пропал.\n\nКонец',
    ]);
  });

  it('takes English with foreign names, headlines and tables for English', () => {
    for (const text of [
      'Carlos de la Cruz of Los Angeles said that el Niño was late.',
      'REAL MADRID DE LA PLATA WIN AT LAST',
      'Ove Lind 3, Ida Falk 4, Jan Berg 7, Per Holm 2, Berit Sand 9',
    ])
      expect(unread(text)).toEqual([]);
  });
});

describe('any text at all', () => {
  const pieces = [
    '“',
    '”',
    '"',
    "'",
    '‘',
    '’',
    '(',
    '[',
    ')',
    '>',
    '>> ',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    ': ',
    ', ',
    '. ',
    '?',
    '—',
    'From: Ida Falk <i@q.example>\n',
    'To: Ove\n',
    'Subject: x\n',
    'On 3 Mar 2031, Ove Lind wrote:\n',
    '[05/07/2031, 21:14] Ove: ',
    '2031-02-03 10:22 ida: ',
    '[10:01] <heron> ',
    'WITNESS STATEMENT\nStatement of: Ida Falk\n',
    '1. ',
    '2. ',
    'Q. ',
    'A. ',
    'ACTION: IF to ',
    'Ida Falk ',
    'Mr Lind ',
    'said ',
    'denied that ',
    'he ',
    'gave the list to ',
    'met ',
    'was paid £500 by ',
    'on 3 March 2031 ',
    'at 10:30 ',
    'according to ',
    'Он сказал ',
    '他说',
    'from,to,date,text\n',
    '\u0000',
    '\u200e',
    '\ud83d\ude00',
    '\ud83d',
    '\u2028',
    'x'.repeat(300),
  ];
  it('throws nothing, and each span is an exact slice that cuts no character in two', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const reading = reader.read(text, { date: '2031-06-01' });
        const isWhole = (at: number): boolean =>
          !/[\ud800-\udbff]$/.test(text.slice(0, at)) || !/^[\udc00-\udfff]/.test(text.slice(at));
        const spans = [
          ...reading.attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content, ...a.estimative]),
          ...[...reading.mentions, ...reading.times, ...(reading.unread ?? [])].map(
            ({ start, end }) => [start, end] as const,
          ),
        ];
        for (const [start, end] of spans) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(isWhole(start) && isWhole(end)).toBe(true);
        }
        const ids = new Set(reading.attributions.map((a) => a.id));
        for (const one of [...reading.flows, ...reading.events, ...reading.relations])
          expect(one.claim === null || ids.has(one.claim)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
