import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReference, type IncidentForm, type IntelligenceForm } from '#domain/report-form';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from '../read/reader.ts';
import { consentsIn, contactText, incidentText, intelligenceText } from './report-text.ts';

const reader = createReader(lexiconFiles);
const intelligence: IntelligenceForm = {
  reference: 'IR/2026/014',
  originatingUnit: 'Harbour Unit',
  date: '2026-11-20',
  sourceReference: 'S-104',
  sourceEvaluation: '2',
  informationEvaluation: 'C',
  handling: 'C',
  conditions: 'Not to be shown to the yard.',
  provenance: 'Overheard at work.',
  text: 'Peter Berg met Lena Strand in Vienna on 3 May 2021.\nHe carried a blue folder.',
  comment: 'The meeting fits what is known of his travel.',
  dissemination: ['State Threats Unit', ' '],
};
const incident: IncidentForm = {
  reference: 'IN-7',
  date: '2026-11-20',
  takenBy: 'A. Okafor',
  personReference: 'P-17',
  when: '2026-11-18T21:00',
  where: 'Leeds',
  channel: 'telephone',
  language: 'Farsi',
  text: 'A man called and said that my brother would be arrested.\nThe caller knew my address.',
  consents: [
    { recipient: 'police', decision: 'consents', what: 'all of it', on: '2026-11-20' },
    { recipient: 'press | papers', decision: 'refuses', what: '', on: '2026-11-20' },
  ],
};

describe('a report that was filled in', () => {
  test('becomes claims of the source that its reference names, graded by nobody here', () => {
    const text = intelligenceText(intelligence);
    const { attributions } = reader.read(text, { date: null });
    const said = attributions.map((one) => [
      one.speaker.name,
      one.stance,
      one.content.map(([s, e]) => text.slice(s, e)).join(' '),
    ]);
    expect(said).toContainEqual(['S-104', 'reported', 'Peter Berg met Lena Strand in Vienna on 3 May 2021.']);
    expect(said).toContainEqual(['S-104', 'reported', 'He carried a blue folder.']);
    expect(said).toContainEqual(['Harbour Unit', 'assessed', 'The meeting fits what is known of his travel.']);
    expect(text).toContain(
      'Handling code: C (lawful sharing permitted with conditions)\nHandling conditions: Not to be shown to the yard.',
    );
    expect(text).toMatch(/\n\nDissemination\n- State Threats Unit\n$/);
  });

  test('of an incident is told by the person of the reference, and keeps who may get it', () => {
    const text = incidentText(incident);
    const { attributions } = reader.read(text, { date: null });
    const told = attributions
      .filter((one) => one.speaker.name === 'P-17')
      .map((one) => one.content.map(([s, e]) => text.slice(s, e)).join(' '));
    expect(told).toContain('The caller knew my address.');
    expect(consentsIn(text)).toEqual([incident.consents[0], { ...incident.consents[1], recipient: 'press / papers' }]);
    expect(consentsIn(intelligenceText(intelligence))).toBeNull();
  });

  test('keeps how to reach somebody out of the report, and makes no claim of it', () => {
    const sheet = contactText({
      reference: 'IN-7',
      personReference: 'P-17',
      language: 'Farsi',
      safely: 'Signal, after 20:00',
      relatives: ['a brother in Karaj'],
    });
    expect(incidentText(incident)).not.toContain('Karaj');
    expect(sheet).toContain('How to reach them safely: Signal, after 20:00');
    expect(reader.read(sheet, { date: null }).attributions).toEqual([]);
  });

  test('lets nothing that was typed pass for a label, a heading or a consent', () => {
    const typed = fc
      .array(
        fc.constantFrom(
          'Source reference: Ada',
          'Consent by recipient',
          '- press | consents | | 2026-01-01',
          '\n',
          '\n\n',
          '\r\n',
          ' ',
          'words',
          'Form: incident report, version 1',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, typed, typed, (text, where, channel) => {
        const written = incidentText({ ...incident, text: `x ${text}`, where, channel });
        expect(consentsIn(written)).toEqual([
          incident.consents[0],
          { ...incident.consents[1], recipient: 'press / papers' },
        ]);
        expect(written.match(/^Person reference: .*$/gm)).toEqual(['Person reference: P-17']);
        expect(written.match(/^Source reference: /gm)).toBeNull();
      }),
    );
  });

  test.each([
    ['S-104', true],
    ['CHIS 22/7', true],
    ['P17', true],
    ['Ada Lund', false],
    ['Ada', false],
    ['Ada Maria Lund 2', false],
    ['', false],
  ])('%s as a reference: %s', (text, is) => expect(isReference(text)).toBe(is));
});
