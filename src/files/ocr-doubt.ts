import { installedCodes } from './ocr-languages.ts';

/** Letters of a language that was not asked for, as Turkish ones taken for English, come out below this. */
const DOUBTFUL = 80;

/** Says that a language may be missing, where words are less sure than those of a language that is there. */
export const doubtOfLetters = (confidence: number): string | null =>
  confidence >= DOUBTFUL
    ? null
    : `Some letters may be wrong: the picture is hard to read, or in a language whose letters are not installed here (there are: ${installedCodes().join(', ')}).`;
