import type { Reading } from '#domain/reading';
import type { Labels } from './labels.ts';

/** Rules that give a whole passage to the writer whom the form names. */
const passageRules = new Set(['rule:mail', 'rule:statement', 'rule:report-paragraph']);

/** A reading in the form in which labels are compared. */
export function labelsOfReading(reading: Reading): Labels {
  return {
    ...reading,
    attributions: reading.attributions.map(({ speaker, by, ...rest }) => ({
      ...rest,
      speaker: speaker.name,
      mayStayOpen: false,
      isPassage: passageRules.has(by),
    })),
  };
}
