import { legalStatuses } from '#domain/legal-status';
import { exactText } from '../../lib/dates.ts';
import type { FieldValue } from './api/things.ts';

/** How a field is asked for. `moment` is a time of day with its date, sent as ISO 8601 in UTC. */
export type FieldKind =
  | 'words'
  | 'line'
  | 'moment'
  | 'day'
  | 'flag'
  | 'list'
  | 'choice'
  | 'measure'
  | 'threat'
  | 'case'
  | 'thing'
  | 'number';

export type FieldWords = {
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly options?: readonly string[];
};

const words = (label: string, hint?: string): FieldWords => ({
  label,
  kind: 'words',
  ...(hint === undefined ? {} : { hint }),
});
const line = (label: string, hint?: string): FieldWords => ({
  label,
  kind: 'line',
  ...(hint === undefined ? {} : { hint }),
});
const moment = (label: string): FieldWords => ({ label, kind: 'moment' });
const day = (label: string): FieldWords => ({ label, kind: 'day' });
const flag = (label: string): FieldWords => ({ label, kind: 'flag' });
const choice = (label: string, options: readonly string[], hint?: string): FieldWords => ({
  label,
  kind: 'choice',
  options,
  ...(hint === undefined ? {} : { hint }),
});

/** Words for the fields of the lanes' things, by the names that the state machines use. */
export const fieldWords: Readonly<Record<string, FieldWords>> = {
  // leads and checks
  activity: words('Is there potential hostile activity?'),
  credible: words('How credible and reliable is it?'),
  canAct: words('Can we act on it?'),
  proportionate: choice('Is acting necessary and proportionate?', ['yes', 'no', 'not yet known']),
  threatKind: { label: 'Kind of threat', kind: 'threat' },
  stateActor: line('State actor', 'where known'),
  vector: line('Vector', 'how it came about'),
  sector: line('Target sector'),
  infoItem: line('Information sought'),
  joinedCase: { label: 'The open case it joins', kind: 'case' },
  openedCase: { label: 'The case that was opened', kind: 'case' },
  fromCase: { label: 'The case it was opened from', kind: 'case' },
  fromLead: { label: 'The lead it was opened from', kind: 'thing' },
  denialsToRecord: { label: 'Whose denial is to be recorded anew', kind: 'list' },
  referredTo: line('Referred to', 'the body it goes to'),
  parties: words('Parties'),
  funding: words('Funding', 'who pays, and who stands behind them'),
  exportControl: words('Export control', 'is anything of it controlled?'),
  atas: words('ATAS', 'does anyone need a clearance?'),
  firs: words('FIRS', 'does anyone have to register?'),
  decision: line('Decision'),
  conditions: words('Conditions'),
  // disruptions
  measure: { label: 'Measure', kind: 'measure' },
  purpose: words('What it is for'),
  lawfulBasis: words('Lawful basis'),
  necessity: words('Necessity', 'why nothing less would do'),
  proportionality: words('Proportionality'),
  collateralIntrusion: words('Collateral intrusion', 'who else it touches'),
  expectedEffect: words('Expected effect'),
  indicator: line('Indicator', 'what is counted or seen'),
  authorityExpires: moment('The authority ends'),
  plannedFrom: moment('Planned from'),
  plannedTo: moment('Planned to'),
  doneAt: moment('Done at'),
  doneBy: line('Done by'),
  answer: words('What they answered'),
  effect: words('Measured effect'),
  measuredAt: moment('Measured at'),
  durability: line('How long it is judged to hold', 'a yardstick term and, apart from it, a confidence'),
  adverse: words('Adverse effects', 'what harm or displacement it brought, or that there was none'),
  cost: line('Cost'),
  reasons: words('Reasons'),
  // warnings
  receivedAt: moment('The threat was received'),
  threat: words('The threat'),
  person: line('The person at risk'),
  grading: line('Its grading'),
  toldAt: moment('The person was told'),
  toldBy: line('Told by'),
  toldWhat: words('What they were told'),
  language: line('In what language'),
  safetyPlan: words('Safety plan'),
  triedHow: words('How it was tried'),
  refusedWhat: words('What was refused'),
  kept: choice('Necessary, adequate, up to date and not excessive?', [
    'yes: it is kept',
    'in part: the rest is put up for erasure',
    'no: it is put up for erasure',
  ]),
  wasDue: moment('It was due'),
  what: line('What was due'),
  told: { label: 'It went up to', kind: 'list' },
  reviewDue: moment('Review is due'),
  // the gate
  origin: choice('What it comes from', ['evidence', 'intelligence', 'intercept']),
  originator: line('Originator'),
  permission: words('Permission', 'given by whom, with date'),
  replyDue: moment('Answer is due'),
  original: words('The original wording', 'kept beside the sanitised one'),
  sanitisedWording: words('Sanitised wording'),
  riskToOrigin: words('Risk to the origin'),
  independentRoute: words('Independent route to the same fact', 'or that there is none'),
  handling: words('How it was handled', 'for the prosecutor'),
  // disclosure
  method: choice('How it was looked at', ['one by one', 'block']),
  searchTerms: words('Search terms'),
  dipSample: words('Dip sample', 'how many were read, and what was found'),
  blockSize: { label: 'How many are in the block', kind: 'number' },
  madeBy: line('Who made it or sent it'),
  ownProduct: flag('Made by Lamplighter itself'),
  helpsDefence: flag('May help the defence'),
  helpsDefenceWhy: words('Why it may help the defence'),
  presumption: line('Presumption category'),
  description: words('Description', 'so that its meaning can be seen'),
  location: line('Where it is kept'),
  date: day('Made on'),
  seriousPrejudice: words('The real risk of serious prejudice'),
  reasonAgainstPresumption: words('Why the presumption does not hold'),
  reasonAgainstMark: words('Why it does not help the defence', 'somebody marked that it may'),
  prosecutor: line('Prosecutor'),
  disclosedAt: moment('Disclosed at'),
  fair: words('Why a part is enough without unfairness'),
  courtDecision: words('The decision of the court'),
  holder: line('Who holds it'),
  asked: words('What was asked for'),
  // statements
  witness: line('Witness'),
  paragraphs: { label: 'Paragraphs', kind: 'list', hint: 'one a line; they are numbered' },
  hearsay: line('Paragraphs that tell what another said', 'their numbers, as 2, 5; the paper marks them'),
  declaration: words('Declaration of truth', 'in the words that were used'),
  signature: choice('Signature', ['not signed', 'signed', 'withdrawn']),
  signedOn: day('Signed on'),
  wording: words('The wording'),
  said: words('What was said'),
  with: line('With whom'),
  at: moment('At'),
  // decisions
  decisionMaker: line('Who decided'),
  dissent: words('Dissent', 'or that there was none; somebody has to ask'),
  admissible: words('Can the evidence be used?'),
  reliable: words('Is it reliable?'),
  otherMaterial: words('Other material, unused material among it'),
  defenceCase: words('The defence case'),
  publicInterest: words('The questions of public interest'),
  reasonForPart: words('Why it is enough that the offence was in force for part'),
  consent: choice('Consent to prosecute', ['given', 'not needed', 'not given']),
  suspicion: flag('Reasonable grounds to suspect'),
  obtainable: flag('Further evidence can be obtained'),
  serious: flag('The seriousness justifies charging at once'),
  bail: flag('There are substantial grounds to object to bail'),
  interest: flag('Charging is in the public interest'),
  courtRecord: line('Record of the court', 'what verifies it'),
  reportedStatus: choice('Status as reported', legalStatuses),
  options: words('What could be done'),
  advice: words('Advice'),
  effectOnRelations: words('Effect on relations'),
  happening: line('What happened', 'one or two words, as “harassment”: rules ask for these'),
  place: line('Place'),
  personAtRisk: flag('Somebody is at risk'),
  startsAt: moment('Begins'),
  due: moment('Ends'),
  outsideReviewer: line('Outside reviewer', 'a named person who is not of the team'),
};

