import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';

const reader = createReader(lexiconFiles);
const read = (text: string) => reader.read(text, { date: '2031-06-01' });
const flows = (text: string) => read(text).flows.map((f) => `${f.kind}: ${f.from} > ${f.to}: ${f.item ?? '-'}`);
const ties = (text: string) => read(text).relations.map((r) => `${r.kind}: ${r.from} > ${r.to}`);

describe('flows', () => {
  it.each([
    ['Ida Falk gave Ove Lind an envelope.', 'handover: Ida Falk > Ove Lind: an envelope'],
    ['Ida Falk handed the plan of the dock to Ove Lind.', 'handover: Ida Falk > Ove Lind: the plan of the dock'],
    ['The envelope was handed to Ove Lind by Ida Falk.', 'handover: Ida Falk > Ove Lind: The envelope'],
    ['Ove Lind was given an envelope by Ida Falk.', 'handover: Ida Falk > Ove Lind: an envelope'],
    ['Ida Falk sent a paper on the new berth to Ove Lind.', 'report: Ida Falk > Ove Lind: a paper on the new berth'],
    ['Ida Falk texted Ove Lind.', 'message: Ida Falk > Ove Lind: -'],
    ['Ove Lind was paid £500 by Ida Falk.', 'payment: Ida Falk > Ove Lind: £500'],
    ['Ida Falk transferred £500 to Ove Lind.', 'payment: Ida Falk > Ove Lind: £500'],
    ['A payment of £500 from Ida Falk to Ove Lind was found.', 'payment: Ida Falk > Ove Lind: £500'],
    ['Ove Lind received the key from Ida Falk.', 'handover: Ida Falk > Ove Lind: the key'],
    ['Ida Falk commissioned two papers from Ove Lind.', 'tasking: Ida Falk > Ove Lind: two papers'],
    ['Ida Falk asked Ove Lind to open the gate.', 'tasking: Ida Falk > Ove Lind: open the gate'],
    ['Ove Lind was instructed by Ida Falk to wait.', 'tasking: Ida Falk > Ove Lind: wait'],
    ['The company paid Ove Lind £500.', 'payment: company > Ove Lind: £500'],
    ['Ida Falk gave Ove Lind £400 in cash.', 'payment: Ida Falk > Ove Lind: £400'],
    ['Ida Falk sent Ove Lind 40 euros.', 'payment: Ida Falk > Ove Lind: 40 euros'],
    ["Ida Falk wired £900 to Ove Lind's account.", 'payment: Ida Falk > Ove Lind: £900'],
    ['Ida Falk handed Ove Lind a memory stick in the car park.', 'handover: Ida Falk > Ove Lind: a memory stick'],
    ['Ove Lind got £300 from Ida Falk.', 'payment: Ida Falk > Ove Lind: £300'],
    ['Ove Lind called Ida Falk on 8 July 2030.', 'message: Ove Lind > Ida Falk: -'],
    ['Ida Falk flew from London to Paris.', 'travel: Ida Falk > Paris: London'],
    ['Ida Falk reported the theft to Ove Lind.', 'report: Ida Falk > Ove Lind: the theft'],
    [
      'The minister, Ida Falk, met nobody and sent the list to the ambassador, Ove Lind.',
      'message: Ida Falk > Ove Lind: the list',
    ],
  ])('%s', (text, flow) => {
    expect(flows(text)).toContain(flow);
  });

  it.each([
    ['Two engineers passed a list to a foreign consultancy.', 'handover: engineers > foreign consultancy: a list'],
    ['Ove Lind shared the list with Ida Falk.', 'handover: Ove Lind > Ida Falk: the list'],
    ['Ida Falk received an envelope from a woman known as Heron.', 'handover: Heron > Ida Falk: an envelope'],
    [
      'Castor Freight Ltd moves crates. The company gave Ove Lind a van.',
      'handover: Castor Freight Ltd > Ove Lind: a van',
    ],
    ['Name: Ida Falk\n\nOn Monday my mother rang from home.', 'message: mother > Ida Falk: -'],
  ])('%s', (text, flow) => {
    expect(flows(text)).toContain(flow);
  });

  it.each([
    'Engineers pass lists to consultancies.',
    'Ida Falk asked Ove Lind for his address.',
    'Ida Falk never gave the list to Ove Lind.',
    'Ida Falk wanted to give the list to Ove Lind.',
    'Ida Falk would have given the list to Ove Lind.',
    'Did Ida Falk give the list to Ove Lind?',
    'If Ida Falk gave the list to Ove Lind, she broke the law.',
    'Ida Falk gave a speech to parliament.',
    'Ida Falk paid half of a boiler.',
    'Ida Falk asked Ove Lind whether it rained.',
    'Shares gave investors a lift.',
    'No payment from Ida Falk to Ove Lind was found.',
    'Ida Falk called Ove Lind a liar.',
    'Ida Falk called Ove Lind brave.',
    'Ida Falk called on Ove Lind to resign.',
    'Ida Falk called a meeting.',
    'Ida Falk called Ove Lind to the stand to testify.',
  ])('takes nothing from: %s', (text) => {
    expect(flows(text)).toEqual([]);
  });

  it('ties what is denied to the denial, and says whose it is', () => {
    const reading = read('Ove Lind denied passing the list to Ida Falk.');
    const [flow] = reading.flows;
    expect(flow).toMatchObject({ kind: 'handover', from: 'Ove Lind', to: 'Ida Falk' });
    expect(reading.attributions.find((a) => a.id === flow?.claim)).toMatchObject({ polarity: 'denies' });
  });

  it('keeps a lower bound, and the clock beside a date', () => {
    const [flow] = read('Ida Falk paid Ove Lind at least £5,000 on 3 March 2031 at 10:30.').flows;
    expect(flow).toMatchObject({ lowerBound: 5000, time: '2031-03-03T10:30' });
  });

  it('resolves "he" where one alone is named or the speaker says it, and leaves the word otherwise', () => {
    expect(flows('Ove Lind came late. He gave the driver a letter.')).toEqual([
      'handover: Ove Lind > driver: a letter',
    ]);
    expect(flows('Ove Lind said that he had given the list to Ida Falk.')).toEqual([
      'handover: Ove Lind > Ida Falk: the list',
    ]);
    expect(flows('Ove Lind met Jan Berg. He gave the list to Ida Falk.')).toEqual([
      'handover: He > Ida Falk: the list',
    ]);
  });
});

