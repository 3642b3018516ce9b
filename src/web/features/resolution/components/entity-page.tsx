import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntityView, PairProposal } from '#api/schemas/resolution';
import type { ResolutionDecision } from '#domain/resolution';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { may } from '../../../lib/may.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { LinkStroke } from '../../../ui/link-stroke.tsx';
import { LinkWords } from '../../../ui/link-words.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { decideProposedPair, splitEntity, undoOne, type EntryRef } from '../api/decide.ts';
import { entityQuery } from '../api/get-entity.ts';
import { noticesQuery } from '../api/list-notices.ts';
import { propertyWords } from '../property-words.ts';
import { proposalKey } from '../queue-state.ts';
import { schemaWords } from '../schema-words.ts';
import { useChange } from '../use-changes.ts';
import { hangsText, namesOf } from './card-side.tsx';
import { ConflictCard } from './conflicts-page.tsx';
import { DecisionLine } from './decision-line.tsx';
import { DescribeForm } from './describe-form.tsx';
import { NoticeLine } from './notices-page.tsx';
import { PossiblyNames } from './possibly-names.tsx';
import { Reasons } from './reasons.tsx';
import { WordLink } from './word-link.tsx';
import './resolution.css';

/** Somebody or something of the case: what is known, where each thing comes from, and who decided what. */
export function EntityPage() {
  const { caseId, asOf } = useCase();
  const { entityId } = useParams({ from: '/signed-in/cases/$caseId/entities/$entityId' });
  const entity = useQuery(entityQuery(caseId, entityId, asOf));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Entity">
      <div className="page wide entity-page">
        <WithQuery query={entity} what="the entity">
          {(view) => <Entity view={view} />}
        </WithQuery>
      </div>
    </div>
  );
}

