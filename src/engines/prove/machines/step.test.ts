import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Machine, StepCondition, StepFact, StepFacts } from '#domain/machine';
import { loadDoctrine } from '../../../../data/doctrine/load.ts';
import { holds } from './holds.ts';
import { commandsFrom, factsAsked, step, watch } from './step.ts';

const { machines } = loadDoctrine();
const machineOf = (id: string): Machine => machines.find((one) => one.id === id)!;

const factsIn = (condition: StepCondition): [string, StepFact][] => {
  switch (condition.test) {
    case 'given':
      return [[condition.fact, 'something']];
    case 'is':
      return [[condition.fact, condition.value]];
    case 'differs':
      return [condition.fact, condition.from].map((name) => [name, 'anna']);
    case 'not after':
      return [condition.fact, condition.than].map((name) => [name, '2024-03-05T10:00:00Z']);
    case 'all':
    case 'any':
      return condition.of.flatMap(factsIn);
    case 'not':
      return factsIn(condition.of);
  }
};

const later = '2030-01-01T00:00:00Z';
/** Facts on which the machine's rules hold, but for rules that exclude each other. */
const met = (machine: Machine): StepFacts => ({
  ...Object.fromEntries(machine.rules.flatMap(({ condition }) => factsIn(condition))),
  now: '2024-03-05T10:00:00Z',
  authorityExpires: later,
  reviewDue: later,
  authoriser: 'bert',
  decisionMaker: 'bert',
  reviewer: 'bert',
  decidedBy: machine.id === 'disruption' ? 'us' : 'bert',
  deconflictionDecision: 'may go on',
  origin: 'evidence',
  evidentialDue: false,
  openWarnings: null,
  openDisruptions: null,
  openCharges: null,
});
/** What single commands need besides. */
const special: Readonly<Record<string, StepFacts>> = {
  refer: { decidedBy: 'Home Office' },
  'record handling for the prosecutor': { origin: 'intercept' },
  'open a case': { proportionate: 'yes' },
};

const times = ['2024-03-05T10:00:00Z', '2024-03-06T10:00:00Z', 'no time'];
const odd: readonly StepFact[] = ['something', 'anna', 'Bert ', ' bert', '', null, true, false, ...times, [], ['bert']];

/** Facts that meet the machine's rules but for a few of its names, which hold any value that a rule knows, or nonsense. */
function anyFacts(machine: Machine): fc.Arbitrary<StepFacts> {
  const pairs = machine.rules.flatMap(({ condition }) => factsIn(condition));
  const pair = fc.constantFrom(...pairs).chain(([name]) => {
    const known = pairs.filter(([one]) => one === name).map(([, value]) => value);
    return fc.tuple(fc.constant(name), fc.constantFrom<StepFact>(...known, ...odd));
  });
  const base = fc.constantFrom<StepFacts>(
    {},
    met(machine),
    met(machine),
    ...Object.values(special).map((one) => ({ ...met(machine), ...one })),
  );
  return fc
    .tuple(base, fc.array(pair, { maxLength: 3 }))
    .map(([facts, changed]) => ({ ...facts, ...Object.fromEntries(changed) }));
}

/** A number stands for one of the commands that may follow where the run then is. */
const anyCommands = (machine: Machine) => {
  const named = fc.constantFrom(...machine.transitions.map((one) => one.command), 'nonsense');
  const command = fc.oneof({ weight: 4, arbitrary: fc.nat() }, { weight: 1, arbitrary: named });
  return fc.array(fc.tuple(command, anyFacts(machine)), { maxLength: 40 });
};

/** Runs commands one after another and gives every step that moved. */
function runOf(machine: Machine, commands: readonly (readonly [string | number, StepFacts])[]) {
  let state = machine.initial;
  const moves: { from: string; command: string; to: string; facts: StepFacts }[] = [];
  for (const [asked, facts] of commands) {
    const open = commandsFrom(machine, state);
    const command = typeof asked === 'string' ? asked : (open[asked % open.length] ?? 'nonsense');
    const made = step(machine, state, command, facts);
    if (made.kind === 'refused') continue;
    moves.push({ from: state, command, to: made.to, facts });
    state = made.to;
  }
  return { state, moves };
}

