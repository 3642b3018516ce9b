import cues from './cues.json' with { type: 'json' };
import cueWords from './cue-words.json' with { type: 'json' };
import estimative from './estimative.json' with { type: 'json' };
import happenings from './happenings.json' with { type: 'json' };
import languages from './languages.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };
import personNames from './person-names.json' with { type: 'json' };

/** The reading lexicons as they stand on disk, for `createReader`. */
export const lexiconFiles = { cues, cueWords, estimative, happenings, languages, names, personNames } as const;
