import { isOfAtRisk } from '#domain/is-of-at-risk';
import type { LaneThing } from '../api/things.ts';
import { PersonLine } from './person-line.tsx';

/** Everybody whom a thing is about, with what must stand beside its title wherever that stands by itself. */
export function PersonsBeside({ thing }: { readonly thing: LaneThing }) {
  return (
    <>
      {thing.persons.map((person) => (
        <div key={person.entityId}>
          <b dir="auto">{person.name}</b>
          <PersonLine fairness={person.fairness} isAtRisk={isOfAtRisk(thing)} />
        </div>
      ))}
    </>
  );
}