describe('events', () => {
  it('reads meetings by verb and by noun, with both parties, place and time', () => {
    expect(read('Ida Falk met Ove Lind in London on 3 March 2031.').events).toEqual([
      { kind: 'meeting', participants: ['Ida Falk', 'Ove Lind'], time: '2031-03-03', place: 'London', claim: null },
    ]);
    expect(read('A meeting between Ida Falk and a senior officer was held in May 2031.').events).toMatchObject([
      { kind: 'meeting', participants: ['Ida Falk', 'senior officer'], time: '2031-05' },
    ]);
    expect(read('The committee met on Friday.').events).toEqual([]);
  });

  it('takes a visit to a person for a meeting, and tells of one without a name who was arrested', () => {
    expect(read('Ove Lind visited Ida Falk.').events).toMatchObject([
      { kind: 'meeting', participants: ['Ove Lind', 'Ida Falk'] },
    ]);
    expect(read('A third man was arrested on 5 March 2031.').events).toMatchObject([
      { participants: ['third man'] },
      { kind: 'arrest', participants: ['third man'], time: '2031-03-05' },
    ]);
  });

  it('names who was arrested and charged, and the end of a case', () => {
    const { events } = read(
      'Police arrested Ove Lind on 5 March 2031. He was charged on 4 April 2031. He was acquitted on 9 May 2031.',
    );
    expect(events.filter((e) => !e.kind.startsWith('legal')).map((e) => [e.kind, e.participants, e.time])).toEqual([
      ['arrest', ['Ove Lind'], '2031-03-05'],
      ['charge', ['Ove Lind'], '2031-04-04'],
      ['end of proceedings', ['Ove Lind'], '2031-05-09'],
    ]);
  });

  it('reads a search with whose place it was', () => {
    expect(read('Police searched the flat of Ove Lind on 3 May 2031.').events).toMatchObject([
      { kind: 'search', participants: ['Police', 'Ove Lind'], time: '2031-05-03' },
    ]);
  });
});

describe('ties', () => {
  it.each([
    ["Ida Falk's brother Jan Falk came.", 'family: Ida Falk > Jan Falk'],
    ["The court heard that Ida Falk is Ove Lind's sister.", 'family: Ida Falk > Ove Lind'],
    ['The court heard that Ida Falk is married to Ove Lind.', 'family: Ida Falk > Ove Lind'],
    ['The court heard that Ida Falk is the owner of Berth Shipping.', 'ownership: Ida Falk > Berth Shipping'],
    ['In spring Ida Falk married Ove Lind.', 'family: Ida Falk > Ove Lind'],
    [
      'The court heard that Berth Shipping is a subsidiary of Norland Ports.',
      'ownership: Norland Ports > Berth Shipping',
    ],
    ['Ida Falk and her friend Ove Lind came.', 'friendship: Ida Falk > Ove Lind'],
    ['Jan Falk works for the Harbour Office.', 'employment: Jan Falk > Harbour Office'],
    ['Mr Ove Lind of the Harbour Office came.', 'employment: Ove Lind > Harbour Office'],
    ['Ove Lind is a member of the Harbour Council.', 'membership: Ove Lind > Harbour Council'],
    ['The Harbour Trust is small. The trust’s director, Ove Lind, came.', 'employment: Ove Lind > Harbour Trust'],
    ['The Harbour Trust is small. Its chairman, Ove Lind, came.', 'membership: Ove Lind > Harbour Trust'],
    ['Checked by: Ove Lind, Harbour Research Office', 'employment: Ove Lind > Harbour Research Office'],
    ['Ida Falk wept. Her boss, Ove Lind, did not.', 'employment: Ida Falk > Ove Lind'],
    ['Ove Lind, also known as "Heron", came.', 'alias: Ove Lind > Heron'],
  ])('%s', (text, tie) => {
    expect(ties(text)).toContain(tie);
  });
});