/** What the program knows by itself; nobody is asked for it. */
const known: ReadonlySet<string> = new Set(
  (
    'now planner authoriser authorisedAt openCollisions deconflictionDecision holderRemoved smallTeam outsideReviewer ' +
    'assessor joinedCaseOpen askedBy reviewer decidedBy judgedBy investigator inForce gaps evidentialDue openWarnings ' +
    'openDisruptions openCharges openRequests disruptionsDone proceedingsEnded statusReported statusVerified ' +
    'changedSinceJudged mayHelpDefence'
  ).split(' '),
);

/** Which of these fields somebody has to be asked for, each once. */
export const askable = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => !known.has(name));

/** What a field is called; a name that has no words of its own is taken apart. */
export function wordsOf(name: string): FieldWords {
  const found = fieldWords[name];
  if (found !== undefined) return found;
  const apart = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return { label: apart.charAt(0).toUpperCase() + apart.slice(1), kind: 'words' };
}

const isMoment = /^\d{4}-\d{2}-\d{2}T/;

/** Titles of the reader's own cases by id. */
export type CaseTitles = ReadonlyMap<string, string>;

/** A field as it is read: a case by its title, where the reader belongs to it; null where there is nothing to be read. */
export function fieldText(name: string, value: FieldValue, titles: CaseTitles): string | null {
  const { kind } = wordsOf(name);
  // The id of a thing says nothing to anybody, and what it names may lie behind a wall.
  if (kind === 'thing') return null;
  if (kind === 'case' && typeof value === 'string' && value !== '')
    return titles.get(value) ?? 'a case that you are not part of';
  return valueText(value);
}

/** A value as it is read; null where there is nothing to be read. */
export function valueText(value: FieldValue): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(' · ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && isMoment.test(value) && !Number.isNaN(Date.parse(value))) return exactText(value);
  return String(value);
}
