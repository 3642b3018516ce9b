import { Button } from '@mantine/core';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import { When } from '../../../ui/when.tsx';
import type { LaneThing } from '../api/things.ts';
import { useCaseTitles } from '../case-titles.ts';
import { fieldText, wordsOf } from '../field-words.ts';
import { capitalised, lengthText, shownFields, waitsFor } from '../thing-words.ts';
import { PersonLine } from './person-line.tsx';
import { ThingTies } from './thing-ties.tsx';
import { NotVerified } from './not-verified.tsx';

type Props = {
  readonly thing: LaneThing;
  readonly mayWork: boolean;
  /** What a field's value means where it is a word of doctrine. */
  readonly meaning: (name: string, value: string) => string;
  readonly onStep: (command: string) => void;
};

/** One thing of a lane: where it is, what may follow and for whom, what is wrong, what was said and done. */
export function ThingPanel({ thing, mayWork, meaning, onStep }: Props) {
  const titles = useCaseTitles();
  const mine = thing.next.filter((one) => one.mine);
  const others = thing.next.filter((one) => !one.mine);
  const wait = waitsFor(thing);
  return (
    <>
      <div className="mx-side-head">
        <span className="small muted">{thing.kind}</span>
        <h2 dir="auto">{thing.title}</h2>
        <p>
          {thing.state === null ? null : <b>{thing.state}</b>}
          <span className="muted">
            {thing.state === null ? '' : ` for ${lengthText(thing.sinceMinutes)}`}
            {wait === null ? '' : ` · waits for ${wait}`}
          </span>
        </p>
      </div>
      {thing.clock === null ? null : (
        <p className={thing.clock.isGiven ? 'lane-clock' : 'lane-clock open'}>
          <span aria-hidden="true">◷ </span>
          {thing.clock.words}
        </p>
      )}
      {thing.speakTo === null ? null : (
        <p className="lane-hold">
          <span aria-hidden="true">⚠ </span>
          {thing.speakTo.words}
        </p>
      )}
      {thing.watch.map(({ rule, why, next, source, status }) => (
        <p key={rule} className="lane-hold">
          <span aria-hidden="true">⚠ </span>
          {why} <span className="muted">{next}</span> <NotVerified of={{ source, status }} />
        </p>
      ))}
      {thing.missed.map(({ deadline, words, next }) => (
        <p key={deadline.id} className="lane-hold">
          <span aria-hidden="true">⚠ </span>
          {words} <span className="muted">{next}</span> <NotVerified of={deadline} />
        </p>
      ))}
      {mayWork && mine.length > 0 ? (
        <div className="row mx-does">
          {mine.map((one, at) => (
            <Button
              key={one.command}
              size="compact-sm"
              variant={at === 0 ? 'filled' : 'default'}
              onClick={() => onStep(one.command)}
            >
              {capitalised(one.command)}
            </Button>
          ))}
        </div>
      ) : null}
      {others.length === 0 ? null : (
        <p className="small muted lane-others">
          {others.map(({ command, roles }) => `${command}: ${roles.join(' or ')}`).join(' · ')}
        </p>
      )}
      {thing.persons.map((person) => (
        <div key={person.entityId} className="lane-person">
          <b dir="auto">{person.name}</b>
          <PersonLine fairness={person.fairness} isAtRisk={isOfAtRisk(thing)} />
        </div>
      ))}
      <ThingTies thing={thing} />
      <h3>On record</h3>
      <dl className="lane-fields">
        {shownFields(thing.fields).flatMap(([name, value]) => {
          const text = fieldText(name, value, titles);
          if (text === null) return [];
          return [
            <div key={name}>
              <dt>{wordsOf(name).label}</dt>
              <dd dir="auto">{meaning(name, text)}</dd>
            </div>,
          ];
        })}
      </dl>
      <h3>What was done</h3>
      <ol className="lane-steps">
        <li>
          put on record by {thing.filedBy.name}, <When at={thing.filedAt} />
        </li>
        {thing.steps.map((step) => (
          <li key={`${step.entry.seq}.${step.entry.ordinal}`}>
            <b>{step.command}</b>
            {step.to === null || step.to === step.from ? '' : ` → ${step.to}`} · {step.by.name}, <When at={step.at} />
            {step.flags.length === 0 ? null : <div className="small tone-denied">flagged: {step.flags.join(', ')}</div>}
          </li>
        ))}
      </ol>
    </>
  );
}