describe.each(machines.map((machine) => [machine.id, machine] as const))('the machine of %s', (_, machine) => {
  it('makes no step that its data forbid, by any order of commands and any facts', () => {
    fc.assert(
      fc.property(anyCommands(machine), (commands) => {
        for (const { from, command, to, facts } of runOf(machine, commands).moves) {
          const drawn = machine.transitions.filter((one) => one.from.includes(from) && one.command === command);
          expect(drawn.map((one) => one.to)).toEqual([to]);
          const rules = machine.rules.filter(({ id }) => drawn[0]!.requires.includes(id));
          expect(rules.filter(({ condition }) => !holds(condition, facts))).toEqual([]);
        }
      }),
    );
  });

  it('stays in a state that is an end, and says so', () => {
    for (const { id } of machine.states.filter(({ end }) => end)) {
      expect(commandsFrom(machine, id)).toEqual([]);
      for (const { command } of machine.transitions) {
        expect(step(machine, id, command, {})).toMatchObject({ kind: 'refused', state: id, because: 'order' });
      }
    }
  });

  it('gives every refusal its reason and what to do next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...machine.states),
        fc.constantFrom(...machine.transitions),
        anyFacts(machine),
        ({ id }, { command }, facts) => {
          const made = step(machine, id, command, facts);
          if (made.kind === 'moved') return;
          expect(made.reasons.length).toBeGreaterThan(0);
          for (const { why, next } of made.reasons) expect(why.length * next.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('comes to every state by some order of commands, so that the promises above are no empty ones', () => {
    const runs = fc.sample(anyCommands(machine), { numRuns: 400, seed: 7 });
    const seen = new Set(runs.flatMap((commands) => runOf(machine, commands).moves.map(({ to }) => to)));
    expect(machine.states.map(({ id }) => id).filter((id) => id !== machine.initial && !seen.has(id))).toEqual([]);
  });

  it('has facts for every step: none is drawn that can never be made', () => {
    for (const { command, from } of machine.transitions) {
      const made = step(machine, from[0]!, command, { ...met(machine), ...special[command] });
      expect(made).toMatchObject({ kind: 'moved' });
    }
  });
});

describe('the warning of a threat to life', () => {
  const machine = machineOf('threat-to-life-warning');

  it('is possible from every state that any order of commands leads to, on any facts', () => {
    fc.assert(
      fc.property(anyCommands(machine), anyFacts(machine), (commands, facts) => {
        const { state } = runOf(machine, commands);
        expect(step(machine, state, 'warn', { ...facts, openCollisions: ['x'], holderRemoved: true })).toMatchObject({
          kind: 'moved',
          to: 'given',
        });
      }),
    );
  });

  it('flags what is missing, and a telling before the receipt', () => {
    const made = step(machine, 'received', 'warn', {
      receivedAt: '2024-03-21T14:10:00Z',
      toldAt: '2024-03-21T13:10:00Z',
      toldBy: 'the duty officer',
    });
    expect(made.kind === 'moved' && made.flags.map(({ rule }) => rule)).toEqual([
      'toldWhat',
      'language',
      'safetyPlan',
      'in-order',
    ]);
  });

  it('is reviewed by somebody else', () => {
    expect(step(machine, 'given', 'review', { reviewer: 'Anna', toldBy: 'anna ' })).toMatchObject({ kind: 'refused' });
    expect(step(machine, 'given', 'review', { reviewer: 'bert', toldBy: 'anna' })).toMatchObject({ kind: 'moved' });
  });
});

describe('a disruption', () => {
  const machine = machineOf('disruption');
  const proposed: StepFacts = {
    planner: 'anna',
    decidedBy: 'us',
    now: '2023-10-06T12:00:00Z',
    authorityExpires: '2024-01-06T12:00:00Z',
  };
  const reasonsOf = (command: string, facts: StepFacts, state = 'proposed') => {
    const made = step(machine, state, command, facts);
    return made.kind === 'refused' ? made.reasons.map(({ rule }) => rule) : [made.to];
  };

  it('is never under way without a second person, by any order of commands', () => {
    fc.assert(
      fc.property(anyCommands(machine), (commands) => {
        const { moves } = runOf(machine, commands);
        const begun = moves.findIndex(({ command }) => command === 'begin');
        if (begun === -1) return;
        const { facts } = moves.slice(0, begun).findLast(({ command }) => command === 'authorise')!;
        const name = (value: StepFact | undefined) => String(value).trim().toLowerCase();
        if (facts['smallTeam'] !== true) expect(name(facts['authoriser'])).not.toBe(name(facts['planner']));
      }),
    );
  });

  it('refuses the planner as authoriser, under another spelling too', () => {
    expect(reasonsOf('authorise', { ...proposed, authoriser: ' Anna' })).toEqual(['second-person']);
    expect(reasonsOf('authorise', { ...proposed, authoriser: 'bert', planner: ['anna', 'bert'] })).toEqual([
      'second-person',
    ]);
    expect(reasonsOf('authorise', { ...proposed, authoriser: 'bert' })).toEqual(['authorised']);
  });

  it('lets a small team name an outside reviewer, who is not the planner', () => {
    const small = { ...proposed, authoriser: 'anna', smallTeam: true };
    expect(reasonsOf('authorise', small)).toEqual(['second-person']);
    expect(reasonsOf('authorise', { ...small, outsideReviewer: 'anna' })).toEqual(['second-person']);
    expect(reasonsOf('authorise', { ...small, outsideReviewer: 'the registrar' })).toEqual(['authorised']);
  });

  it('is authorised once: a second authoriser at the same time is told so', () => {
    expect(step(machine, 'authorised', 'authorise', { ...proposed, authoriser: 'carl' })).toMatchObject({
      because: 'order',
      reasons: [{ why: '“authorise” does not follow from “authorised” (may begin).' }],
    });
  });

  it('makes a referral of what another body decides', () => {
    expect(reasonsOf('authorise', { ...proposed, authoriser: 'bert', decidedBy: 'Home Office' })).toEqual([
      'ours-to-decide',
    ]);
    expect(reasonsOf('refer', { ...proposed, authoriser: 'bert', decidedBy: 'Home Office' })).toEqual(['referred']);
    expect(reasonsOf('refer', { ...proposed, authoriser: 'bert' })).toEqual(['others-to-decide']);
  });

  it('waits for the deconfliction officer, and says no more than whom to speak to', () => {
    const crossed = { ...proposed, authoriser: 'bert', openCollisions: ['c1'] };
    const made = step(machine, 'proposed', 'authorise', crossed);
    expect(made).toMatchObject({ reasons: [{ rule: 'collisions-cleared', why: 'This may not go on as it is.' }] });
    expect(reasonsOf('authorise', { ...crossed, deconflictionDecision: 'may go on' })).toEqual(['authorised']);
    expect(reasonsOf('authorise', { ...crossed, deconflictionDecision: 'may not go on' })).toEqual([
      'collisions-cleared',
    ]);
  });

  it('flags an authority that runs out while it is under way, and refuses to begin on one', () => {
    const over = { ...proposed, now: '2024-02-01T00:00:00Z' };
    expect(watch(machine, 'under way', proposed)).toEqual([]);
    expect(watch(machine, 'under way', over).map(({ rule }) => rule)).toEqual(['authority-in-force']);
    expect(reasonsOf('begin', over, 'authorised')).toEqual(['authority-in-force']);
    expect(step(machine, 'under way', 'finish', { ...over, doneAt: over.now, doneBy: 'anna' })).toMatchObject({
      to: 'carried out',
      flags: [{ rule: 'authority-in-force' }],
    });
    expect(watch(machine, 'under way', { planner: 'anna' }).map(({ rule }) => rule)).toEqual(['authority-in-force']);
  });

  it('flags whoever left and still holds it', () => {
    expect(watch(machine, 'proposed', { holderRemoved: true }).map(({ rule }) => rule)).toEqual(['holder-removed']);
  });
});

describe('the gate from intelligence to evidence', () => {
  const machine = machineOf('evidence-gate');

  it('never passes what comes from interception, and records its handling', () => {
    fc.assert(
      fc.property(anyCommands(machine), (commands) => {
        const tapped = commands.map(([command, facts]) => [command, { ...facts, origin: 'intercept' }] as const);
        expect(['intelligence', 'handled apart']).toContain(runOf(machine, tapped).state);
      }),
    );
    expect(
      step(machine, 'intelligence', 'record handling for the prosecutor', { origin: 'intercept', handling: 'x' }),
    ).toMatchObject({
      to: 'handled apart',
    });
  });

  it('marks the rule of interception as not read', () => {
    const made = step(machine, 'intelligence', 'ask for permission', {
      origin: 'intercept',
      askedBy: 'a',
      originator: 'b',
    });
    expect(made).toMatchObject({ reasons: [{ rule: 'not-intercept', status: 'unverified' }] });
  });
});

describe('an item of unused material', () => {
  const machine = machineOf('disclosure-item');
  const sensitive = 'scheduled as sensitive';

  it('is never disclosed before it was judged or the court decided, by any order of commands', () => {
    fc.assert(
      fc.property(anyCommands(machine), (commands) => {
        const { moves } = runOf(machine, commands);
        const out = moves.findIndex(({ to }) => to === 'disclosed' || to === 'disclosed in part');
        const passed = moves.slice(0, Math.max(out, 0)).map(({ command }) => command);
        if (out === -1) return;
        expect(passed).toContain('judge relevant');
        expect(passed.some((command) => command === 'meets the test' || command === 'the court refuses')).toBe(true);
      }),
    );
  });

  it('asks why, where a presumption or a mark for the defence says otherwise', () => {
    const judged = { prosecutor: 'p', reasons: 'r', presumption: 'custody-records', mayHelpDefence: true };
    expect(step(machine, sensitive, 'does not meet the test', judged)).toMatchObject({
      reasons: [{ rule: 'presumption-answered' }, { rule: 'defence-mark-answered' }],
    });
  });

  it('goes up for review again after a new defence case or ruling', () => {
    expect(watch(machine, 'under review', { changedSinceJudged: true }).map(({ rule }) => rule)).toEqual([
      'defence-case-changed',
    ]);
    expect(step(machine, 'under review', 'review again', { reasons: 'defence statement' })).toMatchObject({
      to: 'recorded',
    });
  });
});

describe('a charge', () => {
  const machine = machineOf('charge');

  it('waits for the evidential stage where something changed since', () => {
    const facts = {
      decisionMaker: 'd',
      investigator: 'i',
      inForce: 'in force',
      consent: 'given',
      reportedStatus: 'arrested',
    };
    expect(step(machine, 'both stages passed', 'charge', facts)).toMatchObject({ to: 'charged', flags: [] });
    expect(step(machine, 'both stages passed', 'charge', { ...facts, evidentialDue: true })).toMatchObject({
      reasons: [{ rule: 'evidential-not-due' }],
    });
    expect(watch(machine, 'charged', { evidentialDue: true }).map(({ rule }) => rule)).toEqual(['review-due']);
  });

  it('refuses an offence that was not in force', () => {
    const facts = { decisionMaker: 'd', investigator: 'i', consent: 'given', reportedStatus: 'arrested' };
    expect(step(machine, 'both stages passed', 'charge', { ...facts, inForce: 'not in force' })).toMatchObject({
      reasons: [{ rule: 'in-force' }],
    });
  });

  it('ends proceedings on a record alone: a newspaper is none', () => {
    const facts = { decisionMaker: 'd', reasons: 'r', reportedStatus: 'dropped' };
    expect(step(machine, 'charged', 'discontinue', facts)).toMatchObject({ reasons: [{ rule: 'courtRecord' }] });
  });
});

it('tells which facts a command looks at', () => {
  expect(factsAsked(machineOf('disruption'), 'proposed', 'authorise').required).toEqual([
    'openCollisions',
    'deconflictionDecision',
    'decidedBy',
    'authoriser',
    'planner',
    'smallTeam',
    'outsideReviewer',
    'authorityExpires',
    'now',
  ]);
  expect(factsAsked(machineOf('threat-to-life-warning'), 'received', 'warn').required).toEqual([]);
  expect(factsAsked(machineOf('lead'), 'opened', 'assess')).toEqual({ required: [], flagged: [] });
});

it('knows no state that the machine has not', () => {
  expect(() => step(machineOf('lead'), 'nowhere', 'assess', {})).toThrow('no state');
});

it('takes no fact from what an object inherits', () => {
  expect(holds({ test: 'given', fact: 'constructor' }, {})).toBe(false);
});
