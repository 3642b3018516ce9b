import calibration from './calibration.json' with { type: 'json' };
import commonWords from './common-words.json' with { type: 'json' };
import countries from './countries.json' with { type: 'json' };
import glossary from './glossary.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import organisations from './organisations.json' with { type: 'json' };
import persons from './persons.json' with { type: 'json' };
import reference from './reference.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };
import romanisation from './romanisation.json' with { type: 'json' };
import transliteration from './transliteration.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

/** The data of name resolution as they stand on disk, for `compileResolve`. */
export const resolveFiles = {
  calibration,
  commonWords,
  countries,
  glossary,
  letters,
  organisations,
  persons,
  reference,
  regions,
  romanisation,
  transliteration,
  weights,
} as const;