function Entity({ view }: { view: EntityView }) {
  const { caseId, detail, asOf } = useCase();
  const change = useChange(caseId);
  const mayIn = (compartmentId: string) => asOf === null && may(detail, 'review', compartmentId);
  const undoOf = (entry: EntryRef) =>
    mayIn(entry.compartmentId)
      ? () => change.mutate({ run: () => undoOne(caseId, entry), done: 'It is taken back.' })
      : null;
  const { entity, members, facts, names, links, decisions, conflicts, possibly } = view;
  const nameOf = (id: string) => members.find((one) => one.entityId === id)?.name ?? entity.name;
  const isMerged = members.length > 1;
  const own = new Set(members.map((one) => one.entityId));
  const notices = (useQuery(noticesQuery(caseId, asOf)).data ?? []).filter((one) => own.has(one.entity.entityId));
  return (
    <>
      <div className="page-head">
        <h1 dir="auto">{entity.name}</h1>
        <span className="muted">
          {schemaWords[entity.schema]} · {hangsText(view.hangs)}
        </span>
        <i className="grow" />
        <Link
          className="as-link"
          to="/cases/$caseId/names"
          params={{ caseId }}
          search={(before) => ({ asOf: before.asOf })}
        >
          To decide
        </Link>
      </div>
      {notices.map((one) => (
        <NoticeLine key={one.noticeId} of={one} />
      ))}
      {conflicts.map((one) => (
        <ConflictCard key={`${one.left.entityId} ${one.right.entityId}`} of={one} />
      ))}
      {isMerged ? (
        <Section title={`One by decision: ${countText(members.length, 'entity', 'entities')}`}>
          <ul className="plain-list">
            {members.map((one) => (
              <li key={one.entityId} className="row">
                <span dir="auto">{one.name}</span>
                <span className="muted small">{schemaWords[one.schema]}</span>
                <i className="grow" />
                <button
                  type="button"
                  className="as-link"
                  disabled={!mayIn(one.compartmentId) || change.isPending}
                  onClick={() =>
                    change.mutate({
                      run: () => splitEntity(caseId, entity.entityId, [one.entityId]),
                      done: `${one.name} stands apart again; what joined it is taken back.`,
                    })
                  }
                >
                  Take apart
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="What is said of it">
        {facts.length === 0 ? <p className="faint">Nothing yet.</p> : null}
        <dl className="entity-facts">
          {facts.map((fact) => (
            <div key={fact.factId}>
              <dt>{propertyWords[fact.property]}</dt>
              <dd>
                <span dir="auto">{fact.value}</span>
                {isMerged ? <span className="muted small"> of {nameOf(fact.entityId)}</span> : null}
                <div className="small muted">
                  {fact.place === null ? (
                    <span dir="auto">“{fact.note}”</span>
                  ) : (
                    <WordLink to={fact.place}>{fact.place.title}</WordLink>
                  )}{' '}
                  · {fact.by.name}, <When at={fact.at} />{' '}
                  {fact.ofRow ? '· a row of a table' : <UndoButton undo={undoOf(fact.entry)} busy={change.isPending} />}
                </div>
              </dd>
            </div>
          ))}
        </dl>
        {asOf === null && may(detail, 'review') ? <DescribeForm entityId={entity.entityId} change={change} /> : null}
      </Section>
      <Section title={`Names in documents: ${namesOf(names).length}`}>
        {names.length === 0 ? <p className="faint">No names are joined to it yet.</p> : null}
        <table className="sheet panel" hidden={names.length === 0}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Document</th>
              <th>Mentions</th>
              <th>Joined by</th>
            </tr>
          </thead>
          <tbody>
            {names.map((one, i) => (
              <tr key={`${one.name} ${one.documentId} ${i}`}>
                <td>
                  <span dir="auto">{one.name}</span>
                  {isMerged ? <div className="small muted">of {nameOf(one.entityId)}</div> : null}
                </td>
                <td>{one.place === null ? one.title : <WordLink to={one.place}>{one.title}</WordLink>}</td>
                <td>{one.mentions}</td>
                <td className="small">
                  {one.by.name}, <When at={one.at} /> <UndoButton undo={undoOf(one.entry)} busy={change.isPending} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={`Links: ${links.length}`}>
        {links.length === 0 ? <p className="faint">Nobody relies on a link of it yet.</p> : null}
        <ul className="plain-list">
          {links.map((link) => (
            <LinkRow key={link.linkId} link={link} />
          ))}
        </ul>
      </Section>
      {asOf === null ? (
        <Section title="Possibly the same as">
          {possibly.length === 0 ? <p className="faint">Nobody undecided is like it.</p> : null}
          {possibly.map((one) =>
            one.kind === 'pair' ? (
              <Possibly key={proposalKey(one)} of={one} own={members.map((m) => m.entityId)} change={change} />
            ) : (
              // Names joined meanwhile are no longer chosen.
              <PossiblyNames key={`${proposalKey(one)} ${one.seen} ${one.names.length}`} of={one} change={change} />
            ),
          )}
        </Section>
      ) : null}
      <Section title="Decisions">
        {decisions.length === 0 ? <p className="faint">Nobody decided whether it is another.</p> : null}
        {decisions.map((one) => (
          <DecisionLine key={one.resolutionId} of={one} onUndo={undoOf(one.entry)} busy={change.isPending} />
        ))}
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="entity-section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function UndoButton({ undo, busy }: { undo: (() => void) | null; busy: boolean }) {
  if (undo === null) return null;
  return (
    <button type="button" className="as-link" onClick={undo} disabled={busy}>
      Take back
    </button>
  );
}

function LinkRow({ link }: { link: EntityView['links'][number] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div>
        <span dir="auto">{link.from.name}</span> <LinkStroke basis={link.basis} />{' '}
        <span dir="auto">{link.to.name}</span>{' '}
        <span className="muted">
          {link.kind}, {link.basis}
          {link.time === null ? '' : `, ${link.time}`}
        </span>{' '}
        <button type="button" className="as-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {countText(link.claimIds.length, 'claim')}
        </button>
      </div>
      <FairLine fairness={link.fairness} />
      {isOpen ? <LinkWords claimIds={link.claimIds} against={link.contradictedBy} /> : null}
    </li>
  );
}

type PossiblyProps = {
  readonly of: PairProposal;
  readonly own: readonly string[];
  readonly change: ReturnType<typeof useChange>;
};

function Possibly({ of, own, change }: PossiblyProps) {
  const { caseId, detail, asOf } = useCase();
  const other = own.includes(of.left.entity.entityId) ? of.right : of.left;
  const mayDecide = asOf === null && may(detail, 'review');
  const decide = (decision: ResolutionDecision, done: string) => () =>
    change.mutate({ run: () => decideProposedPair(caseId, of, decision, null), done });
  return (
    <article className="panel possibly">
      <div className="row">
        <h3 dir="auto">
          <Link
            to="/cases/$caseId/entities/$entityId"
            params={{ caseId, entityId: other.entity.entityId }}
            search={(before) => ({ asOf: before.asOf })}
            className="as-link"
          >
            {other.entity.name}
          </Link>
        </h3>
        <span className="muted small">{hangsText(other.hangs)}</span>
        <i className="grow" />
        <Button
          size="compact-sm"
          disabled={!mayDecide || change.isPending}
          onClick={decide('same', 'They are one now.')}
        >
          The same
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!mayDecide || change.isPending}
          onClick={decide('not same', 'They are kept apart.')}
        >
          Not the same
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!mayDecide || change.isPending}
          onClick={decide('unsure', 'It is left open.')}
        >
          Unsure
        </Button>
      </div>
      <Reasons reasons={of.reasons} contradictions={of.contradictions} />
    </article>
  );
}
