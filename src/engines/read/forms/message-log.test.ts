import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';

const reader = createReader(lexiconFiles);
function read(text: string, date: string | null = null) {
  const reading = reader.read(text, { date });
  const claims = reading.attributions.map((a) => ({
    ...a,
    who: wordsOf(text, a.source),
    says: wordsOf(text, a.content),
  }));
  return { ...reading, claims, messages: claims.filter((a) => a.by === 'rule:message') };
}

describe('message logs', () => {
  it.each([
    '#1 heron_9, 5 July 2031 21:14\nIs it shut?\n\n#2 tern (5 July 2031 21:20)\nYes.\n\n#3 heron_9, 5 July 2031 21:25\nWho says so?',
    'heron_9 wrote on 5 July 2031 at 21:14:\nIs it shut?\n\ntern wrote on 5 July 2031 at 21:20:\nYes.\n\nheron_9 wrote on 5 July 2031 at 21:25:\nWho says so?',
    '2031-07-05 21:14 | heron_9 | Is it shut?\n2031-07-05 21:20 | tern | Yes.\n2031-07-05 21:25 | heron_9 | Who says so?',
  ])('reads posts of a forum, with their heads above them or before them', (text) => {
    const { messages, flows } = read(text);
    expect(messages.map((m) => [m.who, m.says])).toEqual([
      ['heron_9', 'Is it shut?'],
      ['tern', 'Yes.'],
      ['heron_9', 'Who says so?'],
    ]);
    expect(flows.map((f) => [f.kind, f.from, f.to, f.time])).toContainEqual([
      'message',
      'tern',
      'heron_9',
      '2031-07-05T21:20',
    ]);
  });

  it('reads WhatsApp exports with day first, and gives each message to the other one', () => {
    const { messages, flows } = read(
      '25/03/2031, 21:14 - Tomas Brandt: The crate is at the quay\n25/03/2031, 21:15 - Rosa Hale: Which quay?\n26/03/2031, 07:02 - Tomas Brandt: North.\nThe old one.',
    );
    expect(messages.map((m) => [m.who, m.says, m.stance])).toEqual([
      ['Tomas Brandt', 'The crate is at the quay', 'said'],
      ['Rosa Hale', 'Which quay?', 'asked'],
      ['Tomas Brandt', 'North.\nThe old one.', 'said'],
    ]);
    expect(messages[0]?.speaker.name).toBe('Tomas Brandt');
    expect(flows.map((f) => [f.kind, f.from, f.to, f.time])).toEqual([
      ['message', 'Tomas Brandt', 'Rosa Hale', '2031-03-25T21:14'],
      ['message', 'Rosa Hale', 'Tomas Brandt', '2031-03-25T21:15'],
      ['message', 'Tomas Brandt', 'Rosa Hale', '2031-03-26T07:02'],
    ]);
  });

  it('reads bracketed stamps with seconds and twelve hours, month first where the clock says so', () => {
    const { flows } = read(
      '[3/4/31, 9:14:22 PM] Ida: on my way\n[3/4/31, 9:15:01 PM] Ove: good\n[3/4/31, 9:20:44 PM] Ida: here now',
    );
    expect(flows[0]).toMatchObject({ from: 'Ida', to: 'Ove', time: '2031-03-04T21:14:22' });
  });

  it('reads IRC with clocks only, the day taken from its own lines', () => {
    const { messages, flows } = read(
      '--- Day changed Wed 5 Mar 2031\n[10:01] <heron> the list is done\n[10:02] <otter> send it\n[10:05] <heron> tonight',
    );
    expect(messages.map((m) => m.who)).toEqual(['heron', 'otter', 'heron']);
    expect(flows[1]).toMatchObject({ from: 'otter', to: 'heron', time: '2031-03-05T10:02' });
  });

  it('reads the name before the stamp, with the words below', () => {
    const { messages } = read(
      'Ida Falk, [5 Mar 2031 at 10:01:09]:\nThe boat has gone.\n\nOve Lind, [5 Mar 2031 at 10:03:11]:\nI said that it would.\n\nIda Falk, [5 Mar 2031 at 10:04:00]:\nYes.',
    );
    expect(messages.map((m) => [m.speaker.name, m.says])).toEqual([
      ['Ida Falk', 'The boat has gone.'],
      ['Ove Lind', 'I said that it would.'],
      ['Ida Falk', 'Yes.'],
    ]);
  });

  it('leaves an account unresolved with whom the text names beside it, and resolves "I" no further than that', () => {
    const { messages, claims } = read(
      'The account "heron" is billed to Mr Tomas Brandt.\n\n--- DM heron / otter ---\n0007 [2031-02-03 10:22:05] DM heron: I said that the ship has moved\n0008 [2031-02-03 10:23:05] DM otter: where to\n0009 [2031-02-03 10:24:05] DM heron: the north berth',
    );
    expect(messages[0]).toMatchObject({ who: 'heron', speaker: { name: null } });
    expect(messages[0]?.speaker.candidates.map((c) => c.name)).toEqual(['Tomas Brandt']);
    const inner = claims.find((a) => a.parent === messages[0]?.id);
    expect(inner?.speaker).toMatchObject({ name: null, candidates: [{ name: 'Tomas Brandt' }] });
  });

  it('sends a group’s messages to the group, by the name that a heading gives it', () => {
    const { flows } = read(
      '--- GRP "Boat House" ---\n01 [2031-02-03 10:22:05] GRP a_b: hello\n02 [2031-02-03 10:23:05] GRP cd: hello\n03 [2031-02-03 10:24:05] GRP ef: hello',
    );
    expect(flows.map((f) => f.to)).toEqual(['Boat House', 'Boat House', 'Boat House']);
  });

  it('takes a plain request between two for a task', () => {
    const { flows } = read(
      '2031-02-03 10:22 ida: Please find the plan of the dock\n2031-02-03 10:23 ove: I will look tonight\n2031-02-03 10:24 ida: thanks',
    );
    expect(flows.filter((f) => f.kind === 'tasking')).toMatchObject([
      { from: 'ida', to: 'ove', item: 'Please find the plan of the dock', time: '2031-02-03T10:22' },
    ]);
  });

  it('reckons "tomorrow" in a message from the message’s own day', () => {
    const { times } = read(
      '2031-02-03 10:22 ida: it comes tomorrow\n2031-03-09 10:23 ove: it comes tomorrow\n2031-03-10 10:24 ida: no',
      '2031-12-31',
    );
    expect(times.filter((t) => t.type === 'DATE').map((t) => t.value)).toEqual(['2031-02-04', '2031-03-10']);
  });

  it('takes no timetable and no transcript in prose for a log', () => {
    expect(read('10:15 Opening\n10:30 Talk by Ida Falk\n11:00 Coffee').messages).toEqual([]);
    expect(read('At 10:15 Ida Falk said: the boat has gone.\nThen she left.\nNobody followed.').messages).toEqual([]);
  });

  it('reads a table with columns for sender, recipient, date and words', () => {
    const text =
      'no,date,from,to,text\n1,2031-02-03 10:22,Ida,Ove,"Bring the plan, all of it"\n2,2031-02-03 10:25,Ove,Ida,I deny that I have it\n';
    const { messages, flows } = read(text);
    expect(messages.map((m) => [m.speaker.name, m.says, m.stance])).toEqual([
      ['Ida', 'Bring the plan, all of it', 'said'],
      ['Ove', 'I deny that I have it', 'said'],
    ]);
    expect(flows[0]).toMatchObject({ from: 'Ida', to: 'Ove', time: '2031-02-03T10:22', claim: messages[0]?.id });
  });

  it('takes what is said to be sent between two for handed over', () => {
    const { flows } = read(
      '2031-02-03 10:22 ida: sent over, as agreed\n2031-02-03 10:23 ove: thanks\n2031-02-03 10:24 ida: No. 4 sent',
    );
    expect(flows.filter((f) => f.kind === 'handover').map((f) => [f.from, f.to, f.item])).toEqual([
      ['ida', 'ove', 'sent over, as agreed'],
      ['ida', 'ove', 'No. 4'],
    ]);
  });
});
