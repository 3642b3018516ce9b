import type { NamesProposal } from '#api/schemas/resolution';
import { entitySchemata, type EntitySchema } from '#domain/entity';
import { countText } from '../../../lib/count-text.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { toggled, type Choice } from '../queue-state.ts';
import { schemaWords } from '../schema-words.ts';
import { hangsText } from './card-side.tsx';
import { WordLink } from './word-link.tsx';

type Props = {
  readonly proposal: NamesProposal;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** Whether digits take names in and leave them out here, as in the queue. */
  readonly hasKeys?: boolean;
};

/** Names in documents that nobody has joined yet; each can be left out, and one in doubt is. */
export function NamesSide({ proposal, choice, onChoose, hasKeys = true }: Props) {
  const { names, changes } = proposal;
  return (
    <section className="side panel" aria-label={`Names in documents: ${names[0]!.name}`}>
      <h3>Names in documents</h3>
      <p className="muted small">
        {hangsText(changes)}
        {proposal.documentIds === null ? '' : '; joined in these documents alone, since a role passes on'}
      </p>
      <ul className="side-names pick">
        {names.map((one, i) => {
          const isIn = choice.names.includes(one.name);
          return (
            <li key={one.name} className={isIn ? undefined : 'left-out'}>
              <label className="row">
                <input type="checkbox" checked={isIn} onChange={() => onChoose(toggled(choice, one.name))} />
                <span dir="auto" className="pick-name">
                  {one.name}
                </span>
                <span className="muted small nowrap">
                  {countText(one.mentions, 'mention')}, {countText(one.documents, 'document')}
                </span>
                <i className="grow" />
                {hasKeys && i < 9 ? <Kbd of={String(i + 1)} /> : null}
              </label>
              {one.doubt === null ? null : (
                <p className="small tone-alleged" dir="auto">
                  may as well stand for {one.doubt}
                </p>
              )}
              {i === 0 ? null : (
                <p className="small muted" dir="auto">
                  {one.reasons
                    .filter((reason) => reason.weight !== 0)
                    .slice(0, 4)
                    .map((reason) => reason.words)
                    .join('; ')}
                </p>
              )}
              <p className="small places">
                {one.places.map((place) => (
                  <WordLink key={`${place.renditionId} ${place.start}`} to={place}>
                    {place.title}
                  </WordLink>
                ))}
                {one.documents > one.places.length ? (
                  <span className="muted">and {one.documents - one.places.length} more</span>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What would be made of the names. */
export function NewSide({ choice, onChoose }: Omit<Props, 'proposal'>) {
  return (
    <section className="side panel" aria-label="A new entity">
      <h3>A new entity</h3>
      <p className="muted small">made of these names; it can be taken back</p>
      <label className="stack-field">
        Name
        <input
          className="field"
          dir="auto"
          value={choice.name}
          maxLength={500}
          onChange={(event) => onChoose({ ...choice, name: event.currentTarget.value })}
        />
      </label>
      <label className="stack-field">
        Kind
        <select
          className="field"
          value={choice.schema}
          onChange={(event) => onChoose({ ...choice, schema: event.currentTarget.value as EntitySchema })}
        >
          {entitySchemata.map((schema) => (
            <option key={schema} value={schema}>
              {schemaWords[schema]}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
