import { describe, expect, it } from 'vitest';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import { extract } from './extract.ts';

const reader = createReader(lexiconFiles);
const speakers = async (source: string) => {
  const result = await extract(Buffer.from(source), 'export.txt');
  if (!result.ok) throw new Error(result.failure.message);
  const { text } = result.extraction;
  const { attributions } = reader.read(text, { date: null });
  return {
    ...result.extraction,
    said: attributions.map(({ speaker, content }) => [
      speaker.name,
      content.map(([from, to]) => text.slice(from, to)).join(' '),
    ]),
  };
};

describe('exports of messages', () => {
  it('from Telegram become a log whose speakers are known', async () => {
    const message = (id: number, from: string | null, text: unknown, more = {}) => ({
      id,
      type: 'message',
      date: `2023-07-05T21:14:0${id}`,
      date_unixtime: '1688591640',
      from,
      from_id: `user${id}`,
      text,
      ...more,
    });
    const chat = {
      name: 'The yard',
      type: 'private_group',
      id: 1,
      messages: [
        { id: 0, type: 'service', date: '2023-07-05T21:00:00', actor: 'Ada Lund', action: 'create_group', text: '' },
        message(1, 'Ada Lund', 'The ship left on Monday.'),
        message(2, 'Ben Holm', ['I saw ', { type: 'link', text: 'the list' }, ' yesterday.\nAll of it.']),
        message(3, 'Ada Lund', '', { photo: 'photos/1.jpg' }),
        message(4, null, 'Who are you?'),
      ],
    };
    const { said, title, map, text } = await speakers(JSON.stringify(chat, null, 1));
    expect(title).toBe('The yard');
    expect(said).toContainEqual(['Ada Lund', 'The ship left on Monday.']);
    expect(said.some(([who, words]) => who === 'Ben Holm' && words?.startsWith('I saw the list yesterday.'))).toBe(
      true,
    );
    expect(text).toContain('[2023-07-05 21:14:03] Ada Lund: (photo: photos/1.jpg)');
    expect(map[1]).toMatchObject({ kind: 'paragraph', index: 1, path: 'message 1' });
  });

  it('from WhatsApp are read without the marks that hide who speaks', async () => {
    const lines = [
      '\u200E[05/07/2023, 9:14:09\u202FPM] Ada Lund: \u200EMessages and calls are end-to-end encrypted.',
      '[05/07/2023, 9:15:09\u202FPM] Ada Lund: The ship left on Monday.',
      '[05/07/2023, 9:16:09\u202FPM] Ben Holm: I saw the list.',
      'All of it.',
      '\u200E[05/07/2023, 9:17:09\u202FPM] Ben Holm: \u200Eimage omitted',
    ];
    const { said, extractor } = await speakers(lines.join('\r\n'));
    expect(extractor).toBe('whatsapp');
    expect(said).toContainEqual(['Ada Lund', 'The ship left on Monday.']);
    expect(said.filter(([who]) => who === 'Ben Holm').length).toBeGreaterThan(0);
  });

  it('that is not whole JSON is refused with the reason', async () => {
    const text = '{"name":"x","messages":[{"id":1,"date_unixtime":"1","text":"a"';
    expect(await extract(Buffer.from(text), 'a.json')).toMatchObject({ failure: { code: 'LL-FILE-BROKEN' } });
  });
});

describe('JSON Lines', () => {
  it('are a table with the names of the fields first, and a broken line as it stands', async () => {
    const lines = [
      '{"who":"Ada","at":{"day":"2023-07-05"}}',
      '{"who":"Ben\\u0000","n":[1,2]}',
      'no JSON',
      '',
      '{"n":1e3}',
    ];
    const result = await extract(Buffer.from(lines.join('\n')), 'x.txt');
    expect(result).toMatchObject({
      ok: true,
      extraction: {
        text: 'who\tat.day\tn\nAda\t2023-07-05\t\nBen\uFFFD\t\t[1,2]\nno JSON\n\t\t1000',
        mediaType: 'application/jsonl',
        notes: ['Lines that are no JSON, given as they stand: 3.'],
      },
    });
  });
});
