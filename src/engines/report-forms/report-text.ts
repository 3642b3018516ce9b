import type { ContactSheet, Consent, IncidentForm, IntelligenceForm } from '#domain/report-form';

/**
 * Report forms as plain text that says of itself what it is: a title, a line that names form and version, labels with
 * values of one line, and numbered paragraphs under headings. What people wrote never begins a line of its own, so that
 * nothing in it passes for a label or a heading; the reader of forms takes the same text apart again.
 */
export const formTitles = {
  'intelligence report': 'INTELLIGENCE REPORT (3x5x2)',
  'incident report': 'INCIDENT REPORT',
  'contact sheet': 'CONTACT SHEET',
} as const;
export type FormName = keyof typeof formTitles;

export const formVersion = 1;
export const headings = {
  told: 'What is reported',
  comment: 'Comment of the originating unit',
  dissemination: 'Dissemination',
  consents: 'Consent by recipient',
  relatives: 'Relatives at risk',
} as const;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Paragraphs as they were typed, apart by line ends. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(oneLine)
    .filter((part) => part !== '')
    .map((part, at) => `${at + 1}. ${part}`);

type Part = readonly string[] | null;

const field = (label: string, value: string): string | null =>
  oneLine(value) === '' ? null : `${label}: ${oneLine(value)}`;
const section = (heading: string, lines: readonly string[]): Part => (lines.length === 0 ? null : [heading, ...lines]);

function written(name: FormName, fields: readonly (string | null)[], sections: readonly Part[]): string {
  const head = [formTitles[name], `Form: ${name}, version ${formVersion}`, ...fields.filter((one) => one !== null)];
  const blocks = [head, ...sections.filter((one) => one !== null)];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

const sourceWords: Readonly<Record<string, string>> = { 1: 'reliable', 2: 'untested', 3: 'not reliable' };
const informationWords: Readonly<Record<string, string>> = {
  A: 'known directly to the source',
  B: 'known indirectly to the source but corroborated',
  C: 'known indirectly to the source',
  D: 'not known',
  E: 'suspected to be false',
};
const handlingWords: Readonly<Record<string, string>> = {
  P: 'lawful sharing permitted',
  C: 'lawful sharing permitted with conditions',
};
const coded = (code: string, words: Readonly<Record<string, string>>): string =>
  `${code} (${words[code] ?? 'unknown'})`;

export function intelligenceText(form: IntelligenceForm): string {
  return written(
    'intelligence report',
    [
      field('Report reference', form.reference),
      field('Originating unit', form.originatingUnit),
      field('Date of report', form.date),
      field('Source reference', form.sourceReference),
      field('Source evaluation', coded(form.sourceEvaluation, sourceWords)),
      field('Information evaluation', coded(form.informationEvaluation, informationWords)),
      field('Handling code', coded(form.handling, handlingWords)),
      field('Handling conditions', form.conditions),
      field('Provenance', form.provenance),
    ],
    [
      section(headings.told, paragraphs(form.text)),
      section(headings.comment, paragraphs(form.comment)),
      section(
        headings.dissemination,
        form.dissemination
          .map(oneLine)
          .filter((one) => one !== '')
          .map((one) => `- ${one}`),
      ),
    ],
  );
}

const between = ' | ';
const consentLine = ({ recipient, decision, what, on }: Consent): string =>
  `- ${[recipient, decision, what, on].map((part) => oneLine(part).replaceAll('|', '/')).join(between)}`;

export function incidentText(form: IncidentForm): string {
  return written(
    'incident report',
    [
      field('Report reference', form.reference),
      field('Date of report', form.date),
      field('Taken down by', form.takenBy),
      field('Person reference', form.personReference),
      field('When it happened', form.when),
      field('Where', form.where),
      field('Channel', form.channel),
      field('Language', form.language),
      field('Relatives at risk', 'on the contact sheet of this reference, if any'),
      field('How to reach them', 'on the contact sheet of this reference, for those who may read it'),
    ],
    [section(headings.told, paragraphs(form.text)), section(headings.consents, form.consents.map(consentLine))],
  );
}

export function contactText(sheet: ContactSheet): string {
  return written(
    'contact sheet',
    [
      field('Report reference', sheet.reference),
      field('Person reference', sheet.personReference),
      field('Language', sheet.language),
      field('How to reach them safely', sheet.safely),
    ],
    [
      section(
        headings.relatives,
        sheet.relatives
          .map(oneLine)
          .filter((one) => one !== '')
          .map((one) => `- ${one}`),
      ),
    ],
  );
}

/** The consents that an incident report keeps; null where the text is none. */
export function consentsIn(text: string): readonly Consent[] | null {
  if (!text.startsWith(`${formTitles['incident report']}\nForm: incident report, version `)) return null;
  const at = text.indexOf(`\n\n${headings.consents}\n`);
  if (at < 0) return [];
  const lines = text
    .slice(at + 2)
    .split('\n')
    .slice(1);
  const end = lines.indexOf('');
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line) => {
    const [recipient = '', decision = '', what = '', on = ''] = line
      .replace(/^- /, '')
      .split('|')
      .map((part) => part.trim());
    return decision === 'consents' || decision === 'refuses' || decision === 'not asked'
      ? [{ recipient, decision, what, on }]
      : [];
  });
}
