import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);

/** An invented report; nobody in it exists. */
const article = [
  'The director of Harbour Watch warned that Valdorian agents were reading the port’s cargo lists, as she spoke of her anger at the abandoned trial of two dock clerks.',
  'Dame Ines Okafor said the threat was “constant” and would not fade.',
  'Dame Ines added: “We have acted twice since spring. We will act again.',
  '“Nobody should doubt that.',
  '“My officers know their trade.”',
  'Harbour clerk Tomas Brandt and his cousin Felix Aurel both denied selling the lists to Valdoria before the case was dropped in March.',
  'The two clerks allegedly gave the lists to a Valdorian envoy.',
  'The Ports Prosecution Office (PPO) alleged the envoy commissioned at least 12 reports from Mr Brandt.',
  'Shipping adviser Lena Moreau, whose statement was read in court, said a dinner between Mr Brandt and the envoy was “highly unlikely” to have taken place “unless Valdoria thought him useful”.',
  'Ms Moreau said Mr Aurel knew of the dinner, with the clerk allegedly sending Mr Brandt a note which read: “Burn the lists.”',
  'Ms Moreau’s witness statement added that the scheme “harms the port”.',
].join('\n');

const reading = reader.read(article, { date: '2031-05-02' });
const found = (cue: string, content: string) =>
  reading.attributions.find(
    (a) => wordsOf(article, a.cue).includes(cue) && wordsOf(article, a.content).includes(content),
  );

describe('createReader', () => {
  it('gives a joint denial both speakers', () => {
    const denial = found('denied', 'selling the lists');
    expect(denial?.speaker.name).toBe('Tomas Brandt; Felix Aurel');
    expect(denial?.stance).toBe('denied');
    expect(denial?.polarity).toBe('denies');
  });

  it('knows "both men" by the two last named together, and leaves them open once a third is named', () => {
    const pair = 'Tomas Brandt and Felix Aurel were charged. ';
    const known = reader.read(`${pair}Both men denied it.`).attributions.at(-1);
    expect(known?.speaker.name).toBe('Tomas Brandt; Felix Aurel');
    const open = reader.read(`${pair}Lena Moreau watched. Both men denied it.`).attributions.at(-1);
    expect(open?.speaker.name).toBeNull();
    expect(open?.speaker.candidates.map((c) => c.name)).toEqual(['Tomas Brandt; Felix Aurel']);
  });

  it('keeps an allegation that nobody is named for', () => {
    expect(found('allegedly', 'gave the lists')).toMatchObject({ kind: 'unattributed', stance: 'alleged', source: [] });
  });

  it('knows a body by the short form that the text explains', () => {
    expect(found('alleged', 'commissioned')?.speaker.name).toBe('Ports Prosecution Office');
  });

  it('keeps a lower bound on what flowed', () => {
    expect(reading.flows).toContainEqual(
      expect.objectContaining({
        kind: 'tasking',
        to: 'Tomas Brandt',
        lowerBound: 12,
        claim: found('alleged', 'commissioned')?.id,
      }),
    );
  });

  it('keeps words of likelihood as the speaker’s own', () => {
    const claim = found('said', 'a dinner between');
    expect(claim?.estimative.map((span) => wordsOf(article, [span]))).toContain('highly unlikely');
    expect(claim?.polarity).toBe('conditional');
  });

  it('nests a message in a hearsay in a statement', () => {
    const message = found('read', 'Burn the lists');
    const hearsay = found('allegedly', 'sending');
    expect(message?.parent).toBe(hearsay?.id);
    expect(hearsay?.parent).toBe(found('said', 'knew of the dinner')?.id);
  });

  it('holds a quotation over several paragraphs together under one speaker', () => {
    const chain = found('added', 'We have acted twice');
    expect(chain?.content.length).toBe(3);
    expect(chain?.speaker.name).toBe('Ines Okafor');
    expect(chain?.kind).toBe('direct');
  });

  it('offers a role and a person as one, with the reason, and merges nothing', () => {
    const warning = found('warned', 'cargo lists');
    expect(warning?.speaker.name).toBe('director of Harbour Watch');
    expect(warning?.speaker.candidates.map((c) => c.name)).toContain('Ines Okafor');
    expect(warning?.speaker.candidates.every((c) => c.why.length > 0)).toBe(true);
  });

  it('lets a document speak for the person whose it is', () => {
    const statement = found('added', 'the scheme');
    expect(statement?.speaker).toMatchObject({ name: 'Lena Moreau' });
    expect(statement?.speaker.why).toContain('witness statement');
  });

  it('ties a legal status to the people it is about, inside the claim that tells it', () => {
    expect(reading.events).toContainEqual(
      expect.objectContaining({ kind: 'legal-status: dropped', participants: ['Tomas Brandt', 'Felix Aurel'] }),
    );
  });

  it('reads the same text the same way each time', () => {
    expect(reader.read(article, { date: '2031-05-02' })).toEqual(reading);
  });
});
