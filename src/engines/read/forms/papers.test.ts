import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';
import { readForm } from './read-form.ts';

const reader = createReader(lexiconFiles);
function read(text: string) {
  const reading = reader.read(text);
  const claims = reading.attributions.map((a) => ({ ...a, says: wordsOf(text, a.content) }));
  return { ...reading, claims };
}

const statement =
  'WITNESS STATEMENT\n\nSTATEMENT OF:   Rosa Hale\nOCCUPATION:  Clerk\n\nThis statement is true to the best of my knowledge and belief and I have stated nothing false.\n\nSigned: R. Hale   Date: 4 March 2031\n\n1. I keep the register. Mr Tomas Brandt told me that he had lost the key.\n\n2. He denied that he had sold it. I said that I did not believe him.\n\nSigned: R. Hale\n';

describe('statements, reports, interviews and minutes', () => {
  it('gives each numbered paragraph to the witness, "I" to the witness and "he" to the other', () => {
    const { claims } = read(statement);
    const paragraphs = claims.filter((a) => a.by === 'rule:statement');
    expect(paragraphs.map((a) => a.speaker.name)).toEqual(['Rosa Hale', 'Rosa Hale']);
    const inner = claims.filter((a) => a.parent !== null).map((a) => [a.speaker.name, a.stance]);
    expect(inner).toEqual([
      ['Tomas Brandt', 'said'],
      ['Tomas Brandt', 'denied'],
      ['Rosa Hale', 'said'],
    ]);
    expect(claims.some((a) => a.says.includes('nothing false'))).toBe(false);
  });

  it('reads paragraphs without numbers below the declaration', () => {
    const { claims } = read(
      'Witness Statement\nStatement of: Rosa Hale\nThis statement is true to the best of my knowledge and belief.\n\nI was at the gate when the lorry came in from the north.\n\nNobody spoke to the driver while I stood there with my book.\n',
    );
    expect(claims.filter((a) => a.by === 'rule:statement')).toHaveLength(2);
  });

  it('gives a report’s paragraphs to the unit it comes from: reported, then assessed', () => {
    const { claims } = read(
      'INTELLIGENCE REPORT (3x5x2)\n\nReport reference:   R/31/04\nOriginating unit:   Harbour Unit\nHandling code:   C\n\nTEXT\n\n1. A lorry came to the quay on 3 March.\n\n2. The driver met Tomas Brandt.\n\nCOMMENT\n\n3. This is likely to be the same lorry.\n',
    );
    expect(claims.map((a) => [a.speaker.name, a.stance])).toEqual([
      ['Harbour Unit', 'reported'],
      ['Harbour Unit', 'reported'],
      ['Harbour Unit', 'assessed'],
    ]);
    expect(claims.at(-1)?.estimative).toHaveLength(1);
  });

  it('reads questions and answers in turn', () => {
    const { claims } = read(
      'RECORD OF INTERVIEW\nPerson interviewed:  Mr Tomas Brandt\nInterviewing:  DS 1140 A. Lowe\n\nQ. Where was the key?\nA. I left it at home.\nQ. Who had it?\nA. I never gave it to anyone.\n',
    );
    expect(claims.map((a) => [a.speaker.name, a.stance, a.says])).toEqual([
      ['A. Lowe', 'asked', 'Where was the key?'],
      ['Tomas Brandt', 'said', 'I left it at home.'],
      ['A. Lowe', 'asked', 'Who had it?'],
      ['Tomas Brandt', 'said', 'I never gave it to anyone.'],
    ]);
  });

  it('reads who was present at a meeting, what speakers reported and what was put to whom', () => {
    const { events, flows, claims } = read(
      '# Harbour Committee\n\nMinutes of the meeting of 4 March 2031\n\nPresent: Ida Falk (Chair), Ove Lind, Berit Holm\n\n1. The Chair reported that the dock was shut.\n\n2. Mr Lind said that it would open in May.\nACTION: OL to write to the contractor.\n',
    );
    expect(events).toContainEqual({
      kind: 'meeting',
      participants: ['Ida Falk', 'Ove Lind', 'Berit Holm'],
      time: '2031-03-04',
      place: null,
      claim: null,
    });
    expect(flows).toContainEqual(
      expect.objectContaining({
        kind: 'tasking',
        from: 'Harbour Committee',
        to: 'Ove Lind',
        item: 'write to the contractor',
      }),
    );
    expect(claims.map((a) => a.speaker.name)).toEqual(['Chair', 'Ove Lind']);
  });

  it('says which form it took a text for, and why', () => {
    expect(readForm(statement, null).form).toMatchObject({ kind: 'witness statement' });
    expect(readForm('The ship came in.', null).form).toEqual({ kind: 'prose', reason: 'no form was recognised' });
  });
});
