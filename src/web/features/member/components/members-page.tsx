import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Compartment, Member } from '#api/schemas/case';
import { useCase } from '../../../lib/case-context.ts';
import { dayText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { WithQuery } from '../../../ui/with-query.tsx';
import { membersQuery } from '../api/list-members.ts';
import { MemberDialog } from './member-dialog.tsx';
import { OpenCompartmentDialog } from './open-compartment-dialog.tsx';
import { ProfileDialog } from './profile-dialog.tsx';

/** Who may see what: the members of each part of the case. */
export function MembersPage() {
  const { caseId, detail, asOf } = useCase();
  const members = useQuery(membersQuery(caseId, asOf));
  const [opening, setOpening] = useState(false);
  const [changing, setChanging] = useState(false);
  const owns = asOf === null && may(detail, 'own');
  return (
    <div className="scroll">
      <div className="page">
        <div className="page-head">
          <h1>Members</h1>
          <i className="grow" />
          <span className="muted small">profile: {detail.profile}</span>
          {owns ? (
            <Button variant="default" onClick={() => setChanging(true)}>
              Change the profile
            </Button>
          ) : null}
          {owns ? (
            <Button variant="default" onClick={() => setOpening(true)}>
              Open a compartment
            </Button>
          ) : null}
        </div>
        <WithQuery query={members} what="the members">
          {(list) => (
            <div className="stack" style={{ gap: 26 }}>
              {detail.compartments.map((place) => (
                <Place
                  key={place.compartmentId}
                  place={place}
                  members={list.filter((one) => one.compartmentId === place.compartmentId)}
                />
              ))}
            </div>
          )}
        </WithQuery>
      </div>
      {changing ? <ProfileDialog onClose={() => setChanging(false)} /> : null}
      {opening ? <OpenCompartmentDialog onClose={() => setOpening(false)} /> : null}
    </div>
  );
}

function Place({ place, members }: { place: Compartment; members: readonly Member[] }) {
  const { detail, asOf } = useCase();
  const [editing, setEditing] = useState<{ member: Member | null } | null>(null);
  const owns = asOf === null && may(detail, 'own', place.compartmentId);
  const name = place.isMain ? 'All of the case' : place.name;
  return (
    <section aria-label={name}>
      <div className="row" style={{ marginBottom: 8 }}>
        <h2 style={{ fontSize: 14, fontWeight: 600 }}>{name}</h2>
        <span className="muted small">
          {place.isMain ? 'what every member may read' : 'only these people know of it'}
        </span>
        <i className="grow" />
        {owns ? (
          <button type="button" className="as-link" onClick={() => setEditing({ member: null })}>
            Let somebody in
          </button>
        ) : null}
      </div>
      <table className="sheet panel">
        <thead>
          <tr>
            <th>Name</th>
            <th>Login</th>
            <th>Roles</th>
            <th>Since</th>
            {owns ? (
              <th>
                <span className="visually-hidden">Change</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.accountId}>
              <td>{member.name}</td>
              <td className="mono">{member.login}</td>
              <td>{member.roles.join(', ')}</td>
              <td>{dayText(member.since)}</td>
              {owns ? (
                <td>
                  <button
                    type="button"
                    className="as-link"
                    aria-label={`Change ${member.name}`}
                    onClick={() => setEditing({ member })}
                  >
                    change
                  </button>
                </td>
              ) : null}
            </tr>
          ))}
          {members.length === 0 ? (
            <tr>
              <td colSpan={5} className="muted">
                Nobody yet.
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {editing === null ? null : (
        <MemberDialog place={place} member={editing.member} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}
