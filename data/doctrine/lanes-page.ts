import type { Doctrine } from '#domain/doctrine';
import type { Machine } from '#domain/machine';
import type { Offence } from '#domain/offence';
import type { DoctrineStatus } from '#domain/sourced';
import { drawMachine } from '#engines/prove/machines/draw-machine';

const begin = '<!-- drawn from data/doctrine by make-lanes.ts: change the data, not this -->';
const end = '<!-- end of what is drawn -->';

const cell = (words: readonly string[]): string => words.join('; ').replaceAll('|', '/');
/** Sentences beside each other. */
const said = (words: readonly string[]): string => words.join(' ').replaceAll('|', '/');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function machineSection(machine: Machine): string {
  const { title, states, transitions, rules, notes } = machine;
  const whys = (ids: readonly string[]) => rules.filter(({ id }) => ids.includes(id)).map(({ why }) => why);
  const watched = states.filter(({ watch }) => watch.length > 0);
  return [
    `### ${title}`,
    ...notes,
    `\`\`\`mermaid\n${drawMachine(machine)}\n\`\`\``,
    [
      row(['step', 'from', 'refused where', 'flagged where']),
      row(['---', '---', '---', '---']),
      ...transitions.map(({ command, from, requires, flags }) =>
        row([command, cell(from), said(whys(requires)), said(whys(flags))]),
      ),
    ].join('\n'),
    ...(watched.length === 0
      ? []
      : [`Flagged at any time: ${watched.map(({ id, watch }) => `*${id}*: ${said(whys(watch))}`).join(' ')}`]),
  ].join('\n\n');
}

type Part = { readonly name: string; readonly status: DoctrineStatus };

function offenceParts(offence: Offence): Part[] {
  const { inForce, maximum, consent, elements, status } = offence;
  return [
    { name: 'the offence', status },
    ...(inForce.fromSource === null ? [] : [{ name: 'in force from', status: inForce.fromSource.status }]),
    ...(inForce.toSource === null ? [] : [{ name: 'in force to', status: inForce.toSource.status }]),
    { name: 'maximum', status: maximum.status },
    { name: 'consent', status: consent.status },
    ...elements.map(({ title, status: read }) => ({ name: `“${title}”`, status: read })),
  ];
}

/** Each group of facts with the names in it. */
function groups(doctrine: Doctrine): (readonly [string, readonly Part[]])[] {
  const titled = (facts: readonly { title: string; status: DoctrineStatus }[]) =>
    facts.map(({ title, status }) => ({ name: title, status }));
  const worded = (facts: readonly { text: string; status: DoctrineStatus }[]) =>
    facts.map(({ text, status }) => ({ name: text, status }));
  const {
    offences,
    conditions,
    definitions,
    rulings,
    fullCodeTest,
    disclosure,
    gate,
    toolbox,
    triage,
    duties,
    machines,
  } = doctrine;
  return [
    ...offences.map((offence) => [offence.short, offenceParts(offence)] as const),
    ['conditions and definitions', titled([...conditions, ...definitions])],
    ['rulings', rulings.map(({ citation, status }) => ({ name: citation, status }))],
    [
      'Full Code Test',
      [
        ...titled(fullCodeTest.stages),
        ...worded([...fullCodeTest.questions, ...fullCodeTest.threshold, fullCodeTest.continuing]),
      ],
    ],
    [
      'disclosure',
      [
        ...disclosure.roles.map(({ id, status }) => ({ name: id, status })),
        ...worded(disclosure.duties),
        ...titled(disclosure.schedules),
        ...worded([disclosure.test, ...disclosure.further]),
        ...titled(disclosure.presumptions),
        ...worded([...disclosure.publicInterestImmunity, ...disclosure.retention]),
      ],
    ],
    ['evidence gate', worded([...gate.requirements, ...gate.rules])],
    ['disruption toolbox', titled([...toolbox.measures, ...toolbox.outcomes, ...toolbox.facets])],
    ['threat to life', worded([toolbox.threatToLife.test, ...toolbox.threatToLife.record])],
    [
      'triage',
      [
        ...worded([...triage.questions, triage.linked]),
        ...titled(triage.threatKinds),
        ...worded([...triage.bands, triage.bandsNote, triage.rhythm]),
      ],
    ],
    [
      'duties and retention',
      [
        ...titled([...duties.duties, ...duties.durations, ...duties.durationNotes]),
        ...duties.reviewGroups.map(({ content, status }) => ({ name: content, status })),
        ...worded([duties.leastRetention]),
      ],
    ],
    ['states and steps', titled(machines)],
  ];
}

function readTable(doctrine: Doctrine): string {
  const named = (parts: readonly Part[], status: DoctrineStatus) =>
    cell(parts.filter((part) => part.status === status).map(({ name }) => name)) || 'none';
  return [
    row(['', 'read in a published copy', 'not read yet']),
    row(['---', '---', '---']),
    ...groups(doctrine).map(([name, parts]) => row([name, named(parts, 'verified'), named(parts, 'unverified')])),
  ].join('\n');
}

/** What the page of the lanes shows of the data: each machine drawn with its rules, then what was read and what was not. */
export function drawnSection(doctrine: Doctrine): string {
  return [
    begin,
    '## States and steps',
    ...doctrine.machines.map(machineSection),
    `## What is verified, edition ${doctrine.edition}`,
    readTable(doctrine),
    end,
  ].join('\n\n');
}

/** The page with its drawn section made anew; throws where the page has lost the marks around it. */
export function redrawn(page: string, doctrine: Doctrine): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error('docs/lanes.md has lost the marks around what is drawn.');
  return page.slice(0, from) + drawnSection(doctrine) + page.slice(to + end.length);
}
