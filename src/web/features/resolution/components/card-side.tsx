import { Link } from '@tanstack/react-router';
import type { EntityCard, Hanging, JoinedName } from '#api/schemas/resolution';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { propertyWords } from '../property-words.ts';
import { schemaWords } from '../schema-words.ts';
import { WordLink } from './word-link.tsx';

const shownNames = 8;

/** What hangs on somebody, in one line. */
export function hangsText({ links, claims, mentions, documents }: Hanging): string {
  const parts = [
    links > 0 ? countText(links, 'link') : null,
    claims > 0 ? countText(claims, 'claim') : null,
    mentions > 0 ? countText(mentions, 'mention') : null,
    documents > 0 ? `in ${countText(documents, 'document')}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing rests on it yet' : parts.join(' · ');
}

/** Names that documents use, each once, with its places. */
export function namesOf(names: readonly JoinedName[]): { name: string; mentions: number; places: JoinedName[] }[] {
  const byName = new Map<string, JoinedName[]>();
  for (const one of names) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return [...byName].map(([name, places]) => ({
    name,
    mentions: places.reduce((sum, one) => sum + one.mentions, 0),
    places,
  }));
}

/** One side of a comparison: somebody as the case knows them, each thing with the way to where it stands. */
export function CardSide({ card, alike }: { card: EntityCard; alike: ReadonlySet<string> }) {
  const { caseId } = useCase();
  const names = namesOf(card.names);
  return (
    <section className="side panel" aria-label={card.entity.name}>
      <h3 dir="auto">
        <Link
          to="/cases/$caseId/entities/$entityId"
          params={{ caseId, entityId: card.entity.entityId }}
          search={(before) => ({ asOf: before.asOf })}
          className="side-name"
        >
          {card.entity.name}
        </Link>
      </h3>
      <p className="muted small">
        {schemaWords[card.entity.schema]} · {hangsText(card.hangs)}
      </p>
      {card.members.length > 1 ? (
        <p className="small" dir="auto">
          one by decision with{' '}
          {card.members
            .slice(1)
            .map((one) => one.name)
            .join(', ')}
        </p>
      ) : null}
      {card.facts.length === 0 ? null : (
        <dl className="side-facts">
          {card.facts.map((fact) => (
            <div key={fact.factId} className={alike.has(`${fact.property} ${fact.value}`) ? 'alike' : undefined}>
              <dt>{propertyWords[fact.property]}</dt>
              <dd dir="auto">
                {fact.value}
                {alike.has(`${fact.property} ${fact.value}`) ? (
                  <span className="small muted"> (on both sides)</span>
                ) : null}
                <div className="small">
                  {fact.place === null ? (
                    <span className="muted">
                      {fact.by.name}: {fact.note}
                    </span>
                  ) : (
                    <WordLink to={fact.place}>{fact.place.title}</WordLink>
                  )}
                </div>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {names.length === 0 ? null : (
        <ul className="side-names">
          {names.slice(0, shownNames).map(({ name, mentions, places }) => (
            <li key={name}>
              <span dir="auto">{name}</span> <span className="muted small">{countText(mentions, 'mention')}</span>
              <div className="small clip">
                {places[0]!.place === null ? (
                  places[0]!.title
                ) : (
                  <WordLink to={places[0]!.place}>{places[0]!.title}</WordLink>
                )}
                {places.length > 1 ? <span className="muted"> and {places.length - 1} more</span> : null}
              </div>
            </li>
          ))}
          {names.length > shownNames ? (
            <li className="muted small">and {names.length - shownNames} more names</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
