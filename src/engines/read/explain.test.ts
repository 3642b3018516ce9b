import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { explain, leftOut, type Which } from './explain.ts';
import { createReader } from './reader.ts';
import { newTrace } from './trace.ts';

const reader = createReader(lexiconFiles);
const text =
  'Ida Falk, the clerk, said on 3 March 2031 that Ove Lind had given the list to Jan Berg. "He wished that it were so," she said.';

function told(which: Which) {
  const trace = newTrace();
  const reading = reader.read(text, { date: '2031-06-01', trace });
  return { reading, trace, explanations: explain(text, reading, trace, which) };
}

describe('explain', () => {
  it('tells sentence, mentions, cue, rule, judge, speaker, nesting and what rests on it', () => {
    const { explanations } = told({ id: 'a1' });
    expect(explanations).toHaveLength(1);
    const stages = new Map(explanations[0]?.steps.map(({ stage, says }) => [stage, says]));
    expect([...stages.keys()]).toEqual(
      expect.arrayContaining(['form', 'sentence', 'mentions', 'cue', 'rule', 'judge', 'speaker', 'nesting', 'flow']),
    );
    expect(stages.get('cue')).toContain('"said" is a form of "say"');
    expect(stages.get('mentions')).toContain('Ove Lind (person)');
    expect(stages.get('flow')).toContain('handover: Ove Lind to Jan Berg');
  });

  it('finds the attributions whose words hold a place', () => {
    const { explanations } = told({ offset: text.indexOf('wished') });
    expect(explanations.map(({ id }) => id)).toEqual(['a2']);
    expect(told({ offset: text.length + 5 }).explanations).toEqual([]);
  });

  it('says which drafts came to nothing, and why', () => {
    const said = 'Ida Falk said she wanted to leave.';
    const trace = newTrace();
    const reading = reader.read(said, { trace });
    expect(leftOut(said, reading, trace).map(({ says }) => says)).toEqual([expect.stringContaining('a wish')]);
  });

  it('changes nothing of the reading', () => {
    expect(told(null).reading).toEqual(reader.read(text, { date: '2031-06-01' }));
  });
});
